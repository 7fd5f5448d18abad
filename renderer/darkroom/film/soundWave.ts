import { type AudioSample, AudioSampleSink, type Input, type InputAudioTrack } from 'mediabunny';
import { emptyCanvas, openCanvas } from '../drawing/canvas.ts';
import { Undecodable } from '../format/undecodable.ts';
import { encoded, type Looked, nothingLearnt, sensibleMs } from '../looks/look.ts';

const bars = 36;
/** A longer sound is heard at as many spots as there are bars, for a moment each. */
const wholeSeconds = 240;
const momentSeconds = 0.2;
/** Seen on light and on dark alike. */
const colour = '#a565a0';

/** How loud a sound is over its length, as a drawing on nothing. */
export async function soundOf(input: Input, maxEdge: number): Promise<Looked> {
  const track = await input.getPrimaryAudioTrack();
  if (track === null || !(await track.canDecode())) throw new Undecodable('no sound');
  const first = await track.getFirstTimestamp();
  const seconds = (await track.computeDuration()) - first;
  if (!(seconds > 0)) throw new Undecodable('no length');
  const peaks = await peaksOf(track, first, seconds);
  return {
    bytes: await drawBars(peaks, maxEdge),
    look: { ...nothingLearnt, durationMs: sensibleMs(seconds) },
  };
}

async function peaksOf(track: InputAudioTrack, first: number, seconds: number): Promise<number[]> {
  const sink = new AudioSampleSink(track);
  const peaks = new Array<number>(bars).fill(0);
  const hear = (sample: AudioSample) => {
    const part = (sample.timestamp - first) / seconds;
    const bar = Math.min(bars - 1, Math.max(0, Math.floor(part * bars)));
    peaks[bar] = Math.max(peaks[bar] ?? 0, peakOf(sample));
    sample.close();
  };
  if (seconds <= wholeSeconds) {
    for await (const sample of sink.samples()) hear(sample);
    return peaks;
  }
  for (let bar = 0; bar < bars; bar += 1) {
    const at = first + (seconds * (bar + 0.5)) / bars;
    for await (const sample of sink.samples(at, at + momentSeconds)) hear(sample);
  }
  return peaks;
}

/** The loudest of every few of the first channel's values, from 0 to 1. */
function peakOf(sample: AudioSample): number {
  const options = { planeIndex: 0, format: 'f32-planar' } as const;
  const values = new Float32Array(sample.allocationSize(options) / 4);
  sample.copyTo(values, options);
  let peak = 0;
  for (let at = 0; at < values.length; at += 4) peak = Math.max(peak, Math.abs(values[at] ?? 0));
  return Math.min(1, peak);
}

async function drawBars(peaks: readonly number[], edge: number): Promise<Uint8Array> {
  const drawn = openCanvas({ width: edge, height: edge });
  const { context, canvas } = drawn;
  const loudest = Math.max(...peaks, 0.02);
  const margin = edge * 0.1;
  const step = (edge - 2 * margin) / peaks.length;
  context.fillStyle = colour;
  for (const [index, peak] of peaks.entries()) {
    // Quiet parts are seen too: half as loud is more than half as high.
    const height = Math.max(step * 0.6, (peak / loudest) ** 0.7 * edge * 0.5);
    context.beginPath();
    context.roundRect(
      margin + index * step + step * 0.2,
      edge * 0.47 - height / 2,
      step * 0.6,
      height,
      step * 0.3,
    );
    context.fill();
  }
  try {
    return await encoded(canvas, 'image/webp', 0.9);
  } finally {
    emptyCanvas(drawn);
  }
}
