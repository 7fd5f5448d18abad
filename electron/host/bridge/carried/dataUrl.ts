import { endingOf } from '../../../../shared/pictures/pictureEnding.ts';
import { tellingBytes, tellPicture } from '../../../../shared/pictures/tellPicture.ts';

/** What `data:` addresses hold (RFC 2397): their bytes, whatever their label says; null for none, or a broken one. */
export function dataUrlBytes(url: string): Uint8Array<ArrayBuffer> | null {
  const comma = url.indexOf(',');
  if (comma < 0 || !isDataUrl(url)) return null;
  const text = url.slice(comma + 1);
  return /;\s*base64\s*$/i.test(url.slice(0, comma)) ? base64Bytes(text) : percentBytes(text);
}

export function isDataUrl(url: string): boolean {
  return /^data:/i.test(url);
}

function base64Bytes(text: string): Uint8Array<ArrayBuffer> | null {
  let plain = text;
  if (text.includes('%')) {
    try {
      plain = decodeURIComponent(text);
    } catch {
      return null;
    }
  }
  plain = plain.replace(/\s+/g, '');
  if (!/^[A-Za-z0-9+/_-]*={0,2}$/.test(plain)) return null;
  return new Uint8Array(Buffer.from(plain, 'base64'));
}

/** Every `%41` is a byte; all else stands for itself, in UTF-8. */
function percentBytes(text: string): Uint8Array<ArrayBuffer> {
  const bytes = new Uint8Array(Buffer.from(text, 'utf8'));
  let length = 0;
  for (let at = 0; at < bytes.length; at += 1) {
    const byte = bytes[at] ?? 0;
    const [high, low] = byte === percent ? [digitOf(bytes[at + 1]), digitOf(bytes[at + 2])] : [];
    const said = high === undefined || low === undefined ? null : high * 16 + low;
    bytes[length] = said ?? byte;
    length += 1;
    if (said !== null) at += 2;
  }
  return bytes.slice(0, length);
}

const percent = 0x25;

/** What a byte is as a hexadecimal digit. */
function digitOf(byte = 0): number | undefined {
  if (byte >= 0x30 && byte <= 0x39) return byte - 0x30;
  const small = byte | 0x20;
  return small >= 0x61 && small <= 0x66 ? small - 0x57 : undefined;
}

/** The ending that a name gets for what a picture's first bytes are: the label of an address may lie. */
export function endingByBytes(bytes: Uint8Array): string {
  const told = tellPicture(bytes.subarray(0, tellingBytes));
  if (told !== null) return endingOf(told);
  const start = Buffer.from(bytes.subarray(0, 32)).toString('latin1');
  return /^\s*(<\?xml|<svg|<!--)/.test(start) ? 'svg' : 'bin';
}
