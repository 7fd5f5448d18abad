import { Readable } from 'node:stream';
import type { Downloads } from '../../electron/library/downloadItem.ts';
import type { StoredMedia } from '../../electron/library/mediaRow.ts';
import { type Failure, SatchelError } from '../../shared/failure.ts';
import {
  forbidden,
  notFound,
  providerDown,
  providerRefused,
  rateLimited,
} from '../../shared/failures.ts';
import type { Random } from '../simulate/random.ts';
import type { VirtualTime } from '../simulate/virtualTime.ts';

interface ModelDeps {
  readonly random: Random;
  readonly time: VirtualTime;
  readonly tell: (what: string) => void;
}

const refusals: readonly [Failure, ...Failure[]] = [
  { kind: 'offline', host: 'model' },
  rateLimited(null),
  rateLimited(5_000),
  rateLimited(600_000),
  providerDown('status', { status: 503 }),
  providerDown('unreadable-answer'),
  { kind: 'unauthorized' },
  forbidden(null),
  notFound,
  providerRefused({ status: 410 }),
];
const endings = ['cut', 'short', 'long', 'page', 'stands still'] as const;
type Ending = 'whole' | (typeof endings)[number];

/** A provider of bytes, by what it really has and not by what it answers. */
export function createByteModel({ random, time, tell }: ModelDeps) {
  const held = new Map<number, Buffer>();
  let troubled = random.pick([0.1, 0.3, 0.6]);
  let onAsked = (_row: StoredMedia) => {};

  const pause = (alive: () => boolean, ms: number, signal: AbortSignal) =>
    new Promise<void>((resolve, reject) => {
      const stop = () => reject(new SatchelError({ kind: 'cancelled' }));
      if (signal.aborted) return stop();
      signal.addEventListener('abort', stop);
      time.after(ms, () => {
        // Node keeps a signal of several, and all that hears it, for as long as anything does.
        signal.removeEventListener('abort', stop);
        if (alive()) resolve();
      });
    });

  async function* bytesOf(
    alive: () => boolean,
    bytes: Buffer,
    ending: Ending,
    signal: AbortSignal,
  ) {
    const half = Math.floor(bytes.length / 2);
    await pause(alive, random.whole(1, 200), signal);
    yield bytes.subarray(0, half);
    await pause(alive, random.whole(1, 400), signal);
    if (ending === 'cut') throw new SatchelError(providerDown('cut-answer'));
    if (ending === 'stands still') {
      await pause(alive, 60_000, signal);
      throw new SatchelError(providerDown('timed-out'));
    }
    if (ending === 'short') return;
    yield bytes.subarray(half);
    if (ending === 'long') yield Buffer.from('and more');
  }

  const downloads = (
    alive: () => boolean,
    rowOf: (id: number) => StoredMedia | undefined,
  ): Pick<Downloads, 'whole'> => ({
    async whole(id, signal) {
      const row = rowOf(id);
      const bytes = held.get(id);
      if (row === undefined || bytes === undefined) throw new SatchelError(notFound);
      onAsked(row);
      await pause(alive, random.whole(5, 300), signal);
      if (random.chance(troubled / 2)) {
        const failure = random.pick(refusals);
        tell(`refuses ${id}: ${failure.kind}`);
        throw new SatchelError(failure);
      }
      const ending: Ending = random.chance(troubled / 2) ? random.pick(endings) : 'whole';
      if (ending !== 'whole') tell(`sends ${id}: ${ending}`);
      // What stands before a host says so with a success, and with the length of what it says.
      const sent = ending === 'page' ? Buffer.from('<!doctype html><title>Sign in</title>') : bytes;
      const told = random.chance(0.9) || ending === 'short' || ending === 'long';
      return {
        body: Readable.from(bytesOf(alive, sent, ending, signal)),
        sizeBytes: told ? sent.length : null,
        contentType: 'image/png',
      };
    },
  });

  return {
    downloads,
    store: (id: number, bytes: Buffer) => void held.set(id, bytes),
    bytesOf: (id: number) => held.get(id),
    onAsked(listener: (row: StoredMedia) => void) {
      onAsked = listener;
    },
    /** From now on it answers as it should. */
    heal() {
      troubled = 0;
    },
  };
}
