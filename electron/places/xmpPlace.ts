import type { Blank } from './peek.ts';

/** A latitude or a longitude that is not empty, by any prefix: cameras and drones name theirs differently. */
const tells =
  /:gps(?:dest)?l(?:at|on)[a-z]{0,16}(?:\s{0,8}=\s{0,8}["']\s{0,8}[^"'\s]|[^<>]{0,256}>\s{0,8}[^<\s])/i;
const attributes = /[\w.-]{1,40}:gps\w{1,40}\s{0,8}=\s{0,8}(?:"[^"]{0,512}"|'[^']{0,512}')/gi;
const elements = /<([\w.-]{1,40}:gps\w{1,40})(?:\s[^<>]{0,256})?>[^<]{0,512}<\/\1\s{0,8}>/gi;

/** What in the text of XMP tells a place; spaces in its stead leave the rest as it is. */
export function xmpPlace(xmp: Uint8Array, at: number): Blank[] {
  const text = Buffer.from(xmp.buffer, xmp.byteOffset, xmp.byteLength).toString('latin1');
  if (!tells.test(text)) return [];
  return [...text.matchAll(attributes), ...text.matchAll(elements)].map((match) => ({
    at: at + match.index,
    bytes: new Uint8Array(match[0].length).fill(0x20),
  }));
}
