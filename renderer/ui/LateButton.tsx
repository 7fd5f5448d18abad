import { Button, type ButtonProps, IconButton, type IconButtonProps } from './Button.tsx';
import { useLatePress } from './time/useLatePress.ts';
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

interface LateIconButtonProps extends Omit<IconButtonProps, 'onPress'> {
  onPress: () => void;
  /** What it means just now; with each change of it, a press that was meant for the other is none for this. */
  layout: string;
}

/** A button with two meanings in turn, such as pause and resume. */
export function LateIconButton({ onPress, layout, ...props }: LateIconButtonProps) {
  const { late, heard } = useLatePress(layout);
  return (
    <IconButton
      {...props}
      {...(late ? { 'aria-disabled': true } : {})}
      onPress={(event) => {
        if (heard(event)) onPress();
      }}
    />
  );
}
