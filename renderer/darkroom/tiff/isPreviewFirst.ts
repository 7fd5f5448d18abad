const newKind = 254;
const oldKind = 255;
/** A bit of the one, a value of the other: a smaller version of a picture that stands elsewhere in the file. */
const reduced = 1;
const reducedOfOld = 2;
const short = 3;
const mostEntries = 512;

/**
 * Whether the first picture of a TIFF is but a small version of another in it, as in the raw photos of cameras. Only
 * the first is decoded here, which would be taken for the whole. Of what is no sound TIFF it says no.
 */
export function isPreviewFirst(bytes: Uint8Array): boolean {
  if (bytes.length < 14) return false;
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const little = view.getUint16(0) === 0x4949;
  const start = view.getUint32(4, little);
  if (start + 2 > bytes.length) return false;
  const entries = Math.min(view.getUint16(start, little), mostEntries);
  for (let entry = start + 2; entry < start + 2 + entries * 12; entry += 12) {
    if (entry + 12 > bytes.length) return false;
    const tag = view.getUint16(entry, little);
    if (tag !== newKind && tag !== oldKind) continue;
    const isShort = view.getUint16(entry + 2, little) === short;
    const value = isShort ? view.getUint16(entry + 8, little) : view.getUint32(entry + 8, little);
    if (tag === newKind ? (value & reduced) !== 0 : value === reducedOfOld) return true;
  }
  return false;
}
