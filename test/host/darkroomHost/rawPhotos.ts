const short = 3;
const long = 4;
const ascii = 2;
type Entry = readonly [tag: number, type: number, count: number, value: number];

/** What the first directory of the file is of. */
export type RawForm = 'preview' | 'dng' | 'sensor' | 'picture';

const edge = 8;
const previewBytes = edge * edge * 3;

/**
 * A TIFF as cameras write it: its maker, and a small picture in colour that is all of it, or the preview of what the
 * sensor saw.
 */
export function rawPhoto(make: string, form: RawForm, little = true): Buffer {
  const name = Buffer.from(`${make}\0`);
  const entries: Entry[] = [
    ...(form === 'preview' || form === 'dng' ? [[254, long, 1, 1] as const] : []),
    [256, long, 1, edge],
    [257, long, 1, edge],
    [258, short, 1, 8],
    [259, short, 1, 1],
    [262, short, 1, form === 'sensor' ? 32_803 : 2],
    [271, ascii, name.length, 0],
    [273, long, 1, 0],
    [277, short, 1, 3],
    [278, short, 1, edge],
    [279, long, 1, previewBytes],
    ...(form === 'preview' || form === 'dng' ? [[330, long, 1, 8] as const] : []),
    // Printing settings, which many cameras add to all of their files.
    [50_341, 7, 4, 0],
    ...(form === 'dng' ? [[50_706, 1, 4, 0x01040000] as const] : []),
  ];
  const head = Buffer.alloc(8 + 2 + entries.length * 12 + 4);
  const u16 = (value: number, at: number) =>
    little ? head.writeUInt16LE(value, at) : head.writeUInt16BE(value, at);
  const u32 = (value: number, at: number) =>
    little ? head.writeUInt32LE(value, at) : head.writeUInt32BE(value, at);
  head.write(little ? 'II' : 'MM');
  u16(42, 2);
  u32(8, 4);
  u16(entries.length, 8);
  for (const [index, [tag, type, count, value]] of entries.entries()) {
    const at = 10 + index * 12;
    u16(tag, at);
    u16(type, at + 2);
    u32(count, at + 4);
    const placed = tag === 271 ? head.length : tag === 273 ? head.length + name.length : value;
    if (type === short) u16(placed, at + 8);
    else u32(placed, at + 8);
  }
  return Buffer.concat([head, name, Buffer.alloc(previewBytes, 90)]);
}
