/** Where everything in the corpus was taken, in every way of writing it that the corpus uses. */
export const degrees = {
  latitude: [47, 23, 1957] as const,
  longitude: [8, 31, 5341] as const,
};
export const latitude = 47.3887694;
export const longitude = 8.5315028;
export const iso6709 = '+47.3888+008.5315/';
export const xmpLatitude = '47,23.32617N';
export const xmpLongitude = '8,31.89017E';

/** Altitude, speed and so on are no coordinates; these are. */
const texts = ['47.388', '8.5315', '47,23.3', '8,31.89', '4723.3', '00831.89', 'Langstrasse'];

/** What no file may hold any more once its place is removed, by what it is called. */
export const traces: ReadonlyMap<string, Buffer> = new Map([
  ...texts.flatMap((text): [string, Buffer][] => [
    [text, Buffer.from(text, 'latin1')],
    [`${text}, two bytes a letter`, Buffer.from(text, 'utf16le').subarray(0, -1)],
    [`${text}, four bytes a letter`, wide(text)],
  ]),
  ...[true, false].flatMap((little): [string, Buffer][] => [
    [`latitude, rational ${little}`, rationals(degrees.latitude, little).subarray(8)],
    [`longitude, rational ${little}`, rationals(degrees.longitude, little).subarray(8)],
    [`latitude, double ${little}`, double(latitude, little)],
    [`longitude, double ${little}`, double(longitude, little)],
  ]),
  ['latitude, rational in digits', digits(degrees.latitude, false)],
  ['latitude, rational in digits, little', digits(degrees.latitude, true)],
  ['latitude, GPMF', int32(latitude * 1e7)],
  ['longitude, GPMF', int32(longitude * 1e7)],
  ['latitude, 16.16', int32(latitude * 65_536)],
  ['longitude, 16.16', int32(longitude * 65_536)],
]);

/** Degrees, minutes and hundredths of a second. */
export function rationals(values: readonly [number, number, number], little: boolean): Buffer {
  const bytes = Buffer.alloc(24);
  for (const [index, value] of values.entries()) {
    const parts = [value, index === 2 ? 100 : 1];
    for (const [half, part] of parts.entries()) {
      if (little) bytes.writeUInt32LE(part, index * 8 + half * 4);
      else bytes.writeUInt32BE(part, index * 8 + half * 4);
    }
  }
  return bytes;
}

export function double(value: number, little: boolean): Buffer {
  const bytes = Buffer.alloc(8);
  if (little) bytes.writeDoubleLE(value);
  else bytes.writeDoubleBE(value);
  return bytes;
}

export function int32(value: number): Buffer {
  const bytes = Buffer.alloc(4);
  bytes.writeInt32BE(Math.round(value));
  return bytes;
}

function digits(values: readonly [number, number, number], little: boolean): Buffer {
  return Buffer.from(rationals(values, little).subarray(8).toString('hex'));
}

function wide(text: string): Buffer {
  const bytes = Buffer.alloc(text.length * 4 - 3);
  for (const [index, letter] of [...text].entries()) bytes.write(letter, index * 4, 'latin1');
  return bytes;
}
