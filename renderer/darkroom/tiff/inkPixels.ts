/** Inks laid one over the other; 8 or 16 bits each, the latter with their low byte first. */
export interface InkedPixels {
  readonly data: Uint8Array;
  readonly bits: number;
  /** Cyan, magenta, yellow, black, and what comes beside them. */
  readonly samples: number;
  /** Whether the fifth of them is how opaque a pixel is. */
  readonly clear: boolean;
}

/**
 * The colours of inks as browsers take those of a picture without a profile: each ink takes its own light away, and
 * black takes of all. Throws for other than four inks.
 */
export function inkPixels(inked: InkedPixels, pixels: number): Uint8ClampedArray<ArrayBuffer> {
  const { data, bits, samples, clear } = inked;
  if ((bits !== 8 && bits !== 16) || samples < 4) throw new Error('no inks that are decoded');
  const step = bits / 8;
  if (data.length < pixels * samples * step) throw new Error('inks are missing');
  const rgba = new Uint8ClampedArray(pixels * 4);
  for (let pixel = 0; pixel < pixels; pixel += 1) {
    // Of two bytes the high one counts.
    const from = pixel * samples * step + step - 1;
    const left = (ink: number) => 255 - (data[from + ink * step] ?? 0);
    const light = left(3) / 255;
    const to = pixel * 4;
    rgba[to] = left(0) * light;
    rgba[to + 1] = left(1) * light;
    rgba[to + 2] = left(2) * light;
    rgba[to + 3] = clear && samples > 4 ? (data[from + 4 * step] ?? 0) : 255;
  }
  return rgba;
}
