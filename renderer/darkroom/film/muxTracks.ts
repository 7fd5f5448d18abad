import {
  BufferSource,
  BufferTarget,
  EncodedAudioPacketSource,
  type EncodedPacket,
  EncodedPacketSink,
  EncodedVideoPacketSource,
  Input,
  type InputTrack,
  Logging,
  LogLevel,
  MP4,
  Mp4OutputFormat,
  Output,
  QTFF,
} from 'mediabunny';
import { Undecodable } from '../format/undecodable.ts';

// What it cannot carry over is carried over beside it; nobody reads what a hidden page logs.
Logging.level = LogLevel.Silent;

interface Feed {
  readonly packets: AsyncIterator<EncodedPacket>;
  next: EncodedPacket | null;
  add(packet: EncodedPacket): Promise<void>;
  close(): void;
}

/**
 * The samples of those tracks in an MP4 of its own, its description in front; `timescales` are the units of each
 * track, by its number, so that no time is rounded.
 */
export async function muxTracks(
  bytes: Uint8Array,
  ids: readonly number[],
  timescales: ReadonlyMap<number, number>,
): Promise<Uint8Array<ArrayBuffer>> {
  const input = new Input({ source: new BufferSource(bytes), formats: [QTFF, MP4] });
  try {
    const target = new BufferTarget();
    const output = new Output({ format: new Mp4OutputFormat({ fastStart: 'in-memory' }), target });
    const tracks = await input.getTracks();
    const feeds: Feed[] = [];
    for (const id of ids) {
      const track = tracks.find((one) => one.id === id);
      if (track === undefined) throw new Undecodable(`track ${id}`);
      feeds.push(await feedOf(output, track, timescales.get(id)));
    }
    await output.start();
    await pour(feeds);
    await output.finalize();
    if (target.buffer === null) throw new Undecodable('nothing made');
    return new Uint8Array(target.buffer);
  } finally {
    input.dispose();
  }
}

async function feedOf(
  output: Output,
  track: InputTrack,
  timescale: number | undefined,
): Promise<Feed> {
  const packets = new EncodedPacketSink(track).packets();
  const { done, value } = await packets.next();
  const next = done ? null : value;
  if (track.isVideoTrack()) {
    const [codec, decoderConfig] = [await track.getCodec(), await track.getDecoderConfig()];
    if (codec === null || decoderConfig === null) throw new Undecodable('picture');
    const source = new EncodedVideoPacketSource(codec);
    output.addVideoTrack(source, timescale === undefined ? {} : { frameRate: timescale });
    const add = (packet: EncodedPacket) => source.add(packet, { decoderConfig });
    return { packets, next, add, close: () => source.close() };
  }
  if (!track.isAudioTrack()) throw new Undecodable('neither picture nor sound');
  const [codec, decoderConfig] = [await track.getCodec(), await track.getDecoderConfig()];
  if (codec === null || decoderConfig === null) throw new Undecodable('sound');
  const source = new EncodedAudioPacketSource(codec);
  output.addAudioTrack(source);
  const add = (packet: EncodedPacket) => source.add(packet, { decoderConfig });
  return { packets, next, add, close: () => source.close() };
}

/** All of them side by side, so that a player finds what belongs together in one place. */
async function pour(feeds: readonly Feed[]): Promise<void> {
  for (;;) {
    const waiting = feeds.filter(({ next }) => next !== null);
    const [first] = waiting.sort((a, b) => (a.next?.timestamp ?? 0) - (b.next?.timestamp ?? 0));
    if (first === undefined || first.next === null) return;
    await first.add(first.next);
    const { done, value } = await first.packets.next();
    first.next = done ? null : value;
    if (first.next === null) first.close();
  }
}
