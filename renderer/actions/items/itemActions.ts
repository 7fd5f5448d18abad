import {
  BrushCleaning,
  Copy,
  Download,
  ExternalLink,
  Eye,
  ImagePlus,
  Images,
  MessageSquareShare,
  Trash2,
} from 'lucide-react';
import type { Capability } from '../../../shared/account.ts';
import type { Summary } from '../../../shared/selection/summary.ts';
import { failureOf } from '../../bridge/client.ts';
import { openDialog } from '../../stores/dialogs/dialogStore.ts';
import { rowsOf, type Target } from '../../stores/library/target.ts';
import { sayFailure } from '../../stores/notices/sayFailure.ts';
import { en } from '../../strings/en.ts';
import { formatCount } from '../../text/format.ts';
import { fits, type KeyPress } from '../chord.ts';
import { copyFiles, copyPicture } from '../saving/handOver.ts';
import { saveItem, saveMany } from '../saving/saveItem.ts';
import { archiveAction } from './archiveAction.ts';
import { calendarAction } from './calendarAction.ts';
import { copyActions } from './copyActions.ts';
import { showDetails } from './details.ts';
import type { ItemAction, ItemActionId, ItemContext, Possibility, Surface } from './itemAction.ts';
import { lastingActions } from './lastingActions.ts';
import { linkActions } from './linkActions.ts';
import { linkable, possible, thoseOf } from './possible.ts';
import { renewAction } from './renewAction.ts';
import { showHowToOpen } from './showHowToOpen.ts';

/** Possible with those whose provider has a capability. */
const needs =
  (capability: Capability) =>
  (chosen: Summary, { providerOf }: ItemContext): Possibility => {
    const { absences, ...able } = possible(capability, chosen, providerOf);
    return { ...able, living: chosen.living, blocked: false, linkLifeMs: null, why: absences };
  };

/** The bytes of what is there can always be had, by the account's own credentials; of what is not, an archive may have them. */
function savable({ obtainable, accounts }: Summary): Possibility {
  const accountIds = accounts.map(({ accountId }) => accountId);
  return {
    count: obtainable,
    accountIds: obtainable === 0 ? [] : accountIds,
    living: obtainable,
    blocked: false,
    linkLifeMs: null,
    why: [],
  };
}

/** As files they go to other programs, which take what is on this disk: not too many at once. */
function handable(chosen: Summary, { mostCopied }: ItemContext): Possibility {
  const able = savable(chosen);
  const blocked = able.count > mostCopied;
  const why =
    mostCopied === 1 ? en.saving.oneFile : en.saving.tooManyFiles(formatCount(mostCopied));
  return { ...able, blocked, why: blocked ? [why] : [] };
}

/** One picture at a time goes on the clipboard as pixels. */
function picturable(chosen: Summary, context: ItemContext): Possibility {
  const isPicture = chosen.count === 1 && chosen.kinds[0]?.kind === 'image';
  if (isPicture) return handable(chosen, context);
  const { obtainable: living } = chosen;
  const why = living === 0 ? [] : [en.saving.onlyImages];
  return { count: 0, accountIds: [], living, blocked: false, linkLifeMs: null, why };
}

/** Where links are private, the account's owner can make them public. */
function openable(chosen: Summary, { providerOf, linksOf }: ItemContext): Possibility {
  const hidden = thoseOf(
    chosen,
    (id) => linksOf(id) === 'protected' && providerOf(id)?.capabilities.link?.canBeOpened === true,
  );
  return { ...hidden, living: chosen.living, blocked: false, linkLifeMs: null, why: [] };
}

/** A message carries what has a link; which account sends it is chosen later. */
function sendable(chosen: Summary, context: ItemContext): Possibility {
  const { mostSent } = context;
  if (mostSent === 0) return { ...needs('compose')(chosen, context), count: 0 };
  const { absences, ...linked } = linkable(chosen, context);
  const crowded = linked.count > mostSent;
  return {
    ...linked,
    living: chosen.living,
    blocked: crowded,
    linkLifeMs: null,
    why: crowded ? [en.messages.tooMany(mostSent)] : absences,
  };
}

