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

/** QuickTime and HEIF files have the same box but another brand. */
function isMp4(bytes: Buffer): boolean {
  const box = bytes.toString('latin1', 4, 12);
  return /^ftyp(isom|iso[2-9]|mp4[12]|avc1|dash|M4V |MSNV|f4v )/.test(box);
}

function isText(bytes: Buffer): boolean {
  try {
    const text = new TextDecoder('utf-8', { fatal: true }).decode(bytes);
    // biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what tells text from binary
    return !/[\u0000-\u0008\u000e-\u001a\u001c-\u001f]/.test(text);
  } catch {
    return false;
  }
}
