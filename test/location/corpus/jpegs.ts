import { readFileSync } from 'node:fs';
import { type ExifOptions, exif } from './exif.ts';
import { xmpLatitude, xmpLongitude } from './truth.ts';
import { encoded, type Letters } from './xmp.ts';

export const seed = (name: string) =>
  readFileSync(new URL(`../../../electron/sandbox/seed/${name}`, import.meta.url));

export function segment(marker: number, ...content: (Buffer | string)[]): Buffer {
  const body = Buffer.concat(content.map((part) => Buffer.from(part)));
  const head = Buffer.from([0xff, marker, 0, 0]);
  head.writeUInt16BE(body.length + 2, 2);
  return Buffer.concat([head, body]);
}

export const exifSegment = (options?: ExifOptions) => segment(0xe1, 'Exif\0\0', exif(options));
export const xmpSegment = (xmp: string, letters: Letters = 'utf8') =>
  segment(0xe1, 'http://ns.adobe.com/xap/1.0/\0', encoded(xmp, letters));

/** The seed's picture with these segments before its own. */
export function jpegWith(...segments: Buffer[]): Buffer {
  const picture = seed('lune-perfume.jpg');
  return Buffer.concat([picture.subarray(0, 2), ...segments, picture.subarray(2)]);
}

export const plainJpeg = () => seed('lune-perfume.jpg');
export const behind = (picture: Buffer, ...more: Buffer[]) => Buffer.concat([picture, ...more]);

/** XMP that is too long for one segment, cut in the middle of a name. */
export function extendedXmp(xmp: string, pieces: number): Buffer[] {
  const whole = Buffer.from(xmp);
  const guid = '0123456789ABCDEF0123456789ABCDEF';
  const cut = whole.indexOf('GPSLat') + 6;
  const cuts = pieces === 1 ? [0, whole.length] : [0, cut, whole.length];
  const parts = cuts.slice(1).map((end, index) => {
    const from = cuts[index] ?? 0;
    const numbers = Buffer.alloc(8);
    numbers.writeUInt32BE(whole.length);
    numbers.writeUInt32BE(from, 4);
    const part = whole.subarray(from, end);
    return segment(0xe1, 'http://ns.adobe.com/xmp/extension/\0', guid, numbers, part);
  });
  const main = `<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#"><rdf:Description rdf:about="" xmlns:xmpNote="http://ns.adobe.com/xmp/note/" xmpNote:HasExtendedXMP="${guid}"/></rdf:RDF></x:xmpmeta>`;
  return [xmpSegment(main), ...parts];
}

/** Two pictures in one file, the second as large as the first, by the standard of cameras. */
export function multiPicture(first: Buffer, second: Buffer): Buffer {
  const index = (offset: number) => {
    const u32 = (value: number) => {
      const bytes = Buffer.alloc(4);
      bytes.writeUInt32BE(value);
      return bytes;
    };
    const entry = (tag: number, type: number, count: number, value: Buffer) => {
      const bytes = Buffer.alloc(8);
      bytes.writeUInt16BE(tag);
      bytes.writeUInt16BE(type, 2);
      bytes.writeUInt32BE(count, 4);
      return Buffer.concat([bytes, value]);
    };
    const directory = Buffer.concat([
      Buffer.from([0, 3]),
      entry(0xb000, 7, 4, Buffer.from('0100')),
      entry(0xb001, 4, 1, u32(2)),
      entry(0xb002, 7, 32, u32(50)),
      u32(0),
    ]);
    const pictures = Buffer.concat([
      u32(0x20030000),
      u32(first.length + 2 + 2 + 4 + 8 + 42 + 32),
      u32(0),
      u32(0),
      u32(0x00020002),
      u32(second.length),
      u32(offset),
      u32(0),
    ]);
    return segment(0xe2, 'MPF\0', Buffer.from('MM\0*'), u32(8), directory, pictures);
  };
  const length = index(0).length;
  // From the beginning of the TIFF in the segment, which stands right behind the picture's first two bytes.
  const made = index(first.length + length - 2 - 8);
  return Buffer.concat([first.subarray(0, 2), made, first.subarray(2), second]);
}

/** What a person's program says in words, beside EXIF that says it in numbers. */
export function iptc(): Buffer {
  const field = (number: number, text: string) =>
    Buffer.concat([Buffer.from([0x1c, 2, number, 0, text.length]), Buffer.from(text)]);
  const body = Buffer.concat([
    field(120, 'Words stay'),
    field(90, 'Langstrasse'),
    field(101, 'CH-Land'),
  ]);
  const padded = Buffer.concat([body, Buffer.alloc(body.length % 2)]);
  const size = Buffer.alloc(4);
  size.writeUInt32BE(body.length);
  return segment(0xed, 'Photoshop 3.0\0', '8BIM', Buffer.from([4, 4, 0, 0]), size, padded);
}

/** EXIF as Photoshop keeps it, without its mark. */
export function photoshopExif(): Buffer {
  const body = exif();
  const size = Buffer.alloc(4);
  size.writeUInt32BE(body.length);
  return segment(0xed, 'Photoshop 3.0\0', '8BIM', Buffer.from([4, 0x22, 0, 0]), size, body);
}

/** A picture that says where it was taken, as most do. */
export const placed = () => jpegWith(exifSegment());

/** What programs write that say who made a picture. */
export const manifest = () =>
  `JP {"exif:GPSLatitude": "${xmpLatitude}", "exif:GPSLongitude": "${xmpLongitude}", "a": 1}`;
