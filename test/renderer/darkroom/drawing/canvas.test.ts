import { afterEach, describe, expect, it, vi } from 'vitest';
import { draw } from '../../../../renderer/darkroom/drawing/canvas.ts';

type Pixel = readonly number[];

/** A canvas of one colour that stops taking anything after so many strokes; a source is its colour. */
function canvasThatTakes(strokes: number) {
  return class {
    left = strokes;
    shown: Pixel = [0, 0, 0, 0];
    fillStyle = '';
    globalCompositeOperation = 'source-over';
    width: number;
    height: number;
    constructor(width: number, height: number) {
      this.width = width;
      this.height = height;
    }
    getContext() {
      return Object.assign(this, { canvas: this });
    }
    fillRect() {
      const colour = this.fillStyle.match(/\d+/g)?.map(Number) ?? [255, 255, 255];
      const below = this.globalCompositeOperation === 'destination-over' && this.shown[3] === 255;
      if (!below) this.take([...colour, 255]);
    }
    drawImage(source: Pixel) {
      this.take(source);
    }
    getImageData() {
      return { data: this.shown };
    }
    take(colour: Pixel) {
      this.left -= 1;
      if (this.left >= 0) this.shown = colour;
    }
  };
}

afterEach(() => vi.unstubAllGlobals());

const size = { width: 3, height: 3 };
function drawn(source: Pixel, strokes: number, onWhite = false): Pixel {
  vi.stubGlobal('OffscreenCanvas', canvasThatTakes(strokes));
  const { context } = draw(source as unknown as CanvasImageSource, size, onWhite);
  return [...context.getImageData(1, 1, 1, 1).data];
}

const clear = [0, 0, 0, 0];
const firstMark = [255, 0, 254, 255];

describe('draw', () => {
  it.each([clear, [0, 0, 0, 255], firstMark, [1, 254, 0, 255]])(
    'knows that %j was drawn',
    (...to) => {
      expect(drawn(to, 9)).toEqual(to);
    },
  );

  it('lays what is transparent on white, and nothing else', () => {
    expect(drawn(clear, 9, true)).toEqual([255, 255, 255, 255]);
    expect(drawn([9, 9, 9, 255], 9, true)).toEqual([9, 9, 9, 255]);
  });

  it.each([0, 1])(
    'throws when the canvas is lost after %i strokes, whatever the picture',
    (strokes) => {
      for (const source of [clear, [0, 0, 0, 255], firstMark]) {
        expect(() => drawn(source, strokes)).toThrow('nothing drawn');
      }
    },
  );
});
