/** Turns the colours of packed RGB triples in place by an angle; greys stay grey. */
export function turnHues(triples: Buffer, degrees: number): void {
  const matrix = hueMatrix(degrees);
  for (let at = 0; at + 2 < triples.length; at += 3) {
    const [r = 0, g = 0, b = 0] = triples.subarray(at, at + 3);
    for (const [channel, [fromR, fromG, fromB]] of matrix.entries()) {
      const value = r * fromR + g * fromG + b * fromB;
      triples[at + channel] = Math.min(255, Math.max(0, Math.round(value)));
    }
  }
}

type Row = readonly [number, number, number];

/** The luminance-keeping rotation that SVG's `hueRotate` is defined by. */
function hueMatrix(degrees: number): readonly [Row, Row, Row] {
  const cos = Math.cos((degrees * Math.PI) / 180);
  const sin = Math.sin((degrees * Math.PI) / 180);
  return [
    [
      0.213 + cos * 0.787 - sin * 0.213,
      0.715 - cos * 0.715 - sin * 0.715,
      0.072 - cos * 0.072 + sin * 0.928,
    ],
    [
      0.213 - cos * 0.213 + sin * 0.143,
      0.715 + cos * 0.285 + sin * 0.14,
      0.072 - cos * 0.072 - sin * 0.283,
    ],
    [
      0.213 - cos * 0.213 - sin * 0.787,
      0.715 - cos * 0.715 + sin * 0.715,
      0.072 + cos * 0.928 + sin * 0.072,
    ],
  ];
}
