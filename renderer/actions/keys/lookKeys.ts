import { en } from '../../strings/en.ts';
import { type Chord, fits, type KeyPress } from '../chord.ts';

export type LookKeyId =
  | 'look-next'
  | 'look-ends'
  | 'look-zoom'
  | 'look-play'
  | 'look-seek'
  | 'look-mute'
  | 'look-facts'
  | 'look-close';

export interface LookKey {
  readonly id: LookKeyId;
  readonly chords: readonly Chord[];
  /** What it does, as the sheet of shortcuts says it. */
  readonly meaning: string;
  /** How many of the chords the sheet shows; the others do the same. */
  readonly shown: number;
}

const words = en.looking.keys;

/** What keys mean while an item is looked at; what is done with it is in `itemActions`. */
export const lookKeys: readonly LookKey[] = [
  {
    id: 'look-next',
    chords: [
      { key: 'ArrowLeft', mod: false, shift: false },
      { key: 'ArrowRight', mod: false, shift: false },
      { key: 'ArrowUp', mod: false, shift: false },
      { key: 'ArrowDown', mod: false, shift: false },
    ],
    meaning: words.next,
    shown: 2,
  },
  {
    id: 'look-ends',
    chords: [{ key: 'Home' }, { key: 'End' }],
    meaning: words.ends,
    shown: 2,
  },
  {
    id: 'look-zoom',
    chords: [{ key: '+' }, { key: '-' }, { key: '0' }, { key: '=' }, { key: '_' }],
    meaning: words.zoom,
    shown: 3,
  },
  { id: 'look-play', chords: [{ key: 'k', mod: false }], meaning: words.play, shown: 1 },
  {
    id: 'look-seek',
    chords: [
      { key: 'j', mod: false },
      { key: 'l', mod: false },
    ],
    meaning: words.seek,
    shown: 2,
  },
  { id: 'look-mute', chords: [{ key: 'm', mod: false }], meaning: words.mute, shown: 1 },
  { id: 'look-facts', chords: [{ key: 'i', mod: false }], meaning: words.facts, shown: 1 },
  {
    id: 'look-close',
    chords: [{ key: ' ', mod: false }, { key: 'Escape' }],
    meaning: words.close,
    shown: 2,
  },
];

export function lookKeyFor(press: KeyPress): LookKeyId | undefined {
  return lookKeys.find(({ chords }) => chords.some((chord) => fits(chord, press)))?.id;
}
