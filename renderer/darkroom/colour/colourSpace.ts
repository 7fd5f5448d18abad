import { hasText } from '../format/chunkOf.ts';

/** Where red, green and blue of Display P3 are, as its profiles say it: X and Y of each. */
const displayP3 = {
  rXYZ: [0.5151, 0.2412],
  gXYZ: [0.292, 0.6922],
  bXYZ: [0.1571, 0.0666],
};
const tolerance = 0.003;

/** The colour space that an ICC profile stands for; all but one are taken for sRGB. */
export function spaceOfProfile(icc: Uint8Array): PredefinedColorSpace {
  const found = Object.entries(displayP3).filter(([tag, [x = 0, y = 0]]) => {
    const seen = xyzOf(icc, tag);
    return seen && Math.abs(seen[0] - x) < tolerance && Math.abs(seen[1] - y) < tolerance;
  });
  return found.length === 3 ? 'display-p3' : 'srgb';
}

function xyzOf(icc: Uint8Array, tag: string): readonly [number, number] | null {
  const view = new DataView(icc.buffer, icc.byteOffset, icc.byteLength);
  for (let at = 132; at + 12 <= view.byteLength && at < 132 + 12 * 100; at += 12) {
    if (!hasText(icc, at, tag)) continue;
    const value = view.getUint32(at + 4);
    if (value + 16 > view.byteLength) return null;
    return [view.getInt32(value + 8) / 65_536, view.getInt32(value + 12) / 65_536];
  }
  return null;
}

/** Its boxes of colours stand near the beginning of a HEIC. */
const boxBytes = 256 * 1024;
const p3Primaries = 12;
/** The transfers of pictures with more light than a screen has, which no space here stands for. */
const brightTransfers = [16, 18];

/**
 * The colour space of a HEIC. Its photograph, the tiles of that and its thumbnail all say the same, and
 * what lies beside them has no colours: so the first that is not sRGB is it.
 */
export function spaceOfHeic(bytes: Uint8Array): PredefinedColorSpace {
  const head = bytes.subarray(0, boxBytes);
  const view = new DataView(head.buffer, head.byteOffset, head.byteLength);
  for (let at = 4; at + 12 <= head.length; at += 1) {
    if (!hasText(head, at, 'colr')) continue;
    const end = at - 4 + view.getUint32(at - 4);
    if (hasText(head, at + 4, 'nclx') && at + 12 <= head.length) {
      const bright = brightTransfers.includes(view.getUint16(at + 10));
      if (view.getUint16(at + 8) === p3Primaries && !bright) return 'display-p3';
    } else if (hasText(head, at + 4, 'prof') || hasText(head, at + 4, 'rICC')) {
      if (spaceOfProfile(head.subarray(at + 8, end)) === 'display-p3') return 'display-p3';
    }
  }
  return 'srgb';
}
