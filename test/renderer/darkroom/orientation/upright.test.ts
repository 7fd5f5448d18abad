import sharp from 'sharp';
import { beforeAll, describe, expect, it } from 'vitest';
import { upright } from '../../../../renderer/darkroom/orientation/upright.ts';

/** As much of the browser's class as is used. */
class PlainImageData {
  readonly data: Uint8ClampedArray;
  readonly width: number;
  readonly height: number;
  constructor(width: number, height: number) {
    this.width = width;
    this.height = height;
    this.data = new Uint8ClampedArray(width * height * 4);
  }
}
beforeAll(() => {
  Object.assign(globalThis, { ImageData: PlainImageData });
});

describe('upright', () => {
  it.each([1, 2, 3, 4, 5, 6, 7, 8])('turns orientation %i as others do', async (orientation) => {
    const [width, height] = [3, 2];
    const stored = new ImageData(width, height);
    for (let at = 0; at < stored.data.length; at += 1)
      stored.data[at] = at % 4 === 3 ? 255 : at * 9;
    const expected = await sharp(stored.data, { raw: { width, height, channels: 4 } })
      .png()
      .withMetadata({ orientation })
      .toBuffer()
      .then((png) => sharp(png).autoOrient().raw().toBuffer({ resolveWithObject: true }));
    const turned = upright(stored, orientation);
    expect({ width: turned.width, height: turned.height }).toEqual({
      width: expected.info.width,
      height: expected.info.height,
    });
    expect([...turned.data]).toEqual([...expected.data]);
  });
});
