import { exifPlace } from './exifPlace.ts';
import { type Blank, latin1At, numberAt, type Peek } from './peek.ts';
import { xmpPlace } from './xmpPlace.ts';

const app1 = 0xe1;
const mostSegments = 256;
const exifMark = 'Exif\0\0';
const xmpMarks = ['http://ns.adobe.com/xap/1.0/\0', 'http://ns.adobe.com/xmp/extension/\0'];

interface Segment {
  /** Of its content. */
  readonly at: number;
  readonly length: number;
}

export async function jpegPlaces(peek: Peek): Promise<Blank[]> {
  const blanks: Blank[] = [];
  for await (const { at, length } of app1Segments(peek)) {
    blanks.push(...(await inSegment(peek, at, length)));
  }
  return blanks;
}

/** Where EXIF stands in a JPEG, without its mark. */
export async function* exifSegments(peek: Peek): AsyncGenerator<Segment> {
  for await (const { at, length } of app1Segments(peek)) {
    const mark = latin1At(await peek(at, exifMark.length), 0, exifMark.length);
    if (mark !== exifMark) continue;
    yield { at: at + exifMark.length, length: length - exifMark.length };
  }
}

/** Segment by segment, up to where the picture itself begins. */
async function* app1Segments(peek: Peek): AsyncGenerator<Segment> {
  let at = 2;
  for (let count = 0; count < mostSegments; count += 1) {
    const head = await peek(at, 4);
    if (head.length < 4 || head[0] !== 0xff) break;
    const marker = head[1] ?? 0;
    if (marker === 0xff) {
      at += 1;
      continue;
    }
    if (marker === 0xda || marker === 0xd9) break;
    const length = numberAt(head, 2, 2);
    if (length < 2) break;
    if (marker === app1) yield { at: at + 4, length: length - 2 };
    at += 2 + length;
  }
}

async function inSegment(peek: Peek, at: number, length: number): Promise<readonly Blank[]> {
  const body = await peek(at, length);
  if (latin1At(body, 0, exifMark.length) === exifMark) {
    const { blanks } = await exifPlace(peek, at + exifMark.length, length - exifMark.length);
    return blanks;
  }
  const isXmp = xmpMarks.some((mark) => latin1At(body, 0, mark.length) === mark);
  return isXmp ? xmpPlace(body, at) : [];
}
