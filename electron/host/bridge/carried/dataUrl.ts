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
export function endingOf(bytes: Uint8Array): string {
  const start = Buffer.from(bytes.subarray(0, 32)).toString('latin1');
  if (start.startsWith('\x89PNG')) return 'png';
  if (start.startsWith('\xff\xd8\xff')) return 'jpg';
  if (start.startsWith('GIF8')) return 'gif';
  if (start.startsWith('RIFF') && start.slice(8, 12) === 'WEBP') return 'webp';
  if (start.startsWith('BM')) return 'bmp';
  if (start.startsWith('II*\0') || start.startsWith('MM\0*')) return 'tiff';
  if (/^.{4}ftypavi[fs]/s.test(start)) return 'avif';
  if (/^.{4}ftyp(hei|hev|mif1)/s.test(start)) return 'heic';
  return /^\s*(<\?xml|<svg|<!--)/.test(start) ? 'svg' : 'bin';
}
