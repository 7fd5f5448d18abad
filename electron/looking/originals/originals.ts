import { rm } from 'node:fs/promises';
import { SatchelError } from '../../../shared/failure.ts';
import { cancelled, fileRejected } from '../../../shared/failures.ts';
import type { AccountId, MediaId } from '../../../shared/ids.ts';
import type { Clock } from '../../base/clock.ts';
import type { Download } from '../../providers/provider.ts';
import { type Flight, startFlight } from './flight.ts';
import type { Original } from './growingFile.ts';
import { createOriginalFiles, type KeptFile, type OriginalKey } from './originalFiles.ts';

export interface OriginalsDeps {
  /** Made when missing, readable by nobody else. */
  readonly dir: string;
  readonly maxBytes?: number;
  /** Whose items may be kept; what is left of others is removed at the start. */
  accountIds(): readonly AccountId[];
  readonly clock: Clock;
  /** Those of items that are known. */
  keysOf(mediaIds: readonly MediaId[]): readonly OriginalKey[];
  download(mediaId: MediaId, signal: AbortSignal): Promise<Download>;
  onBytes(mediaId: MediaId, doneBytes: number, ofBytes: number | null): void;
}

export interface OpenOriginal extends Original {
  /** Epoch ms; null while it is on its way. */
  readonly fetchedAt: number | null;
  /** Resolves when all of it is there. */
  readonly whole: Promise<KeptFile>;
}

/** The bytes of items that were looked at, fetched once and kept for a while. */
export interface Originals {
  /** From disk, from what is on its way, or asked for; given up when everybody who opened it has aborted. */
  open(mediaId: MediaId, signal: AbortSignal): Promise<OpenOriginal>;
  /** One that is here whole; asks nobody. */
  here(mediaId: MediaId): Promise<OpenOriginal | null>;
  forget(mediaIds: readonly MediaId[]): Promise<void>;
  forgetAccount(accountId: AccountId): Promise<void>;
  close(): Promise<void>;
}

interface Running {
  readonly flight: Promise<Flight>;
  readonly stop: AbortController;
  readonly accountId: AccountId;
  askers: number;
}

const usualMaxBytes = 512 * 1024 * 1024;
/** Folders that are removed side by side. */
const forgottenAtOnce = 64;

export function createOriginals(deps: OriginalsDeps): Originals {
  const { dir, maxBytes = usualMaxBytes, clock, keysOf, accountIds } = deps;
  const keyOf = (mediaId: MediaId) => keysOf([mediaId])[0] ?? null;
  const files = createOriginalFiles({ dir, maxBytes, accountIds }, clock);
  const running = new Map<MediaId, Running>();
  let closed = false;

  const kept = (file: KeptFile): OpenOriginal => ({
    fetchedAt: file.fetchedAt,
    whole: Promise.resolve(file),
    path: () => file.path,
    sizeBytes: () => file.sizeBytes,
    reach: async () => file.sizeBytes,
  });

  function begin(mediaId: MediaId, key: OriginalKey): Running {
    const stop = new AbortController();
    const flight = files.newPart(key).then((part) =>
      startFlight(
        {
          part,
          download: (signal) => deps.download(mediaId, signal),
          keep: (sha256) => files.keep(key, part, sha256),
          drop: () => rm(part, { force: true }),
          maxBytes,
          tooLarge: () => new SatchelError(fileRejected('too-large', { limitBytes: maxBytes })),
          onBytes: (done, of) => deps.onBytes(mediaId, done, of),
        },
        stop.signal,
      ),
    );
    const mine: Running = { flight, stop, accountId: key.accountId, askers: 0 };
    const over = () => {
      if (running.get(mediaId) === mine) running.delete(mediaId);
    };
    flight.then(({ whole }) => whole).then(over, over);
    running.set(mediaId, mine);
    return mine;
  }

  function follow(mediaId: MediaId, work: Running, signal: AbortSignal): void {
    work.askers += 1;
    const leave = () => {
      work.askers -= 1;
      if (work.askers > 0) return;
      work.stop.abort();
      // Whoever asks from now on begins anew.
      if (running.get(mediaId) === work) running.delete(mediaId);
    };
    if (signal.aborted) leave();
    else signal.addEventListener('abort', leave, { once: true });
  }

  const flying = async (work: Running): Promise<OpenOriginal> => {
    const flight = await work.flight;
    return { ...flight, fetchedAt: null };
  };

  async function stopThose(meant: (id: MediaId, work: Running) => boolean): Promise<void> {
    const ended = [...running].flatMap(([id, work]) => {
      if (!meant(id, work)) return [];
      work.stop.abort();
      return [work.flight.then(({ whole }) => whole).catch(() => {})];
    });
    await Promise.all(ended);
  }

  return {
    async open(mediaId, signal) {
      const key = keyOf(mediaId);
      if (key === null || closed) throw new SatchelError(cancelled);
      const found = running.has(mediaId) ? null : await files.find(key);
      if (found !== null) return kept(found);
      if (signal.aborted) throw new SatchelError(cancelled);
      const work = running.get(mediaId) ?? begin(mediaId, key);
      follow(mediaId, work, signal);
      return flying(work);
    },

    async here(mediaId) {
      const key = keyOf(mediaId);
      const found = key === null ? null : await files.find(key);
      return found === null ? null : kept(found);
    },

    async forget(mediaIds) {
      const gone = new Set(mediaIds);
      await stopThose((id) => gone.has(id));
      for (let start = 0; start < mediaIds.length; start += forgottenAtOnce) {
        const keys = keysOf(mediaIds.slice(start, start + forgottenAtOnce));
        await Promise.all(keys.map((key) => files.forget(key)));
      }
    },

    async forgetAccount(accountId) {
      await stopThose((_, work) => work.accountId === accountId);
      await files.forgetAccount(accountId);
    },

    async close() {
      closed = true;
      await stopThose(() => true);
    },
  };
}
