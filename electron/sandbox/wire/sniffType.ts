/** A plain server's judgement of a file: by its bytes, and for text by the declared type too. */
export function acceptedType(bytes: Buffer, declared: string): string | null {
  const known = signatures.find((signature) => signature.fits(bytes));
  if (known) return known.type;
  const declaredType = declared.split(';')[0]?.trim().toLowerCase() ?? '';
  const mayBeText =
    declaredType.startsWith('text/') ||
    declaredType === '' ||
    declaredType === 'application/octet-stream';
  return mayBeText && isPlainText(bytes) ? 'text/plain' : null;
}

/** JPG, PNG, MP4, GIF, PDF and text are accepted (providers.md 1.2). */
const signatures: readonly { type: string; fits: (bytes: Buffer) => boolean }[] = [
  { type: 'image/jpeg', fits: (bytes) => startsWith(bytes, [0xff, 0xd8, 0xff]) },
  {
    type: 'image/png',
    fits: (bytes) => startsWith(bytes, [0x89, 0x50, 0x4e, 0x47, 13, 10, 26, 10]),
  },
  { type: 'image/gif', fits: (bytes) => /^GIF8[79]a/.test(bytes.toString('latin1', 0, 6)) },
  { type: 'application/pdf', fits: isPdf },
  { type: 'video/mp4', fits: isMp4 },
];

function startsWith(bytes: Buffer, prefix: readonly number[]): boolean {
  return prefix.every((value, index) => bytes[index] === value);
}

/** QuickTime, 3GPP, sound alone and HEIF have the same box but another brand, which names MP4 beside it at times. */
function isMp4(bytes: Buffer): boolean {
  if (bytes.toString('latin1', 4, 8) !== 'ftyp') return false;
  const length = Math.min(bytes.readUInt32BE(0), bytes.length, 1_024);
  const [major = '', , ...beside] = bytes.toString('latin1', 8, length).match(/.{4}/gs) ?? [];
  if (isOtherBrand(major)) return false;
  return [major, ...beside].some((brand) => mp4Brand.test(brand));
}

const mp4Brand =
  /^(iso[m2-9a-f]|mp4[12]|mp71|avc1|hvc1|av01|dash|msdh|cmf[cf]|M4V[ HP]|MSNV|XAVC|mmp4|F4[VP] |f4v )/;
const isOtherBrand = (brand: string) =>
  /^(qt|3g|M4[AB] |F4[AB] |hei|hev|mif|msf|avi|crx)/.test(brand);
/**
 * As readers of PDF have it, the header stands somewhere in the first 1,024 bytes. An archive keeps what it
 * holds, and plain text may speak of a header in the middle of a line.
 */
function isPdf(bytes: Buffer): boolean {
  const start = bytes.toString('latin1', 0, 1_034);
  const at = start.indexOf('%PDF-');
  if (at < 0 || at > 1_023) return false;
  if (at === 0) return true;
  if (isDocument(bytes)) return false;
  if (isText(bytes)) return /^%PDF-\d\.\d[ \t]*([\r\n]|$)/.test(start.slice(at));
  const packed = archives.some((signature) => start.startsWith(signature));
  return !packed && start.slice(257, 262) !== 'ustar';
}

const archives = ['PK', 'Rar!', '7z\xbc\xaf', '\x1f\x8b', '\xd0\xcf\x11\xe0', '!<arch>', '0707'];

/** Text without a charset is UTF-8 to everybody, and what other programs would run or draw is no plain text. */
function isPlainText(bytes: Buffer): boolean {
  return isText(bytes) && !isDocument(bytes);
}

function isText(bytes: Buffer): boolean {
  try {
    const text = new TextDecoder('utf-8', { fatal: true }).decode(bytes);
    return ![...text].some(isControl);
  } catch {
    return false;
  }
}

/** Controls but tab, line feed, form feed, carriage return and next line; and what is no character at all. */
function isControl(sign: string): boolean {
  const code = sign.codePointAt(0) ?? 0;
  if (code < 0x20) return ![9, 10, 12, 13].includes(code);
  return (code >= 0x7f && code < 0xa0 && code !== 0x85) || code === 0xfffe || code === 0xffff;
}

const documents = [
  /^#!/,
  /^\{\\rtf/,
  /^%!ps/,
  /^begin:v(card|calendar)/,
  /^<\?xml/,
  /^(<!--(?:(?!-->).)*-->\s*)*(<!doctype svg.*?>\s*)?<svg\b/s,
  /^(<!--(?:(?!-->).)*-->\s*)*<(!doctype html|html|head|body|script)\b/s,
];

function isDocument(bytes: Buffer): boolean {
  const start = bytes
    .toString('utf8', 0, 4_096)
    .replace(/^\ufeff/, '')
    .trimStart();
  return documents.some((document) => document.test(start.slice(0, 1_024).toLowerCase()));
}
