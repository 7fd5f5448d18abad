import type { UploadJob } from '../../../shared/upload.ts';
import type { Change } from './jobBook.ts';

interface Waiting {
  readonly changes: readonly Change[];
  resolve(jobs: UploadJob[]): void;
  reject(error: unknown): void;
}

/** Gathers what happens at one moment, so that the disk is waited for once. */
export function createGathering(apply: (changes: readonly Change[]) => UploadJob[]) {
  let waiting: Waiting[] = [];

  function now(changes: readonly Change[]): UploadJob[] {
    const before = waiting;
    waiting = [];
    try {
      const jobs = apply([...before.flatMap((one) => one.changes), ...changes]);
      for (const one of before) one.resolve(of(jobs, one.changes));
      return of(jobs, changes);
    } catch (error) {
      for (const one of before) one.reject(error);
      throw error;
    }
  }

  return {
    /** At once, and with it what waits. */
    now,
    /** When everything else of this moment has happened. */
    soon(changes: readonly Change[]): Promise<UploadJob[]> {
      return new Promise((resolve, reject) => {
        if (waiting.length === 0) setImmediate(() => flush());
        waiting.push({ changes, resolve, reject });
      });
    },
  };

  function flush(): void {
    try {
      now([]);
    } catch {
      // Those who wait have been told.
    }
  }
}

function of(jobs: readonly UploadJob[], changes: readonly Change[]): UploadJob[] {
  const ids = new Set(changes.map(({ id }) => id));
  return jobs.filter(({ id }) => ids.has(id));
}
