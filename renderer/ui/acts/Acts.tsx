import { Fragment, type ReactNode } from 'react';
import { en } from '../../strings/en.ts';
import { Button, IconButton } from '../Button.tsx';
import type { MenuEntry } from '../menu/Menu.tsx';
import { MoreButton } from '../menu/MoreButton.tsx';
import { useLatePress } from '../time/useLatePress.ts';

/** Something that can be done about what runs or has run. */
export interface Act {
  readonly label: string;
  readonly run: () => void;
  /** Shown in place of the label, which then is a tooltip. */
  readonly icon?: ReactNode;
  /** It was asked for, and is still on its way. */
  readonly pending?: boolean;
  /** It says no more than where there is more. */
  readonly quiet?: boolean;
  /** Other ways to do the same, in a menu beside it. */
  readonly others?: {
    readonly label: string;
    readonly entries: readonly (MenuEntry | 'separator')[];
  };
}

interface ActsProps {
  acts: readonly Act[];
  /** What a screen reader is told that it is done to. */
  subject: string;
  /** What the acts hang on: with each change of it, others may stand where these were. */
  layout: string;
}

/**
 * The buttons of a line. Each means one thing for as long as it is there; when others come, for half a second
 * a press that was meant for those before is none for these, by pointer or by key.
 */
export function Acts({ acts, subject, layout }: ActsProps) {
  const { late, heard } = useLatePress(layout);
  const state = late ? { 'aria-disabled': true as const } : {};
  return acts.map(({ label, run, icon, pending = false, quiet = false, others }) => {
    const press = (event: { pointerType: string }) => {
      if (heard(event)) run();
    };
    const key = `${layout} ${label}`;
    const button =
      icon === undefined ? (
        <Button
          key={key}
          {...state}
          size="small"
          look={quiet ? 'quiet' : 'outlined'}
          isPending={pending}
          aria-label={en.names.of(label, subject)}
          onPress={press}
        >
          {label}
        </Button>
      ) : (
        <IconButton key={key} {...state} size="small" label={label} of={subject} onPress={press}>
          {icon}
        </IconButton>
      );
    return others === undefined ? (
      button
    ) : (
      <Fragment key={key}>
        {button}
        <MoreButton size="small" of={subject} {...others} />
      </Fragment>
    );
  });
}
