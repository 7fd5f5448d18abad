import { setImmediate as turn } from 'node:timers/promises';

export interface ReadAs {
  /** The bytes may end in the middle of a character. */
  readonly cut: boolean;
}

/** Controls that no text has: all but tab, line feed, form feed, carriage return and next line. */
const controls =
  // biome-ignore lint/suspicious/noControlCharactersInRegex: finding them is the point
  /[\u0000-\u0008\u000B\u000E-\u001F\u007F-\u0084\u0086-\u009F\uFFFE\uFFFF]/;

/** The bytes as text of an encoding, without its mark; null where they are none, or hold controls. */
export function readAs(encoding: string, bytes: Uint8Array, { cut }: ReadAs): string | null {
  try {
    const text = new TextDecoder(encoding, { fatal: true }).decode(bytes, { stream: cut });
    return controls.test(text) ? null : text;
  } catch {
    return null;
  }
}

const portionBytes = 1024 * 1024;

/** The same of a whole text, part by part, so that others have a turn: one of 64 MB takes seconds. Ends with null. */
export async function* partsAs(encoding: string, bytes: Uint8Array): AsyncGenerator<string | null> {
  try {
    const decoder = new TextDecoder(encoding, { fatal: true });
    for (let at = 0; at === 0 || at < bytes.length; at += portionBytes) {
      const stream = at + portionBytes < bytes.length;
      const part = decoder.decode(bytes.subarray(at, at + portionBytes), { stream });
      if (controls.test(part)) break;
      yield part;
      if (!stream) return;
      await turn();
    }
  } catch {
    // Said by the null, as of controls.
  }
  yield null;
}
