import { filmType } from './filmType.ts';

/** The content type of a file made of boxes by the brands in its first one, `ftyp`; null for any other file. */
export function brandType(head: Uint8Array): string | null {
  return isHeic(head) ? 'image/heic' : filmType(head);
}

const heicBrands = ['heic', 'heix', 'heim', 'heis', 'hevc', 'hevx', 'hevm', 'hevs'];
/** Says what the container is, and nothing of how its pictures are coded: another brand beside it does. */
const plainBrand = 'mif1';

/** Some of the brands that cameras write would else be taken for films, or for pictures of an unknown kind. */
function isHeic(head: Uint8Array): boolean {
  if (asciiAt(head, 4, 8) !== 'ftyp') return false;
  const major = asciiAt(head, 8, 12);
  if (major !== plainBrand) return heicBrands.includes(major);
  const length = Math.min(Buffer.from(head.subarray(0, 4)).readUInt32BE(), mostBrandBytes);
  const beside = asciiAt(head, 16, length).match(/.{4}/gs) ?? [];
  return beside.some((brand) => heicBrands.includes(brand));
}
const mostBrandBytes = 1_024;

function asciiAt(head: Uint8Array, from: number, to: number): string {
  return Buffer.from(head.subarray(from, to)).toString('latin1');
}
