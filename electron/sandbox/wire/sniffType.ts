/** A plain server's judgement of a file: by its bytes, and for text by the declared type too. */
export function acceptedType(bytes: Buffer, declared: string): string | null {
  const known = signatures.find((signature) => signature.fits(bytes));
  if (known) return known.type;
  const declaredType = declared.split(';')[0]?.trim().toLowerCase() ?? '';
  const mayBeText =
    declaredType.startsWith('text/') ||
    declaredType === '' ||
    declaredType === 'application/octet-stream';
  return mayBeText && isText(bytes) ? 'text/plain' : null;
}

/** JPG, PNG, MP4, GIF, PDF and text are accepted (providers.md 1.2). */
const signatures: readonly { type: string; fits: (bytes: Buffer) => boolean }[] = [
  { type: 'image/jpeg', fits: (bytes) => startsWith(bytes, [0xff, 0xd8, 0xff]) },
  {
    type: 'image/png',
    fits: (bytes) => startsWith(bytes, [0x89, 0x50, 0x4e, 0x47, 13, 10, 26, 10]),
  },
  { type: 'image/gif', fits: (bytes) => /^GIF8[79]a/.test(bytes.toString('latin1', 0, 6)) },
  { type: 'application/pdf', fits: (bytes) => bytes.toString('latin1', 0, 5) === '%PDF-' },
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

function isText(bytes: Buffer): boolean {
  try {
    const text = new TextDecoder('utf-8', { fatal: true }).decode(bytes);
    // biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what tells text from binary
    return !/[\u0000-\u0008\u000e-\u001a\u001c-\u001f]/.test(text);
  } catch {
    return false;
  }
}
