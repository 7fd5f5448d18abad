import {
  Download,
  ExternalLink,
  Eye,
  Images,
  Link,
  MessageSquareShare,
  Trash2,
} from 'lucide-react';
import type { Capability } from '../../../shared/account.ts';
import type { MediaRow } from '../../../shared/media.ts';
import { client, failureOf } from '../../bridge/client.ts';
import { accountIndex } from '../../stores/accounts/accountIndex.ts';
import { openDialog } from '../../stores/dialogs/dialogStore.ts';
import { sayFailure } from '../../stores/notices/sayFailure.ts';
import { change } from '../../stores/view/viewStore.ts';
import { en } from '../../strings/en.ts';
import { formatCount, formatDuration } from '../../text/format.ts';
import { linkLifeOf } from '../../text/linkLife.ts';
import { fits, type KeyPress } from '../chord.ts';
import { copyLinks } from '../copying/copyLinks.ts';
import { saveItem } from '../saving/saveItem.ts';
import type { ItemAction, ItemActionId, ItemContext, Possibility, Surface } from './itemAction.ts';
import { linkable, livingAt, possible, shortestLinkLife } from './possible.ts';

/** Possible with those whose provider has a capability. */
const needs =
  (capability: Capability) =>
  (rows: readonly MediaRow[], { providerOf, now }: ItemContext): Possibility => {
    const found = possible(capability, rows, providerOf, now);
    return {
      rows: found.rows,
      living: livingAt(rows, providerOf, now),
      blocked: false,
      linkLifeMs: null,
      why: found.absences,
    };
  };

/** A button has room for the whole of it where there is but one. */
function copyLabel(count: number, lifeMs: number | null): string {
  if (lifeMs === null) return en.library.copyLinks(count, formatCount(count));
  return count === 1
    ? en.library.copyLinkFor(linkLifeOf(lifeMs))
    : en.library.copyLinksFor(formatCount(count), formatDuration(lifeMs));
}

/** A link can be copied that others can open. */
function copyable(rows: readonly MediaRow[], context: ItemContext): Possibility {
  const { rows: able, absences } = linkable(rows, context);
  return {
    rows: able,
    living: livingAt(rows, context.providerOf, context.now),
    blocked: false,
    linkLifeMs: shortestLinkLife(able, context),
    why: absences,
  };
}

/** The bytes of what is there can always be had, by the account's own credentials. */
function savable(rows: readonly MediaRow[], { providerOf, now }: ItemContext): Possibility {
  const living = livingAt(rows, providerOf, now);
  const known = living.filter((row) => providerOf(row) !== undefined);
  const able = known.length === 1 && rows.length === 1 ? known : [];
  const why = rows.length > 1 ? [en.saving.oneAtATime] : [];
  return { rows: able, living, blocked: false, linkLifeMs: null, why };
}

/** Where links are private, the account's owner can make them public. */
function openable(rows: readonly MediaRow[], context: ItemContext): Possibility {
  const { providerOf, linksOf, now } = context;
  const living = livingAt(rows, providerOf, now);
  const hidden = living.filter(
    (row) => linksOf(row) === 'protected' && providerOf(row)?.capabilities.link?.canBeOpened,
  );
  return { rows: hidden, living, blocked: false, linkLifeMs: null, why: [] };
}

/** The page is that of the first of them: no two providers have the same. */
function showHowToOpen([first]: readonly MediaRow[]): void {
  const account = first === undefined ? undefined : accountIndex().accountOf(first.accountId);
  if (account === undefined) return;
  const { id: accountId, providerId } = account;
  client.app
    .openConsole({ providerId, page: 'public-links', accountId })
    .catch((error: unknown) => sayFailure(failureOf(error)));
}

/** A message carries what has a link; which account sends it is chosen later. */
function sendable(rows: readonly MediaRow[], context: ItemContext): Possibility {
  const { providerOf, mostSent, now } = context;
  if (mostSent === 0) return { ...needs('compose')(rows, context), rows: [] };
  const linked = linkable(rows, context);
  const crowded = linked.rows.length > mostSent;
  return {
    rows: linked.rows,
    living: livingAt(rows, providerOf, now),
    blocked: crowded,
    linkLifeMs: null,
    why: crowded ? [en.messages.tooMany(mostSent)] : linked.absences,
  };
}

