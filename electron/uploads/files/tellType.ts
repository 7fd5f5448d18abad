import { fileTypeFromBuffer } from 'file-type';
import { tellIsoPicture } from '../../../shared/pictures/tellPicture.ts';

/** As many first bytes as `tellType` is to be given. */
export const headBytes = 65_536;

/**
 * The content type by a file's first bytes, never by its name; null when they say nothing.
 * The types that providers take are told by their whole signatures; anything else is named as far
 * as it is known, so that a refusal can say what the file really is.
 */
export async function tellType(head: Uint8Array): Promise<string | null> {
  if (head.length === 0) return null;
  if (starts(head, 0xff, 0xd8, 0xff)) return 'image/jpeg';
  if (starts(head, 0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a)) return 'image/png';
  if (startsWith(head, 'GIF87a') || startsWith(head, 'GIF89a')) return 'image/gif';
  if (startsWith(head, '%PDF-')) return 'application/pdf';
  const text = readText(head);
  // Text is told before binary types: a letter that begins with "BM" or "GIF" is still a letter.
  if (text !== null) return textType(text);
  if (startsWith(head, 'MZ')) return 'application/x-msdownload';
  const isoPicture = tellIsoPicture(head);
  if (isoPicture !== null) return isoPicture;
  const binary = await binaryType(head);
  if (binary !== undefined) return binary;
  // These go on beyond the head, which stops a closer look: archives, and TIFFs, whose tags may stand at their end.
  if (startsWith(head, 'II*\0') || startsWith(head, 'MM\0*')) return 'image/tiff';
  return startsWith(head, 'PK\x03\x04') ? 'application/zip' : null;
}

async function binaryType(head: Uint8Array): Promise<string | undefined> {
  try {
    const found = (await fileTypeFromBuffer(head))?.mime;
    // Its short signatures of the types told above are not enough.
    return found === 'image/gif' || found === 'application/pdf' ? undefined : found;
  } catch {
    return undefined;
  }
}

/** Text that another program would run or draw is not plain text. */
function textType(text: string): string {
  const start = text.trimStart().slice(0, 1_024).toLowerCase();
  if (start.startsWith('#!')) return 'application/x-sh';
  if (start.startsWith('{\\rtf')) return 'application/rtf';
  if (start.startsWith('%!ps')) return 'application/postscript';
  if (start.startsWith('begin:vcard')) return 'text/vcard';
  if (start.startsWith('begin:vcalendar')) return 'text/calendar';
  if (/^(<!--.*?-->\s*)*<(!doctype html|html|head|body|script)\b/s.test(start)) return 'text/html';
  if (/^(<\?xml.*?\?>\s*)?(<!--.*?-->\s*)*(<!doctype svg.*?>\s*)?<svg\b/s.test(start)) {
    return 'image/svg+xml';
  }
  return start.startsWith('<?xml') ? 'application/xml' : 'text/plain';
}

/** The text that the bytes are, or null when they are none: UTF-8, or UTF-16 that says so. */
function readText(head: Uint8Array): string | null {
  const encoding = starts(head, 0xff, 0xfe)
    ? 'utf-16le'
    : starts(head, 0xfe, 0xff)
      ? 'utf-16be'
      : 'utf-8';
  try {
    // As a stream: the last character may be cut where the head ends.
    const text = new TextDecoder(encoding, { fatal: true }).decode(head, { stream: true });
    return controls.test(text) ? null : text;
  } catch {
    return null;
  }
}

/** All controls but tab, line feed, form feed and carriage return. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: finding them is the point
const controls = /[\u0000-\u0008\u000B\u000E-\u001F\u007F\uFFFE]/;

function starts(head: Uint8Array, ...bytes: readonly number[]): boolean {
  return bytes.every((byte, index) => head[index] === byte);
}

function startsWith(head: Uint8Array, ascii: string): boolean {
  return starts(head, ...Buffer.from(ascii, 'latin1'));
}
