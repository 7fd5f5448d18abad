import { latin1At } from '../location/bytes/peek.ts';
import type { Whole } from './whole.ts';

const headBytes = 4_096;
/** Readers look for the end mark in the last kilobyte; some programs write more than that behind it. */
const tailBytes = 16_384;

/** Whether a PDF that begins like one has no end mark near its end. */
export async function pdfEndsEarly({ peek, size }: Whole): Promise<boolean> {
  const head = textOf(await peek(0, Math.min(size, headBytes)));
  if (!/\d obj\b/.test(head)) return false;
  const from = Math.max(0, size - tailBytes);
  return !/%%EOF|startxref/.test(textOf(await peek(from, size - from)));
}

function textOf(bytes: Uint8Array): string {
  let text = '';
  for (let at = 0; at < bytes.length; at += 4_096)
    text += latin1At(bytes, at, Math.min(4_096, bytes.length - at));
  return text;
}
