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

/** Longer than this, a file on a stalled drive counts as unreadable. */
const patienceMs = 15_000;

/** Whether a file may go up, by what it really is at this moment. */
export async function fitFile(path: string, limits: FileLimits, clock: Clock): Promise<Fit> {
  const { facts, mtimeMs } = await withinPatience(readFileFacts(path), clock);
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

function withinPatience(seen: Promise<SeenFile>, clock: Clock): Promise<SeenFile> {
  return new Promise((resolve) => {
    const stop = clock.after(patienceMs, () =>
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
