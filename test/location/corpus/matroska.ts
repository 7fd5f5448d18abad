import { deflateSync } from 'node:zlib';
import { iso6709 } from './truth.ts';

/** An element: its number, its length in eight bytes, and what it holds. */
export function element(id: number, ...content: (Buffer | string)[]): Buffer {
  const body = Buffer.concat(content.map((part) => Buffer.from(part)));
  const number = Buffer.from(
    id.toString(16).padStart(id > 0xff && id < 0x1000 ? 4 : 2, '0'),
    'hex',
  );
  const length = Buffer.alloc(8);
  length.writeBigUInt64BE(BigInt(body.length) | (1n << 56n));
  return Buffer.concat([number, length, body]);
}

const byte = (value: number) => Buffer.from([value]);

export interface MatroskaParts {
  readonly tags?: readonly (readonly [string, string])[];
  readonly attached?: Buffer;
  readonly lines?: readonly string[];
  /** The lines are compressed. */
  readonly pressed?: boolean;
  /** How they are compressed, by the standard's numbers; 0 is zlib. */
  readonly method?: number;
  readonly last?: Buffer;
}

/** A film without pictures: words, tags and files beside it. */
export function matroska(parts: MatroskaParts): Buffer {
  const { tags = [], attached, lines = ['Words that stay'], pressed = false, method = 0 } = parts;
  const coding = pressed
    ? [element(0x6d80, element(0x6240, element(0x5034, element(0x4254, byte(method)))))]
    : [];
  const track = element(
    0xae,
    element(0xd7, byte(1)),
    element(0x73c5, byte(1)),
    element(0x83, byte(0x11)),
    element(0x86, 'S_TEXT/UTF8'),
    ...coding,
  );
  const blocks = lines.map((line, index) => {
    const body = pressed && method === 0 ? deflateSync(line) : Buffer.from(line);
    const head = Buffer.from([0x81, 0, index, 0]);
    return element(0xa0, element(0xa1, head, body), element(0x9b, byte(1)));
  });
  const tag = tags.map(([name, value]) =>
    element(
      0x7373,
      element(0x63c0),
      element(0x67c8, element(0x45a3, name), element(0x4487, value)),
    ),
  );
  const files = attached
    ? [
        element(
          0x1941a469,
          element(
            0x61a7,
            element(0x466e, 'cover.jpg'),
            element(0x4660, 'image/jpeg'),
            element(0x465c, attached),
            element(0x46ae, byte(7)),
          ),
        ),
      ]
    : [];
  return Buffer.concat([
    element(
      0x1a45dfa3,
      element(0x4282, 'matroska'),
      element(0x4287, byte(4)),
      element(0x4285, byte(2)),
    ),
    element(
      0x18538067,
      element(
        0x1549a966,
        element(0x2ad7b1, Buffer.from([0x0f, 0x42, 0x40])),
        element(0x4d80, 'Maker'),
      ),
      element(0x1654ae6b, track),
      ...(tag.length > 0 ? [element(0x1254c367, ...tag)] : []),
      ...files,
      element(0x1f43b675, element(0xe7, byte(0)), ...blocks),
    ),
    parts.last ?? Buffer.alloc(0),
  ]);
}

export const locationTags = [
  ['LOCATION', iso6709],
  ['TITLE', 'Words that stay'],
] as const;
