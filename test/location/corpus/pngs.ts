import { deflateSync } from 'node:zlib';
import { crc32 } from '../../../electron/location/formats/crc32.ts';
import { seed } from './jpegs.ts';

export function chunk(type: string, ...content: (Buffer | string)[]): Buffer {
  const body = Buffer.concat([type, ...content].map((part) => Buffer.from(part)));
  const head = Buffer.alloc(4);
  head.writeUInt32BE(body.length - 4);
  const sum = Buffer.alloc(4);
  sum.writeUInt32BE(crc32(body));
  return Buffer.concat([head, body, sum]);
}

const picture = () => seed('pickup-code-7730.png');
export const plainPng = picture;

/** Behind the header, which is the first chunk of all. */
export function pngWith(...chunks: Buffer[]): Buffer {
  const whole = picture();
  return Buffer.concat([whole.subarray(0, 33), ...chunks, whole.subarray(33)]);
}

/** Before its end mark, after the picture. */
export function pngWithLate(...chunks: Buffer[]): Buffer {
  const whole = picture();
  return Buffer.concat([whole.subarray(0, -12), ...chunks, whole.subarray(-12)]);
}

export const textChunk = (word: string, text: Buffer | string) => chunk('tEXt', word, '\0', text);
export const pressedChunk = (word: string, text: Buffer | string) =>
  chunk('zTXt', word, '\0\0', deflateSync(Buffer.from(text)));
export const wordsChunk = (word: string, text: string, pressed = false) =>
  chunk('iTXt', word, pressed ? '\0\x01\0\0\0' : '\0\0\0\0\0', pressed ? deflateSync(text) : text);

/** As ImageMagick writes it: in hexadecimal digits. */
export function profile(name: string, bytes: Buffer): string {
  const lines = bytes.toString('hex').replace(/.{72}/g, '$&\n');
  return `\n${name}\n${String(bytes.length).padStart(8)}\n${lines}\n`;
}
