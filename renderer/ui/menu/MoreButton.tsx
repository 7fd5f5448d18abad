import { ChevronDown } from 'lucide-react';
import { type ButtonProps, IconButton } from '../Button.tsx';
import { MenuButton, type MenuEntry } from './Menu.tsx';

interface MoreButtonProps extends Pick<ButtonProps, 'size' | 'look' | 'isDisabled'> {
  label: string;
  /** What it is of, where others like it are near. */
  of?: string;
  entries: readonly (MenuEntry | 'separator')[];
}

/** Stands beside a button and opens other ways to do the same. */
export function MoreButton({ entries, ...button }: MoreButtonProps) {
  return (
    <MenuButton
      entries={entries}
      trigger={
        <IconButton {...button} data-more="">
          <ChevronDown aria-hidden />
        </IconButton>
      }
    />
  );
}
