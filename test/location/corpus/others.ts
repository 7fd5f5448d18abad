import { deflateRawSync } from 'node:zlib';
import { crc32 } from '../../../electron/location/formats/crc32.ts';
import { exif } from './exif.ts';

/** A sound with a picture in its words, as ID3 keeps it. */
export function mp3(picture: Buffer | null, unsynchronised = false): Buffer {
  const synchsafe = (value: number) =>
    Buffer.from([(value >> 21) & 127, (value >> 14) & 127, (value >> 7) & 127, value & 127]);
  const frame = (name: string, body: Buffer) => {
    const length = Buffer.alloc(4);
    length.writeUInt32BE(body.length);
    return Buffer.concat([Buffer.from(name), length, Buffer.alloc(2), body]);
  };
  const apic = picture
    ? frame('APIC', Buffer.concat([Buffer.from('\0image/jpeg\0\x03\0', 'latin1'), picture]))
    : Buffer.alloc(0);
  let body: Buffer = Buffer.concat([frame('TIT2', Buffer.from('\0Words stay')), apic]);
  if (unsynchronised) body = stuffed(body);
  const flags = unsynchronised ? 0x80 : 0;
  const sound = Buffer.concat([Buffer.from([0xff, 0xfb, 0x90, 0x44]), Buffer.alloc(413)]);
  return Buffer.concat([
    Buffer.from('ID3'),
    Buffer.from([3, 0, flags]),
    synchsafe(body.length),
    body,
    ...Array.from({ length: 6 }, () => sound),
  ]);
}

function stuffed(bytes: Buffer): Buffer {
  const made: number[] = [];
  for (const [at, value] of bytes.entries()) {
    made.push(value);
    const next = bytes[at + 1] ?? 0;
    if (value === 0xff && (next === 0 || next >= 0xe0)) made.push(0);
  }
  return Buffer.from(made);
}

/** An archive of one file. */
export function zip(name: string, bytes: Buffer, way: 'stored' | 'pressed' | 'locked'): Buffer {
  const data =
    way === 'pressed' ? deflateRawSync(bytes) : way === 'locked' ? scrambled(bytes) : bytes;
  const about = Buffer.alloc(26);
  about.writeUInt16LE(20, 0);
  about.writeUInt16LE(way === 'locked' ? 1 : 0, 2);
  about.writeUInt16LE(way === 'pressed' ? 8 : 0, 4);
  about.writeUInt32LE(crc32(bytes), 10);
  about.writeUInt32LE(data.length, 14);
  about.writeUInt32LE(bytes.length, 18);
  about.writeUInt16LE(name.length, 22);
  const local = Buffer.concat([Buffer.from('PK\x03\x04'), about, Buffer.from(name), data]);
  const central = Buffer.concat([
    Buffer.from('PK\x01\x02\x14\0'),
    about,
    Buffer.alloc(14),
    Buffer.from(name),
  ]);
  const end = Buffer.alloc(18);
  end.writeUInt16LE(1, 4);
  end.writeUInt16LE(1, 6);
  end.writeUInt32LE(central.length, 8);
  end.writeUInt32LE(local.length, 12);
  return Buffer.concat([local, central, Buffer.from('PK\x05\x06'), end]);
}

const scrambled = (bytes: Buffer) => Buffer.from(bytes.map((value, at) => value ^ (at * 37 + 11)));

/** Pictures of other cameras: a TIFF by another number. */
export function otherTiff(number: string): Buffer {
  const bytes = exif();
  bytes.write(number, 0, 'latin1');
  return bytes;
}

/** A vector picture, which is text. */
export const svg = (xmp: string) =>
  Buffer.from(`<svg xmlns="http://www.w3.org/2000/svg"><metadata>${xmp}</metadata><rect/></svg>`);

/** Parts of four letters: films, sounds and pictures. */
export function riff(type: string, ...chunks: (readonly [string, Buffer])[]): Buffer {
  const parts = chunks.map(([name, bytes]) => {
    const length = Buffer.alloc(4);
    length.writeUInt32LE(bytes.length);
    return Buffer.concat([Buffer.from(name), length, bytes, Buffer.alloc(bytes.length % 2)]);
  });
  const body = Buffer.concat([Buffer.from(type), ...parts]);
  const size = Buffer.alloc(4);
  size.writeUInt32LE(body.length);
  return Buffer.concat([Buffer.from('RIFF'), size, body]);
}
