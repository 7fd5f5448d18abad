import { spaceOfHeic } from '../colour/colourSpace.ts';
import { decoding, TooMuch } from '../format/undecodable.ts';

type Codec = typeof import('libheif-js/libheif-wasm/libheif-bundle.mjs');
type Decoder = InstanceType<ReturnType<Codec['default']>['HeifDecoder']>;

/** The picture of a HEIC, upright as its camera meant it. The codec is fetched when first needed. */
export async function decodeHeic(bytes: Uint8Array, mostPixels: number): Promise<ImageData> {
  // A codec that cannot be had says nothing of the picture.
  const codec = await import('libheif-js/libheif-wasm/libheif-bundle.mjs');
  const decoder = new (codec.default().HeifDecoder)();
  return decoding(() => decodeWith(decoder, bytes, mostPixels));
}

async function decodeWith(decoder: Decoder, bytes: Uint8Array, mostPixels: number) {
  const images = decoder.decode(bytes);
  // The codec gives the numbers as they are stored, whatever colours they stand for.
  const colorSpace = spaceOfHeic(bytes);
  try {
    const image = images.find((one) => one.is_primary()) ?? images[0];
    if (image === undefined) throw new Error('no picture');
    const [width, height] = [image.get_width(), image.get_height()];
    if (width * height > mostPixels) throw new TooMuch('pixels');
    return await new Promise<ImageData>((resolve, reject) => {
      image.display(new ImageData(width, height, { colorSpace }), (made) =>
        made === null ? reject(new Error('no picture')) : resolve(made),
      );
    });
  } finally {
    for (const image of images) image.free();
  }
}
