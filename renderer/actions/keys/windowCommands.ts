import { client, failureOf } from '../../bridge/client.ts';
import { openDialog } from '../../stores/dialogs/dialogStore.ts';
import { sayFailure } from '../../stores/notices/sayFailure.ts';
import { undoLast } from '../../stores/notices/statusStore.ts';
import { appear } from '../../stores/view/appearanceStore.ts';
import { toggleTray, useView } from '../../stores/view/viewStore.ts';
import { en } from '../../strings/en.ts';
import { chooseFiles, pasteFromClipboard } from '../adding/adding.ts';
import { archiveView } from '../archiveView.ts';
import { type Chord, fits, type KeyPress, writes } from '../chord.ts';
import { goHome, goToRegion } from '../focus/regions.ts';
import { getFreshLink } from '../links/getFreshLink.ts';
import { showActivity } from '../showActivity.ts';
import { toggleDetails } from '../toggleDetails.ts';

export type WindowCommandId =
  | 'add'
  | 'paste'
  | 'search'
  | 'results'
  | 'nextRegion'
  | 'previousRegion'
  | 'refresh'
  | 'tray'
  | 'activity'
  | 'panel'
  | 'undo'
  | 'archiveView'
  | 'freshLink'
  | 'asGrid'
  | 'asList'
  | 'settings'
  | 'sheet';

export interface WindowCommand {
  readonly id: WindowCommandId;
  /** What it does, as the sheet of shortcuts says it. */
  readonly meaning: string;
  /** The first is shown; the others do the same. */
  readonly chords: readonly Chord[];
  /** Heard while a text is typed too. */
  readonly whileTyping: boolean;
  /** The system tells of it by an event of its own, so that its keys are not heard. */
  readonly native?: boolean;
  /** Answers false when there was nothing to do, so that the key keeps its own meaning. */
  readonly run: () => boolean;
}

const words = en.shell.keys;

export function refreshView(): void {
  client.library
    .refresh({ accountId: useView.getState().accountId })
    .catch((error: unknown) => sayFailure(failureOf(error)));
}

const done = (run: () => void) => () => {
  run();
  return true;
};

/** What can be done wherever the keyboard is, whatever is selected. */
export const windowCommands: readonly WindowCommand[] = [
  {
    id: 'add',
    meaning: words.add,
    chords: [{ key: 'o', mod: true }],
    whileTyping: true,
    run: done(chooseFiles),
  },
  {
    id: 'paste',
    meaning: words.paste,
    chords: [{ key: 'v', mod: true }],
    whileTyping: false,
    native: true,
    run: done(pasteFromClipboard),
  },
  {
    id: 'search',
    meaning: words.search,
    chords: [
      { key: 'f', mod: true },
      { key: '/', mod: false },
    ],
    whileTyping: true,
    run: done(() => document.querySelector<HTMLElement>('[data-search]')?.focus()),
  },
  {
    id: 'results',
    meaning: words.results,
    chords: [{ key: 'ArrowDown' }],
    whileTyping: true,
    // Heard by the line of the search itself, as Enter is.
    native: true,
    run: () => goHome('library'),
  },
  {
    id: 'nextRegion',
    meaning: words.nextRegion,
    chords: [{ key: 'F6', shift: false }],
    whileTyping: true,
    run: () => goToRegion(1),
  },
  {
    id: 'previousRegion',
    meaning: words.previousRegion,
    chords: [{ key: 'F6', shift: true }],
    whileTyping: true,
    run: () => goToRegion(-1),
  },
  {
    id: 'refresh',
    meaning: words.refresh,
    chords: [{ key: 'r', mod: true, shift: false }, { key: 'F5' }],
    whileTyping: true,
    run: done(refreshView),
  },
  {
    id: 'tray',
    meaning: words.tray,
    chords: [{ key: 'j', mod: true, shift: false }],
    whileTyping: true,
    run: done(toggleTray),
  },
  {
    id: 'activity',
    meaning: words.activity,
    chords: [{ key: 'j', mod: true, shift: true }],
    whileTyping: true,
    run: done(showActivity),
  },
  {
    id: 'panel',
    meaning: words.panel,
    chords: [{ key: 'i', mod: true }],
    whileTyping: true,
    run: done(toggleDetails),
  },
  {
    id: 'archiveView',
    meaning: words.archiveView,
    chords: [{ key: 'e', mod: true, shift: true }],
    whileTyping: true,
    run: done(archiveView),
  },
  {
    id: 'freshLink',
    meaning: en.checks.fresh.meaning,
    chords: [{ key: 'u', mod: true, shift: true }],
    whileTyping: true,
    run: done(() => getFreshLink()),
  },
  {
    id: 'asGrid',
    meaning: words.asGrid,
    chords: [{ key: '1', mod: true }],
    whileTyping: true,
    run: done(() => appear({ layout: 'grid' })),
  },
  {
    id: 'asList',
    meaning: words.asList,
    chords: [{ key: '2', mod: true }],
    whileTyping: true,
    run: done(() => appear({ layout: 'list' })),
  },
  {
    id: 'undo',
    meaning: words.undo,
    chords: [{ key: 'z', mod: true, shift: false }],
    whileTyping: false,
    run: undoLast,
  },
  {
    id: 'settings',
    meaning: words.settings,
    chords: [{ key: ',', mod: true }],
    whileTyping: true,
    run: done(() => openDialog({ kind: 'settings' })),
  },
  {
    id: 'sheet',
    meaning: words.sheet,
    chords: [{ key: '?', mod: false }],
    whileTyping: false,
    run: done(() => openDialog({ kind: 'keys' })),
  },
];

export function windowCommand(id: WindowCommandId): WindowCommand {
  const found = windowCommands.find((command) => command.id === id);
  if (found === undefined) throw new Error(`no command ${id}`);
  return found;
}

/** What a press means; what could be typed is heard only where nothing is. */
export function windowCommandFor(press: KeyPress, typing: boolean): WindowCommand | undefined {
  return windowCommands.find(
    ({ chords, whileTyping, native }) =>
      native !== true &&
      chords.some((chord) => fits(chord, press) && (!typing || (whileTyping && !writes(chord)))),
  );
}
