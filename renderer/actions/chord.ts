/** A key together with the modifiers that have to be pressed, or must not be, for it to mean something. */
export interface Chord {
  /** The key as `KeyboardEvent.key` names it; letters in lower case. */
  readonly key: string;
  /** Control, or Command on a Mac. Without a value it makes no difference, as with Shift. */
  readonly mod?: boolean;
  readonly shift?: boolean;
  /** Alt, or Option on a Mac, which must not be pressed unless this says so. */
  readonly alt?: boolean;
}

export type KeyPress = Pick<
  KeyboardEvent,
  'key' | 'altKey' | 'ctrlKey' | 'metaKey' | 'shiftKey'
> & {
  /** Where the key is, whatever it writes. */
  readonly code?: string;
};

const placed: Readonly<Record<string, string>> = { Minus: '-', Equal: '=' };

/** With Alt a key writes something else on many keyboards: it is known by where it is. */
function keyAt({ code = '', key }: KeyPress): string {
  const [, letter = ''] = /^(?:Key|Digit)([A-Z0-9])$/.exec(code) ?? [];
  return letter.toLowerCase() || (placed[code] ?? key.toLowerCase());
}

export const hasMod = ({ ctrlKey, metaKey }: KeyPress) => ctrlKey || metaKey;

export function fits({ key, mod, shift, alt = false }: Chord, press: KeyPress): boolean {
  if (press.altKey !== alt || (alt && hasMod(press))) return false;
  const pressed = alt ? keyAt(press) : press.key.length === 1 ? press.key.toLowerCase() : press.key;
  if (pressed !== key) return false;
  if (mod !== undefined && mod !== hasMod(press)) return false;
  return shift === undefined || shift === press.shiftKey;
}

/** Whether it would write a character where a text is typed. */
export const writes = ({ key, mod, alt }: Chord) =>
  key.length === 1 && mod !== true && alt !== true;

const signs: Readonly<Record<string, string>> = {
  ' ': 'Space',
  ArrowLeft: '←',
  ArrowRight: '→',
  ArrowUp: '↑',
  ArrowDown: '↓',
  Delete: 'Del',
  Escape: 'Esc',
  PageUp: 'PgUp',
  PageDown: 'PgDn',
};

export const modSign = (platform: string) => (platform === 'darwin' ? '⌘' : 'Ctrl');

/** The keys of a chord as they are written, one after the other. */
export function keysOf(chord: Chord, platform: string): string[] {
  const { key, mod = false, shift = false, alt = false } = chord;
  const sign = signs[key] ?? (key.length === 1 ? key.toUpperCase() : key);
  return [
    ...(mod ? [modSign(platform)] : []),
    ...(alt ? [platform === 'darwin' ? '⌥' : 'Alt'] : []),
    ...(shift ? ['Shift'] : []),
    sign,
  ];
}
