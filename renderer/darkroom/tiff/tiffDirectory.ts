import { mostValues, type TiffTag, tiffTags } from './tiffTags.ts';

/** The values of the first directory of a TIFF, of the known tags alone. */
export interface TiffDirectory {
  readonly little: boolean;
  readonly values: Readonly<Partial<Record<TiffTag, readonly number[]>>>;
}

/** A camera's raw picture has some seventy. */
const mostEntries = 512;
const byte = 1;
const short = 3;
const long = 4;
const undefinedBytes = 7;
const sizes = new Map([
  [byte, 1],
  [short, 2],
  [long, 4],
  [undefinedBytes, 1],
]);
const names = new Map<number, TiffTag>(
  Object.entries(tiffTags).map(([name, tag]) => [tag, name as TiffTag]),
);

/**
 * Reads the first directory and follows nothing from there: no next one, none within it, no notes of a
 * maker. Throws for what does not lie within the file, or has more values than make sense.
 */
export function readTiffDirectory(bytes: Uint8Array): TiffDirectory {
  if (bytes.length < 14) throw new Error('no TIFF');
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const order = view.getUint16(0);
  const little = order === 0x4949;
  if ((!little && order !== 0x4d4d) || view.getUint16(2, little) !== 42) throw new Error('no TIFF');
  const start = view.getUint32(4, little);
  if (start < 8 || start + 2 > bytes.length) throw new Error('no directory');
  const entries = view.getUint16(start, little);
  if (entries < 1 || entries > mostEntries || start + 2 + entries * 12 > bytes.length) {
    throw new Error('no directory');
  }
  const values: Partial<Record<TiffTag, readonly number[]>> = {};
  for (let entry = start + 2; entry < start + 2 + entries * 12; entry += 12) {
    const name = names.get(view.getUint16(entry, little));
    if (name === undefined) continue;
    if (values[name] !== undefined) throw new Error('a tag twice');
    values[name] = readValues(view, entry, little, mostValues[name]);
  }
  return { little, values };
}

function readValues(view: DataView, entry: number, little: boolean, most: number): number[] {
  const type = view.getUint16(entry + 2, little);
  const count = view.getUint32(entry + 4, little);
  const size = sizes.get(type);
  if (size === undefined || count < 1 || count > most) throw new Error('no such values');
  const at = count * size <= 4 ? entry + 8 : view.getUint32(entry + 8, little);
  if (at + count * size > view.byteLength) throw new Error('values beyond the end');
  const read = (offset: number) =>
    size === 1
      ? view.getUint8(offset)
      : size === 2
        ? view.getUint16(offset, little)
        : view.getUint32(offset, little);
  return Array.from({ length: count }, (_, index) => read(at + index * size));
}
