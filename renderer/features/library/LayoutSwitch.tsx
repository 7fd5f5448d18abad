import { LayoutGrid, List } from 'lucide-react';
import { appear, useAppearance } from '../../stores/view/appearanceStore.ts';
import { en } from '../../strings/en.ts';
import { IconButton } from '../../ui/Button.tsx';
import styles from './LayoutSwitch.module.css';

const layouts = [
  { layout: 'grid', Icon: LayoutGrid },
  { layout: 'list', Icon: List },
] as const;

/** Pictures beside each other, or rows with columns. */
export function LayoutSwitch() {
  const now = useAppearance(({ layout }) => layout);
  return (
    // biome-ignore lint/a11y/useSemanticElements: a fieldset is for forms.
    <div role="group" aria-label={en.list.layouts} className={styles.switch}>
      {layouts.map(({ layout, Icon }) => (
        <IconButton
          key={layout}
          size="small"
          label={en.list[layout]}
          aria-pressed={layout === now}
          onPress={() => appear({ layout })}
        >
          <Icon />
        </IconButton>
      ))}
    </div>
  );
}