function compose(target: Target): void {
  rowsOf(target).then(
    (rows) => openDialog({ kind: 'compose', rows, again: null, draft: null }),
    (error: unknown) => sayFailure(failureOf(error)),
  );
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
    alsoFrom: ['archives'],
    possible: ({ count, living, obtainable, accounts }) => ({
      count: count === 1 ? obtainable : 0,
      accountIds: count === 1 ? accounts.map(({ accountId }) => accountId) : [],
      living,
      blocked: false,
      linkLifeMs: null,
      why: count > 1 ? [en.looking.oneAtATime] : obtainable === 0 ? [en.looking.ended] : [],
    }),
    run: ({ rows: [row] }) => {
      if (row !== undefined) openDialog({ kind: 'look', row });
    },
  },
  {
    id: 'details',
    Icon: Images,
    look: 'outlined',
    surfaces: ['menu'],
    label: () => en.library.openInspector,
    // They stand beside the library, where a key of the window shows them.
    keys: null,
    possible: ({ count, accounts }) => ({
      count,
      accountIds: accounts.map(({ accountId }) => accountId),
      living: count,
      blocked: false,
      linkLifeMs: null,
      why: [],
    }),
    run: showDetails,
  },
  ...copyActions,
  {
    id: 'copy-files',
    Icon: Copy,
    look: 'outlined',
    surfaces: ['menu'],
    label: ({ count }) => en.saving.copyFiles(count, formatCount(count)),
    keys: {
      chords: [{ key: 'c', mod: true, shift: true }],
      heard: 'window',
      meaning: en.shell.keys.copyFiles,
    },
    alsoFrom: ['archives'],
    possible: handable,
    run: copyFiles,
  },
  {
    id: 'copy-picture',
    Icon: ImagePlus,
    look: 'outlined',
    surfaces: ['menu'],
    label: () => en.saving.copyPicture,
    keys: null,
    alsoFrom: ['archives'],
    possible: picturable,
    run: copyPicture,
  },
  {
    id: 'save',
    Icon: Download,
    look: 'primary',
    surfaces: ['menu', 'inspector'],
    label: ({ count }) => (count > 1 ? en.saving.some(formatCount(count)) : en.saving.action),
    keys: {
      chords: [{ key: 's', mod: true, shift: false }],
      heard: 'window',
      meaning: en.shell.keys.save,
    },
    alsoFrom: ['archives'],
    possible: savable,
    run(target) {
      const [row] = target.rows;
      if (target.count > 1) saveMany(target);
      else if (row !== undefined) saveItem(row);
    },
  },
  ...linkActions,
  {
    id: 'make-public',
    Icon: ExternalLink,
    look: 'primary',
    surfaces: ['menu', 'inspector'],
    label: () => en.link.makePublic,
    keys: null,
    possible: openable,
    // The page is that of the first of them: no two providers have the same.
    run: ({ accountIds: [first] }) => {
      if (first !== undefined) showHowToOpen(first);
    },
  },
  {
    id: 'send',
    Icon: MessageSquareShare,
    look: 'outlined',
    surfaces: ['menu', 'inspector'],
    label: () => en.messages.action,
    keys: null,
    possible: sendable,
    run: compose,
  },
  renewAction,
  archiveAction,
  ...lastingActions,
  calendarAction,
  {
    id: 'clean-up',
    Icon: BrushCleaning,
    look: 'careful',
    surfaces: ['menu'],
    label: () => en.cleanup.action,
    keys: null,
    possible: needs('remove'),
    run: (target) => openDialog({ kind: 'clean-up', of: { target }, rule: null, preview: false }),
  },
  {
    id: 'remove',
    Icon: Trash2,
    look: 'careful',
    surfaces: ['menu', 'inspector'],
    label: ({ count, living }) =>
      count < living
        ? en.removal.some(formatCount(count), formatCount(living))
        : en.removal.action(count, formatCount(count)),
    keys: {
      chords: [{ key: 'Delete' }, { key: 'Backspace', mod: true }],
      heard: 'grid',
      meaning: en.shell.keys.remove,
    },
    possible: needs('remove'),
    run: (target) => openDialog({ kind: 'remove-items', target }),
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
