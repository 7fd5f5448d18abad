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
