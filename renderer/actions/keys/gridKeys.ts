import { en } from '../../strings/en.ts';
import { type Chord, fits, type KeyPress } from '../chord.ts';

export type GridKeyId = 'move' | 'ends' | 'pages' | 'select' | 'extend' | 'all' | 'menu' | 'clear';

export interface GridKey {
  readonly id: GridKeyId;
  readonly chords: readonly Chord[];
  /** What it does, as the sheet of shortcuts says it. */
  readonly meaning: (mod: string) => string;
  /** How many of the chords the sheet shows; the others do the same. */
  readonly shown: number;
  /** The system asks for the menu by an event of its own. */
  readonly native?: boolean;
}

const words = en.shell.keys;

/** The keys that move through the items and select them; what is done with those is in `itemActions`. */
export const gridKeys: readonly GridKey[] = [
  {
    id: 'move',
    chords: [
      { key: 'ArrowLeft', shift: false },
      { key: 'ArrowRight', shift: false },
      { key: 'ArrowUp', shift: false },
      { key: 'ArrowDown', shift: false },
    ],
    meaning: () => words.move,
    shown: 4,
  },
  {
    id: 'ends',
    chords: [{ key: 'Home' }, { key: 'End' }],
    meaning: words.ends,
    shown: 2,
  },
  {
    id: 'pages',
    chords: [{ key: 'PageUp' }, { key: 'PageDown' }],
    meaning: () => words.pages,
    shown: 2,
  },
  {
    id: 'select',
    chords: [
      { key: ' ', mod: true },
      { key: ' ', mod: false, shift: true },
    ],
    meaning: () => words.select,
    shown: 1,
  },
  {
    id: 'extend',
    chords: [
      { key: 'ArrowUp', shift: true },
      { key: 'ArrowDown', shift: true },
      { key: 'ArrowLeft', shift: true },
      { key: 'ArrowRight', shift: true },
    ],
    meaning: () => words.extend,
    shown: 1,
  },
  { id: 'all', chords: [{ key: 'a', mod: true }], meaning: () => words.all, shown: 1 },
  {
    id: 'menu',
    chords: [{ key: 'F10', shift: true }],
    meaning: () => words.menu,
    shown: 1,
    native: true,
  },
  { id: 'clear', chords: [{ key: 'Escape' }], meaning: () => words.clear, shown: 1 },
];

export function gridKeyFor(press: KeyPress): GridKey | undefined {
  return gridKeys.find(
    ({ chords, native }) => native !== true && chords.some((chord) => fits(chord, press)),
  );
}
