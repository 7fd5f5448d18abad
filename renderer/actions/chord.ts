/** A key together with the modifiers that have to be pressed, or must not be, for it to mean something. */
export interface Chord {
  /** The key as `KeyboardEvent.key` names it; letters in lower case. */
  readonly key: string;
  /** Control, or Command on a Mac. Without a value it makes no difference, as with Shift. */
  readonly mod?: boolean;
  readonly shift?: boolean;
}

export type KeyPress = Pick<KeyboardEvent, 'key' | 'altKey' | 'ctrlKey' | 'metaKey' | 'shiftKey'>;

export const hasMod = ({ ctrlKey, metaKey }: KeyPress) => ctrlKey || metaKey;

export function fits({ key, mod, shift }: Chord, press: KeyPress): boolean {
  if (press.altKey) return false;
  const pressed = press.key.length === 1 ? press.key.toLowerCase() : press.key;
  if (pressed !== key) return false;
  if (mod !== undefined && mod !== hasMod(press)) return false;
  return shift === undefined || shift === press.shiftKey;
}

/** Whether it would write a character where a text is typed. */
export const writes = ({ key, mod }: Chord) => key.length === 1 && mod !== true;

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
export function keysOf({ key, mod = false, shift = false }: Chord, platform: string): string[] {
  const sign = signs[key] ?? (key.length === 1 ? key.toUpperCase() : key);
  return [...(mod ? [modSign(platform)] : []), ...(shift ? ['Shift'] : []), sign];
}
