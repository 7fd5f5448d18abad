import { Button, type ButtonProps } from './Button.tsx';
import { useRipe } from './time/useRipe.ts';

interface LateButtonProps extends Omit<ButtonProps, 'onPress'> {
  onPress: () => void;
  /** What it stands among: each change may have moved it to where another was. */
  layout?: string;
}

/**
 * A button that comes to stand where another was, or pushes others aside: for half a second a press that was
 * meant for those is none for this. A key is, since the keyboard was brought here.
 */
export function LateButton({ onPress, layout, ...props }: LateButtonProps) {
  const ripe = useRipe(layout);
  return (
    <Button
      {...props}
      {...(ripe ? {} : { 'aria-disabled': true })}
      onPress={({ pointerType }) => {
        if (ripe || pointerType === 'keyboard') onPress();
      }}
    />
  );
}
