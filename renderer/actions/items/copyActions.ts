import { ChevronDown, Link, QrCode } from 'lucide-react';
import type { Summary } from '../../../shared/selection/summary.ts';
import { openDialog } from '../../stores/dialogs/dialogStore.ts';
import { en } from '../../strings/en.ts';
import { copyLabel } from '../copying/copyLabel.ts';
import { copyLinks } from '../copying/copyLinks.ts';
import { openCopyMenu } from '../copying/copyMenuStore.ts';
import type { ItemAction, ItemContext, Possibility } from './itemAction.ts';
import { linkable, shortestLinkLife } from './possible.ts';

/** A link can be copied that others can open. */
function copyable(chosen: Summary, context: ItemContext): Possibility {
  const { absences, ...able } = linkable(chosen, context);
  const linkLifeMs = shortestLinkLife(able.accountIds, context);
  return { ...able, living: chosen.living, blocked: false, linkLifeMs, why: absences };
}

/** A code holds one link. */
function codable(chosen: Summary, context: ItemContext): Possibility {
  const able = copyable(chosen, context);
  const { living } = chosen;
  const why = living === 0 ? [] : [en.copying.qr.oneAtATime];
  return chosen.count === 1 ? able : { ...able, count: 0, accountIds: [], why };
}

const copy: ItemAction = {
  id: 'copy',
  Icon: Link,
  look: 'primary',
  surfaces: ['card', 'menu', 'inspector'],
  label: ({ count, linkLifeMs }) => copyLabel(count, linkLifeMs),
  keys: {
    chords: [{ key: 'c', mod: true, shift: false }],
    heard: 'window',
    meaning: en.shell.keys.copy,
    copies: true,
  },
  possible: copyable,
  run: (target) => copyLinks(target),
};

/** What is done with links: copied in the format that is remembered, in another, or as a code. */
export const copyActions: readonly ItemAction[] = [
  copy,
  {
    id: 'copy-as',
    Icon: ChevronDown,
    look: 'outlined',
    surfaces: ['card'],
    label: () => en.copying.openMenu,
    // Each format has keys of its own.
    keys: null,
    possible: copyable,
    run: openCopyMenu,
  },
  {
    id: 'qr',
    Icon: QrCode,
    look: 'outlined',
    surfaces: ['menu'],
    label: () => en.copying.qr.action,
    keys: {
      chords: [{ key: 'q', alt: true, shift: true }],
      heard: 'window',
      meaning: en.copying.qr.action,
    },
    possible: codable,
    run({ rows: [row] }) {
      if (row !== undefined) openDialog({ kind: 'qr', row });
    },
  },
];

/** The action that copies links, in a format of its own: possible with what the other is. */
export const copyAs = (format: string): ItemAction => ({
  ...copy,
  run: (target) => copyLinks(target, format),
});
