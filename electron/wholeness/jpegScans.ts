import { numberAt } from '../location/bytes/peek.ts';

const startOfFrame = [0xc0, 0xc1, 0xc2, 0xc9, 0xca];
const progressive = [0xc2, 0xca];
/** Each block of a picture has so many frequencies. */
const frequencies = 64;

/**
 * What the scans of a JPEG have brought. A progressive one that was cut and closed with an end mark decodes, blurred
 * or without its colours, and nothing but the scans that it lacks tells.
 */
export function createJpegScans() {
  const seen = new Map<number, Uint8Array>();
  let frames = 0;
  let steps = false;
  let known = true;

  return {
    isFrame: (kind: number) => startOfFrame.includes(kind),
    /** The segment of a start of frame, from its length on. */
    frame(kind: number, segment: Uint8Array): void {
      frames += 1;
      steps = progressive.includes(kind);
      const parts = segment[7] ?? 0;
      for (let part = 0; part < parts; part += 1) {
        const id = segment[8 + part * 3];
        if (id === undefined) known = false;
        else seen.set(id, new Uint8Array(frequencies));
      }
    },
    /** The segment of a start of scan, from its length on. */
    scan(segment: Uint8Array): void {
      const parts = segment[2] ?? 0;
      const end = 3 + parts * 2;
      if (segment.length < end + 3) {
        known = false;
        return;
      }
      const [first, last] = steps
        ? [numberAt(segment, end, 1), numberAt(segment, end + 1, 1)]
        : [0, frequencies - 1];
      for (let part = 0; part < parts; part += 1) {
        seen.get(segment[3 + part * 2] ?? -1)?.fill(1, first, last + 1);
      }
    },
    /** Whether something of the picture came with no scan at all; no where the frame is of another kind. */
    lacks(): boolean {
      if (!known || frames !== 1) return false;
      return [...seen.values()].some((had) => had.includes(0));
    },
  };
}
