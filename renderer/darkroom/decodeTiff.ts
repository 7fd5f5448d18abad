import { decode, decodeImage, type IFD, toRGBA8 } from 'utif2';
import { spaceOfProfile } from './colourSpace.ts';
import { upright } from './upright.ts';

const widthTag = 't256';
const heightTag = 't257';
const orientationTag = 't274';
const profileTag = 't34675';

/** The first page of a TIFF, upright. */
export function decodeTiff(bytes: Uint8Array<ArrayBuffer>, mostPixels: number): ImageData {
  const { buffer, byteOffset, byteLength } = bytes;
  const whole = byteLength === buffer.byteLength ? buffer : buffer.slice(byteOffset);
  const page = decode(whole).find((one) => numberAt(one, widthTag) > 0);
  if (page === undefined) throw new Error('no picture');
  // Before a pixel is decoded: the page says its own size.
  const pixels = numberAt(page, widthTag) * numberAt(page, heightTag);
  if (pixels < 1 || pixels > mostPixels) throw new Error('too many pixels');
  decodeImage(whole, page);
  const rgba = new Uint8ClampedArray(toRGBA8(page));
  const image = new ImageData(rgba, page.width, page.height, { colorSpace: spaceOf(page) });
  return upright(image, numberAt(page, orientationTag));
}

function spaceOf(page: IFD): PredefinedColorSpace {
  const profile = page[profileTag];
  return profile instanceof Uint8Array ? spaceOfProfile(profile) : 'srgb';
}

function numberAt(page: IFD, tag: string): number {
  const value = page[tag];
  const first: unknown = Array.isArray(value) ? value[0] : value;
  return typeof first === 'number' ? first : 0;
}
