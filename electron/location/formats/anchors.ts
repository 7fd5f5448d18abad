/** Words that may stand in a text which tells a location, and how far apart its letters are. */
export interface Words {
  readonly kind: 'words';
  readonly index: number;
  readonly stride: 1 | 2 | 4;
}

export interface Anchor {
  readonly kind: keyof typeof marks;
}

/** What begins something that may hold a location, whatever it stands in. */
const marks = {
  exif: ['Exif\0\0II', 'Exif\0\0MM'],
  tiff: ['II*\0', 'MM\0*'],
  png: ['\x89PNG\r\n\x1a\n'],
  film: ['ftyp'],
  description: ['moov'],
  position: ['\u00a9xyz', 'loci'],
  sensor: ['GPS5l', 'GPS9?'],
  receiver: ['freeGPS '],
  bare: ['CMT4'],
  extension: ['xmp/extension/\0'],
  iptc: ['8BIM\x04\x04'],
  camcorder: ['MDPM'],
  sphere: ['8db42d694ccc418790edff439fe026bf'],
} as const;

const words = ['gps', 'lat', 'lon', 'photoshop:', 'iptc4xmp', 'home', 'rmc,', 'gga,', 'gll,'];
const [plus, minus, dot, zero, nine] = [0x2b, 0x2d, 0x2e, 0x30, 0x39];

const byFirst = new Map<number, { readonly kind: Anchor['kind']; readonly bytes: Buffer }[]>();
const wordsByFirst = new Map<number, Buffer[]>();
/** Not 0 for two bytes with which something may begin: one look a byte is all that most of a file costs. */
export const firstPairs = new Uint8Array(65_536);

for (const [kind, texts] of Object.entries(marks) as [Anchor['kind'], readonly string[]][]) {
  for (const text of texts) {
    const bytes = Buffer.from(text, 'latin1');
    const first = bytes[0] ?? 0;
    byFirst.set(first, [...(byFirst.get(first) ?? []), { kind, bytes }]);
    firstPairs[bytes.readUInt16BE()] = 1;
  }
}
for (const word of words) {
  const bytes = Buffer.from(word, 'latin1');
  const [first = 0, second = 0] = bytes;
  wordsByFirst.set(first, [...(wordsByFirst.get(first) ?? []), bytes]);
  for (const one of [first, first ^ 0x20]) {
    for (const two of [second, second ^ 0x20, 0]) firstPairs[(one << 8) | two] = 1;
  }
}
for (const sign of [plus, minus]) {
  for (let digit = zero; digit <= nine; digit += 1) firstPairs[(sign << 8) | digit] = 1;
}

/** What begins there, or null. */
export function anchorAt(bytes: Uint8Array, index: number): Anchor | Words | null {
  const first = bytes[index] ?? 0;
  if (first === plus || first === minus) {
    const isNumber =
      isDigit(bytes[index + 2]) && (isDigit(bytes[index + 3]) || bytes[index + 3] === dot);
    return isNumber ? { kind: 'words', index, stride: 1 } : null;
  }
  for (const { kind, bytes: mark } of byFirst.get(first) ?? []) {
    if (mark.every((byte, offset) => bytes[index + offset] === byte)) return { kind };
  }
  for (const word of wordsByFirst.get(first | 0x20) ?? []) {
    const stride = strideOf(bytes, index, word);
    if (stride !== null) return { kind: 'words', index, stride };
  }
  return null;
}

const isDigit = (byte = 0) => byte >= zero && byte <= nine;

/** A letter may take two or four bytes, of which one is not nought, whichever comes first. */
function strideOf(bytes: Uint8Array, index: number, word: Uint8Array): 1 | 2 | 4 | null {
  const stride = bytes[index + 1] !== 0 ? 1 : bytes[index + 2] !== 0 ? 2 : 4;
  for (const [position, letter] of word.entries()) {
    const byte = bytes[index + position * stride] ?? 0;
    if ((letter >= 0x61 && letter <= 0x7a ? byte | 0x20 : byte) !== letter) return null;
  }
  return stride;
}