/** All that can be done with items, in the order in which it is offered: something new is an entry more. */
export const itemActions: readonly ItemAction[] = [
  {
    id: 'look',
    Icon: Eye,
    look: 'outlined',
    surfaces: ['menu'],
    label: () => en.looking.action,
    keys: {
      chords: [{ key: ' ', mod: false, shift: false }, { key: 'Enter' }],
      heard: 'grid',
      meaning: en.looking.action,
      selects: true,
    },
    possible: (rows) => ({
      rows: rows.length === 1 ? rows : [],
      living: rows,
      blocked: false,
      linkLifeMs: null,
      why: rows.length > 1 ? [en.looking.oneAtATime] : [],
    }),
    run: ([row]) => {
      if (row !== undefined) openDialog({ kind: 'look', row });
    },
  },
  {
    id: 'details',
    Icon: Images,
    look: 'outlined',
    surfaces: ['menu'],
    label: () => en.library.openInspector,
    keys: {
      chords: [{ key: 'i', mod: true }],
      heard: 'grid',
      meaning: en.shell.keys.details,
      selects: true,
    },
    possible: (rows) => ({ rows, living: rows, blocked: false, linkLifeMs: null, why: [] }),
    run: () => change({ drawer: 'inspector' }),
  },
  {
    id: 'copy',
    Icon: Link,
    look: 'primary',
    surfaces: ['card', 'menu', 'inspector'],
    label: ({ rows: { length }, linkLifeMs }) => copyLabel(length, linkLifeMs),
    keys: {
      chords: [{ key: 'c', mod: true, shift: false }],
      heard: 'window',
      meaning: en.shell.keys.copy,
      copies: true,
    },
    possible: copyable,
    run: (rows) =>
      copyLinks(
        rows.map(({ id }) => id),
        rows,
      ),
  },
  {
    id: 'save',
    Icon: Download,
    look: 'primary',
    surfaces: ['menu', 'inspector'],
    label: () => en.saving.action,
    keys: {
      chords: [{ key: 's', mod: true, shift: false }],
      heard: 'window',
      meaning: en.shell.keys.save,
    },
    possible: savable,
    run: ([row]) => {
      if (row !== undefined) saveItem(row);
    },
  },
  {
    id: 'make-public',
    Icon: ExternalLink,
    look: 'primary',
    surfaces: ['menu', 'inspector'],
    label: () => en.link.makePublic,
    keys: null,
    possible: openable,
    run: showHowToOpen,
  },
  {
    id: 'send',
    Icon: MessageSquareShare,
    look: 'outlined',
    surfaces: ['menu', 'inspector'],
    label: () => en.messages.action,
    keys: null,
    possible: sendable,
    run: (rows) => openDialog({ kind: 'compose', rows, again: null, draft: null }),
  },
  {
    id: 'remove',
    Icon: Trash2,
    look: 'careful',
    surfaces: ['menu', 'inspector'],
    label: ({ rows, living }) =>
      rows.length < living.length
        ? en.removal.some(formatCount(rows.length), formatCount(living.length))
        : en.removal.action(rows.length, formatCount(rows.length)),
    keys: {
      chords: [{ key: 'Delete' }, { key: 'Backspace', mod: true }],
      heard: 'grid',
      meaning: en.shell.keys.remove,
    },
    possible: needs('remove'),
    run: (rows) => openDialog({ kind: 'remove-items', rows }),
  },
];

/** What the system's own command to copy means. */
export const copiesSelection = itemActions.find(({ keys }) => keys?.copies === true);

export const actionsOn = (surface: Surface) =>
  itemActions.filter(({ surfaces }) => surfaces.includes(surface));

export function itemAction(id: ItemActionId): ItemAction | undefined {
  return itemActions.find((action) => action.id === id);
}

export function itemActionFor(press: KeyPress, heard: 'window' | 'grid'): ItemAction | undefined {
  return itemActions.find(
    ({ keys }) => keys?.heard === heard && keys.chords.some((chord) => fits(chord, press)),
  );
}
