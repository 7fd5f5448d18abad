import type { Failure, FailureOf } from '../../shared/failure.ts';
import { fileRejected, invalidInput } from '../../shared/failures.ts';
import type { AccountId, JobId } from '../../shared/ids.ts';
import type { FileLimits } from '../../shared/upload.ts';
import type { FileLocation } from '../location/locationOf.ts';
import type { SeenBytes } from './files/duplicates.ts';
import type { FileSource } from './files/fileSource.ts';
import type { Patience } from './files/patience.ts';

import type { UploadEntry } from './ledger/uploadEntry.ts';
import type { UploadChange, UploadLedger } from './ledger/uploadKinds.ts';

/** The first of many are on their way while the others are looked at. */
const firstSlice = 10;
const largestSlice = 80;
/** Fewer than the threads that Node reads files with: a stalled drive must not stop the rest. */
const sideBySide = 3;

type Refusal = FailureOf<'file-rejected'>;

export interface CheckerDeps {
  readonly ledger: UploadLedger;
  readonly files: FileSource;
  readonly patience: Patience;
  readonly limitsOf: (accountId: AccountId) => FileLimits | null;
  /** Why a file that fits need not be sent, or null. */
  readonly duplicateOf: (entry: UploadEntry, seen: SeenBytes) => Promise<Refusal | null>;
  /** Its file is only being made. */
  readonly isUnmade: (id: JobId) => boolean;
  readonly settle: (changes: readonly UploadChange[]) => Promise<unknown>;
  readonly failureOf: (error: unknown) => Failure;
  /** Nothing is left to be looked at. */
  readonly onIdle: () => void;
  readonly onChecked: (accounts: ReadonlySet<AccountId>) => void;
}

/** Looks at files in slices, so that ten thousand at once keep everything else alive. */
export function createChecker(deps: CheckerDeps) {
  const { ledger, files, patience, limitsOf, duplicateOf, isUnmade, settle, onChecked } = deps;
  const { failureOf, onIdle } = deps;
  let running = false;
  let closed = false;

  async function check(id: JobId): Promise<UploadChange[]> {
    const entry = ledger.get(id);
    if (entry === undefined) return [];
    const limits = limitsOf(entry.job.accountId);
    if (limits === null) {
      const failure = invalidInput('no-upload');
      return [{ id, event: { kind: 'failed', failure } }];
    }
    const fit = await files.fit(entry.path, limits, patience);
    if (!fit.fits) return [{ id, event: { kind: 'failed', failure: fit.failure } }];
    const { sizeBytes, contentType, mtimeMs, headPrint } = fit;
    if (fit.place && !entry.job.keepsPlace) {
      const failure = locationFailure(fit.place, sizeBytes, contentType);
      return [{ id, event: { kind: 'failed', failure } }];
    }
    if (fit.cutShort && !entry.job.sendsCut) {
      const failure = fileRejected('cut-short', { sizeBytes, foundType: contentType });
      return [{ id, event: { kind: 'failed', failure } }];
    }
    // What was shown before people were to receive it, and is another file since, is shown once more.
    const same = entry.mtimeMs === mtimeMs && entry.job.sizeBytes === sizeBytes;
    if (entry.job.target !== undefined && entry.mtimeMs !== null && !same) {
      const failure = changed(sizeBytes, contentType);
      return [
        { id, event: { kind: 'arrival-lost' } },
        { id, event: { kind: 'failed', failure } },
      ];
    }
    if (headPrint !== undefined) ledger.runtimes.of(id).memory.headPrint = headPrint;
    const change: UploadChange = {
      id,
      event: { kind: 'checked', sizeBytes, contentType },
      facts: { mtimeMs },
    };
    // What arrived earlier must not stand for a file that is another one since.
    return same ? [change] : [{ id, event: { kind: 'arrival-lost' } }, change];
  }

  /** What breaks over one file is that file's failure: the others are looked at all the same. */
  async function checkOrFail(id: JobId): Promise<UploadChange[]> {
    try {
      return await check(id);
    } catch (error) {
      return [{ id, event: { kind: 'failed', failure: failureOf(error) } }];
    }
  }

  async function checkSlice(ids: readonly JobId[]): Promise<void> {
    const rest = [...ids];
    const changes: UploadChange[] = [];
    const work = async () => {
      for (let id = rest.shift(); id !== undefined; id = rest.shift()) {
        changes.push(...(await checkOrFail(id)));
      }
    };
    await Promise.all(Array.from({ length: sideBySide }, work));
    // As they were added, not as their drives answered.
    const order = new Map(ids.map((id, index) => [id, index]));
    changes.sort((a, b) => (order.get(a.id) ?? 0) - (order.get(b.id) ?? 0));
    // One after the other, so that the first of two equal files is the one that is sent.
    const judged: UploadChange[] = [];
    for (const change of changes) judged.push(await withoutDuplicate(change));
    if (!closed) await settle(judged);
  }

  async function withoutDuplicate(change: UploadChange): Promise<UploadChange> {
    const { id, event } = change;
    const entry = ledger.get(id);
    if (event.kind !== 'checked' || entry === undefined) return change;
    const { sizeBytes } = event;
    const headPrint = ledger.runtimes.peek(id)?.memory.headPrint;
    const found = await duplicateOf(entry, { sizeBytes, ...(headPrint && { headPrint }) });
    if (found === null) return change;
    const known = { ...found, foundType: event.contentType };
    return { id, event: { kind: 'failed', failure: known } };
  }

  async function run(): Promise<void> {
    const ready = (id: JobId) => !isUnmade(id);
    for (let sliceSize = firstSlice; ; sliceSize = Math.min(sliceSize * 2, largestSlice)) {
      const slice: JobId[] = [];
      const accounts = new Set<AccountId>();
      const owners = [...ledger.accounts()];
      // Each account has its share, so that none waits for all files of another.
      const share = Math.ceil(sliceSize / Math.max(1, owners.length));
      for (const account of owners) {
        const found = ledger.first(account, ['checking'], { accept: ready }, share);
        if (found.length > 0) accounts.add(account);
        slice.push(...found.map(({ job }) => job.id));
      }
      if (slice.length === 0 || closed) {
        // In the same turn as the look: a kick after it must find a checker that is not running.
        running = false;
        onIdle();
        return;
      }
      await checkSlice(slice);
      if (closed) return;
      onChecked(accounts);
      await new Promise((resolve) => setImmediate(resolve));
    }
  }

  return {
    kick(): void {
      if (running || closed) return;
      running = true;
      // Only when it broke off: at its usual end another may already be running.
      run().catch((error: unknown) => {
        running = false;
        throw error;
      });
    },
    close(): void {
      closed = true;
    },
  };
}

function changed(sizeBytes: number, foundType: string): Refusal {
  return fileRejected('changed', { sizeBytes, foundType });
}

function locationFailure(
  { answer, stays }: FileLocation,
  sizeBytes: number,
  foundType: string,
): Refusal {
  const rule = answer === 'here' ? 'location' : 'place-unknown';
  return fileRejected(rule, { sizeBytes, foundType, ...(stays && { placeStays: true }) });
}
