/** Brands that say which films or sounds they are, by what they begin with. */
const named: readonly (readonly [RegExp, string])[] = [
  [/^qt {2}$/, 'video/quicktime'],
  [/^3g2/, 'video/3gpp2'],
  [/^3g/, 'video/3gpp'],
  [/^(?:M4[ABP] |[Ff]4[abAB] )/, 'audio/mp4'],
  [
    /^(?:iso[m1-9a-f]|mp4[1-4]|mp71|avc1|hvc1|av01|dash|msdh|cmf[cf2hl]|piff|isml|MSNV|XAVC|mmp4|M4V[ HP]|[Ff]4[vpVP] |ND[A-Z0-9]{2})/,
    'video/mp4',
  ],
];
/** Pictures in the same container, which may name brands of films beside their own. */
const pictures = /^(?:avi[fs]|mi[af1-9][f1-9]|msf1|he[iv][cxms]|cr[xw] |j[px2][a-z0-9]|jpe?g|unif)/;
const mostBrandBytes = 1_024;
/** What old QuickTime files begin with, which have no brand. */
const beginnings = ['moov', 'mdat', 'wide', 'free', 'skip', 'pnot'];

/**
 * The content type of a film, or of sound in the same container, by its brands: the major one, and where
 * nobody knows that, those beside it. Null for everything else, pictures among it.
 */
export function filmType(head: Uint8Array): string | null {
  if (latin1At(head, 4, 4) !== 'ftyp') return beginsAsQuickTime(head) ? 'video/quicktime' : null;
  const end = Math.min(numberAt(head, 0, 4), mostBrandBytes, head.length);
  const brand = latin1At(head, 8, 4);
  const major = typeOf(brand);
  if (major !== null || pictures.test(brand)) return major;
  // Some program's own brand: the first of those beside it that is known says how to read the file.
  for (let at = 16; at + 4 <= end; at += 4) {
    const type = typeOf(latin1At(head, at, 4));
    if (type !== null) return type;
  }
  return null;
}

function typeOf(brand: string): string | null {
  return named.find(([pattern]) => pattern.test(brand))?.[1] ?? null;
}

/** Boxes one after the other as far as can be seen, and only such as stand at the beginning of a film. */
function beginsAsQuickTime(head: Uint8Array): boolean {
  let at = 0;
  for (let boxes = 0; ; boxes += 1) {
    if (at + 16 > head.length) return boxes > 0;
    const type = latin1At(head, at + 4, 4);
    if (type === 'ftyp' && boxes > 0) return true;
    if (!beginnings.includes(type)) return false;
    const short = numberAt(head, at, 4);
    const length = short === 1 ? numberAt(head, at + 8, 8) : short;
    // Without a length it goes to the end of the file, as only a film's samples may.
    if (length === 0) return type === 'mdat';
    // Room for a longer length of the next box, and nothing else.
    if (length < 8 || (type === 'wide' && length > 16)) return false;
    if (type === 'moov') return /^[\x20-\x7e]{4}$/.test(latin1At(head, at + 12, 4));
    at += length;
  }
}

function latin1At(bytes: Uint8Array, at: number, length: number): string {
  return Buffer.from(bytes.subarray(at, at + length)).toString('latin1');
}

/** Bytes that are not there count as 0. */
function numberAt(bytes: Uint8Array, at: number, size: 4 | 8): number {
  let value = 0;
  for (let index = 0; index < size; index += 1) value = value * 256 + (bytes[at + index] ?? 0);
  return value;
}
