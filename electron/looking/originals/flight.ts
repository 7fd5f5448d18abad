import { createHash } from 'node:crypto';
import { open } from 'node:fs/promises';
import { SatchelError } from '../../../shared/failure.ts';
import { cancelled, providerDown } from '../../../shared/failures.ts';
import type { Download } from '../../providers/provider.ts';
import type { Original } from './growingFile.ts';
import type { KeptFile } from './originalFiles.ts';

export interface FlightDeps {
  readonly part: string;
  download(signal: AbortSignal): Promise<Download>;
  /** Puts the whole part in its place. */
  keep(sha256: string): Promise<KeptFile>;
  /** Removes a part that will not be whole. */
  drop(): Promise<void>;
  /** A file that is longer than this is not fetched. */
  readonly maxBytes: number;
  tooLarge(): Error;
  onBytes(doneBytes: number, ofBytes: number | null): void;
}

/** A file on its way to its place. */
export interface Flight extends Original {
  /** Settles when it is whole, or will never be. */
  readonly whole: Promise<KeptFile>;
}

/** Fetches an item into a part of a file, which can be read while it grows. */
export function startFlight(deps: FlightDeps, signal: AbortSignal): Flight {
  let [done, sizeBytes, path] = [0, null as number | null, deps.part];
  let ended: 'whole' | { readonly error: unknown } | null = null;
  let waiting: (() => void)[] = [];
  const wake = () => {
    const woken = waiting;
    waiting = [];
    for (const each of woken) each();
  };

  async function write(): Promise<string> {
    const { body, sizeBytes: told } = await deps.download(signal);
    const onAbort = () => body.destroy(new SatchelError(cancelled));
    signal.addEventListener('abort', onAbort, { once: true });
    try {
      if (signal.aborted) throw new SatchelError(cancelled);
      if ((told ?? 0) > deps.maxBytes) throw deps.tooLarge();
      sizeBytes = told;
      const file = await open(deps.part, 'wx', 0o600);
      const hash = createHash('sha256');
      try {
        for await (const chunk of body as AsyncIterable<Buffer>) {
          if (done + chunk.length > deps.maxBytes) throw deps.tooLarge();
          await file.writeFile(chunk);
          hash.update(chunk);
          done += chunk.length;
          deps.onBytes(done, sizeBytes);
          wake();
        }
      } finally {
        await file.close();
      }
      if (signal.aborted) throw new SatchelError(cancelled);
      if (told !== null && done !== told) throw new SatchelError(providerDown('cut-answer'));
      return hash.digest('hex');
    } finally {
      signal.removeEventListener('abort', onAbort);
      body.destroy();
    }
  }

  async function fly(): Promise<KeptFile> {
    try {
      const kept = await deps.keep(await write());
      ({ path, sizeBytes } = kept);
      ended = 'whole';
      return kept;
    } catch (error) {
      const why = signal.aborted ? new SatchelError(cancelled) : error;
      ended = { error: why };
      await deps.drop().catch(() => {});
      throw why;
    } finally {
      wake();
    }
  }

  const whole = fly();
  // Whoever reads it hears of it by `reach`.
  whole.catch(() => {});
  return {
    whole,
    path: () => path,
    sizeBytes: () => sizeBytes,
    async reach(bytes) {
      for (;;) {
        if (ended !== null && ended !== 'whole') throw ended.error;
        if (done >= bytes || ended === 'whole') return done;
        await new Promise<void>((resolve) => waiting.push(resolve));
      }
    },
  };
}
