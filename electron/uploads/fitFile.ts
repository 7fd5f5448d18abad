import type { Failure } from '../../shared/failure.ts';
import type { FileLimits } from '../../shared/upload.ts';
import { checkFile } from '../../shared/upload.ts';
import type { Clock } from '../base/clock.ts';
import { readFileFacts, type SeenFile } from './fileFacts.ts';

export type Fit =
  | {
      readonly fits: true;
      readonly sizeBytes: number;
      readonly contentType: string;
      readonly mtimeMs: number | null;
    }
  | { readonly fits: false; readonly failure: Failure };

/** How long a file may take to be looked at; on a stalled drive it counts as unreadable. */
export interface Patience {
  readonly clock: Clock;
  readonly ms: number;
}

/** Whether a file may go up, by what it really is at this moment. */
export async function fitFile(path: string, limits: FileLimits, patience: Patience): Promise<Fit> {
  const { facts, mtimeMs } = await withinPatience(readFileFacts(path), patience);
  const failure = checkFile(facts, limits);
  if (failure !== null) return { fits: false, failure };
  const { sizeBytes, contentType } = facts;
  // checkFile has refused these; the types cannot say so.
  if (sizeBytes === null || contentType === null)
    return { fits: false, failure: unreadable(facts) };
  return { fits: true, sizeBytes, contentType, mtimeMs };
}

function unreadable(facts: SeenFile['facts']): Failure {
  const { sizeBytes, contentType: foundType } = facts;
  return {
    kind: 'file-rejected',
    rule: 'unreadable',
    sizeBytes,
    limitBytes: null,
    foundType,
    accepts: [],
  };
}

function withinPatience(seen: Promise<SeenFile>, { clock, ms }: Patience): Promise<SeenFile> {
  return new Promise((resolve) => {
    const stop = clock.after(ms, () =>
      resolve({
        facts: { readable: false, folder: false, sizeBytes: null, contentType: null },
        mtimeMs: null,
      }),
    );
    void seen.then((value) => {
      stop();
      resolve(value);
    });
  });
}
