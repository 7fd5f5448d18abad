import { randomUUID } from 'node:crypto';
import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import type { AccountId, JobId, MediaId } from '../../shared/ids.ts';
import { batchId } from '../../shared/ids.ts';
import type { Remedy } from '../../shared/remedy.ts';
import { isFinished, type UploadJob } from '../../shared/upload.ts';
import type { Clock } from '../base/clock.ts';
import type { Listener } from '../jobs/feed.ts';
import { cleanName } from './files/cleanName.ts';
import { isCopy, type UploadEntry } from './ledger/uploadEntry.ts';
import type { ProviderOf, UploadLedger } from './ledger/uploadKinds.ts';
import type { UploadQueue } from './uploadQueue.ts';

/** An item that is to be uploaded again from a private copy of its bytes. */
export interface CopyToSend {
  /** Under which nothing is ever added twice. */
  readonly id: JobId;
  readonly accountId: AccountId;
  /** What it goes with. */
  readonly runId: string;
  readonly name: string;
  readonly path: string;
  readonly sizeBytes: number;
  readonly again: NonNullable<UploadJob['again']>;
  readonly remedy?: Remedy | undefined;
}

export type CopyQueue = ReturnType<typeof createCopyQueue>;

interface CopyQueueDeps {
  readonly ledger: UploadLedger;
  readonly queue: Pick<UploadQueue, 'kick' | 'subscribe' | 'cancel'>;
  readonly spoolDir: string;
  readonly clock: Clock;
  readonly providerOf: ProviderOf;
  /** Writes as soon as no other program holds the library. */
  readonly patiently: <T>(work: () => T) => Promise<T>;
  readonly make: (ids: readonly JobId[]) => void;
  readonly dropCopies: (entry: UploadEntry) => void;
}

/** Whether something else is made of the file. */
const makes = ({ kind }: Remedy) => !['keep-place', 'send-cut', 'other-account'].includes(kind);

/** Uploads of what is uploaded again: added once, waited for, and let go of when they are over. */
export function createCopyQueue(deps: CopyQueueDeps) {
  const { ledger, queue, spoolDir, clock, patiently } = deps;

  function flagsOf({ again, remedy }: CopyToSend, maxBytes: number) {
    // To its own account the very same goes that is there, or was.
    const same = again.kind === 'renewal';
    const although = {
      ...(same && { anyway: true as const }),
      ...((same || remedy?.kind === 'keep-place') && { keepsPlace: true as const }),
      ...((same || remedy?.kind === 'send-cut') && { sendsCut: true as const }),
    };
    if (remedy === undefined || !makes(remedy)) return although;
    return { ...although, toMake: { remedy, maxBytes }, making: { remedy, maxBytes, tries: 0 } };
  }

  return {
    entry: (id: JobId) => ledger.get(id),
    /** A new path for the bytes of an item; what a kill leaves there is removed at the next start. */
    newPath: () => join(spoolDir, randomUUID()),
    spoolDir,
    /** Of a private copy that no upload has. */
    removeCopy: (path: string) => rm(path, { force: true }).catch(() => {}),
    /**
     * On disk when it resolves; the path is the upload's since. False where none was added: one that is there already
     * stays as it is, and what nobody wants any more by the time at which the library can be written is left out.
     */
    async add(copy: CopyToSend, isWanted: () => boolean): Promise<boolean> {
      const { id, accountId, path, sizeBytes, again } = copy;
      const limits = deps.providerOf(accountId).upload?.limits;
      const flags = flagsOf(copy, limits?.maxFileBytes ?? 0);
      const added = await patiently(() => {
        if (ledger.get(id) !== undefined || !isWanted()) return false;
        ledger.add([
          {
            path,
            spooled: true,
            mtimeMs: null,
            sha256: null,
            sentAt: null,
            job: {
              id,
              accountId,
              batchId: batchId.parse(copy.runId),
              position: 0,
              name: cleanName(copy.name),
              addedAt: clock.now(),
              sizeBytes,
              contentType: null,
              attempt: 0,
              again,
              ...flags,
              state: 'checking',
            },
          },
        ]);
        return true;
      });
      if (!added) return false;
      if ('making' in flags) deps.make([id]);
      queue.kick();
      return true;
    },
    /** Listeners hear of what is committed of them. */
    subscribe: (listener: Listener<UploadJob>) =>
      queue.subscribe(({ changed, removed }) =>
        listener({ changed: changed.filter(isCopy), removed }),
      ),
    /** A person does not want them: what let go of its last bytes is looked for, and not sent again. */
    cancel: (ids: readonly JobId[]) => queue.cancel(ids, patiently),
    /** Those that are over are no longer listed; their private copies go with them. */
    async drop(ids: readonly JobId[]): Promise<void> {
      const over = await patiently(() => {
        const entries = ids.flatMap((id) => ledger.get(id) ?? []);
        const left = entries.filter(({ job }) => isFinished(job) && isCopy(job));
        ledger.remove(left.map(({ job }) => job.id));
        return left;
      });
      for (const entry of over) deps.dropCopies(entry);
    },
    /** All of them, also those that are over and not dropped, as a kill may leave them. */
    all: (): { id: JobId; accountId: AccountId; mediaId: MediaId; isOver: boolean }[] =>
      ledger.all().flatMap(({ job }) => {
        const { id, accountId, again } = job;
        return again === undefined
          ? []
          : [{ id, accountId, mediaId: again.mediaId, isOver: isFinished(job) }];
      }),
  };
}
