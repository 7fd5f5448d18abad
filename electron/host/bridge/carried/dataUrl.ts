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
  const parts = text.split(/((?:%[0-9a-f]{2})+)/i);
  const bytes = parts.map((part, index) =>
    Buffer.from(
      index % 2 === 1 ? part.replaceAll('%', '') : part,
      index % 2 === 1 ? 'hex' : 'utf8',
    ),
  );
  return new Uint8Array(Buffer.concat(bytes));
}

/** The ending that a name gets for what a picture's first bytes are: the label of an address may lie. */
export function endingByBytes(bytes: Uint8Array): string {
  const told = tellPicture(bytes.subarray(0, tellingBytes));
  if (told !== null) return endingOf(told);
  const start = Buffer.from(bytes.subarray(0, 32)).toString('latin1');
  return /^\s*(<\?xml|<svg|<!--)/.test(start) ? 'svg' : 'bin';
}
