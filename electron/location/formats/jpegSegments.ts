import { latin1At, numberAt, type Peek } from '../bytes/peek.ts';

const app1 = 0xe1;
const mostSegments = 4_096;
const exifMark = 'Exif\0\0';

interface Segment {
  /** The offset at which the content begins. */
  readonly at: number;
  readonly length: number;
}

/** Where EXIF stands in a JPEG, without its mark: segment by segment, up to where the picture itself begins. */
export async function* exifSegments(peek: Peek): AsyncGenerator<Segment> {
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
    const mark = marker === app1 ? await peek(at + 4, exifMark.length) : null;
    if (mark !== null && latin1At(mark, 0, exifMark.length) === exifMark) {
      yield { at: at + 4 + exifMark.length, length: length - 2 - exifMark.length };
    }
    at += 2 + length;
  }
}
