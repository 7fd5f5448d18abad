import { CanvasSink, type Input, type InputVideoTrack } from 'mediabunny';
import { decoding, TooMuch, Undecodable } from '../format/undecodable.ts';
import { encoded, isDecodable, type Looked, placeholderOf, sensibleMs } from '../looks/look.ts';
import { fitInto, type Size } from '../scale/fitInto.ts';
import { openTracks } from './openTracks.ts';
import { soundOf } from './soundWave.ts';

export interface PosterOrder {
  readonly bytes: Uint8Array<ArrayBuffer>;
  readonly maxEdge: number;
}

/** More than any film has that a phone makes: 8K and a little. */
const mostPixels = 40_000_000;
/** Where to look for a frame that shows something, in parts of the whole. */
const looks = [0, 0.1, 0.25, 0.5];
/** Of 255, for the mean of a frame: below, it is black to the eye. */
const leastLight = 18;

/** A frame of a film that shows something, upright; of a film without pictures, its sound. */
export async function filmPoster({ bytes, maxEdge }: PosterOrder): Promise<Looked> {
  const input = openTracks(bytes);
  try {
    return await decoding(async () => {
      const track = await input.getPrimaryVideoTrack();
      if (track === null) return await soundOf(input, maxEdge);
      return await posterOf(input, track, maxEdge);
    });
  } finally {
    input.dispose();
  }
}

async function posterOf(input: Input, track: InputVideoTrack, maxEdge: number): Promise<Looked> {
  const shape = { width: await track.getDisplayWidth(), height: await track.getDisplayHeight() };
  const coded = { width: await track.getCodedWidth(), height: await track.getCodedHeight() };
  if (!isDecodable(shape, mostPixels) || !isDecodable(coded, mostPixels)) throw new TooMuch('film');
  if (!(await track.canDecode())) throw new Undecodable('no decoder');
  const seconds = await secondsOf(input);
  const canvas = await lightFrame(track, fitInto(shape, maxEdge), seconds);
  return {
    bytes: await encoded(canvas, 'image/jpeg'),
    look: {
      width: Math.round(shape.width),
      height: Math.round(shape.height),
      durationMs: sensibleMs(seconds),
      placeholder: placeholderOf(canvas),
      pages: null,
    },
  };
}

/** As its tables say; null where they are none, or cut. */
export async function secondsOf(input: Input): Promise<number | null> {
  try {
    return await input.computeDuration();
  } catch {
    return input.getDurationFromMetadata().catch(() => null);
  }
}

/** The first frame that is not black, of a few; the lightest of them where all are. */
async function lightFrame(
  track: InputVideoTrack,
  { width, height }: Size,
  seconds: number | null,
): Promise<OffscreenCanvas> {
  const sink = new CanvasSink(track, { width, height, fit: 'fill' });
  const first = await track.getFirstTimestamp();
  const wholeSeconds = Math.max(0, (seconds ?? 0) - first);
  let best: { canvas: OffscreenCanvas; light: number } | null = null;
  for (const part of looks) {
    if (part > 0 && wholeSeconds === 0) break;
    const canvas = await frameAt(sink, first + part * wholeSeconds);
    if (canvas === null) continue;
    const light = lightOf(canvas);
    if (best === null || light > best.light) best = { canvas, light };
    if (light >= leastLight) break;
  }
  if (best === null) throw new Undecodable('no frame');
  return best.canvas;
}

/** null where the film is cut before it. */
async function frameAt(sink: CanvasSink, at: number): Promise<OffscreenCanvas | null> {
  try {
    const frame = await sink.getCanvas(Math.max(0, at));
    return frame?.canvas instanceof OffscreenCanvas ? frame.canvas : null;
  } catch {
    return null;
  }
}

function lightOf(canvas: OffscreenCanvas): number {
  const edge = 16;
  const small = new OffscreenCanvas(edge, edge);
  const context = small.getContext('2d', { willReadFrequently: true });
  if (context === null) return 0;
  context.drawImage(canvas, 0, 0, edge, edge);
  const { data } = context.getImageData(0, 0, edge, edge);
  let sum = 0;
  for (let at = 0; at < data.length; at += 4) {
    sum += Math.max(data[at] ?? 0, data[at + 1] ?? 0, data[at + 2] ?? 0);
  }
  return sum / (edge * edge);
}
