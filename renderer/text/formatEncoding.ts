import { en } from '../strings/en.ts';

const words: Readonly<Record<string, string>> = en.encodings;

/** What a person calls an encoding, by its name in the Encoding Standard: "Japanese (Shift JIS)". */
export function formatEncoding(encoding: string): string {
  return words[encoding] ?? encoding;
}
