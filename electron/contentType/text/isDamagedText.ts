import { textIn } from './textIn.ts';

/** What is packed or drawn has one byte in nine of these. */
const mostControls = 0.05;

const isControl = (byte: number) =>
  byte === 0x7f || (byte < 0x20 && !(byte >= 0x09 && byte <= 0x0d));

/** Whether bytes that are no text would be one without a few controls, as a broken export leaves them. */
export function isDamagedText(bytes: Uint8Array, { cut }: { readonly cut: boolean }): boolean {
  let controls = 0;
  for (const byte of bytes) if (isControl(byte)) controls += 1;
  if (controls === 0 || controls > bytes.length * mostControls) return false;
  const rest = bytes.filter((byte) => !isControl(byte));
  return textIn(rest, { cut }) !== null;
}
