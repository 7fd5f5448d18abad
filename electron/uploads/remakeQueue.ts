import { randomUUID } from 'node:crypto';
import type { ConfirmedAudience } from '../../shared/audience.ts';
import type { Failure } from '../../shared/failure.ts';
import type { AccountId, JobId } from '../../shared/ids.ts';
import { batchId as parseBatchId, jobId as parseJobId } from '../../shared/ids.ts';
import type { Remedy } from '../../shared/remedy.ts';
import type { Clock } from '../base/clock.ts';
import { type ConfirmedTarget, checkTarget } from './checkTarget.ts';
import { cleanName } from './files/cleanName.ts';
import { openFile } from './files/fileFacts.ts';
import type { SeenAs } from './files/lookAtFiles.ts';
import { readWhole } from './files/readWhole.ts';
import type { Spool } from './files/spool.ts';
import { type OriginalFile, spooledPaths, type UploadEntry } from './ledger/uploadEntry.ts';
import type { ProviderOf, UploadLedger } from './ledger/uploadKinds.ts';
import type { RemakeOrder, UploadQueue } from './uploadQueue.ts';

export interface MadeFile {
  readonly bytes: Uint8Array;
  readonly name: string;
  /** It says on purpose where it was taken. */
  readonly keepsPlace?: true;
}

/** What it was made of. */
export interface WasFile {
  readonly sizeBytes: number;
  readonly contentType: string;
  readonly encoding?: string;
}

export interface AddedFile extends MadeFile {
  readonly contentType: string | null;
  /** What is made of it has no more bytes. */
  readonly maxBytes: number;
}

export type RemakeQueue = ReturnType<typeof createRemakeQueue>;

interface RemakeDeps {
  readonly ledger: UploadLedger;
  readonly queue: Pick<UploadQueue, 'beginRemake' | 'endRemake' | 'judgeAsIs' | 'kick'>;
  readonly spool: Spool;
  readonly clock: Clock;
  readonly providerOf: ProviderOf;
  /** Writes as soon as no other program holds the library. */
  readonly patiently: <T>(work: () => T) => Promise<T>;
}

/** What remedies may do to jobs; the file that was added is only ever read. */
export function createRemakeQueue(deps: RemakeDeps) {
  const { ledger, queue, spool, clock, patiently } = deps;
  const newId = () => parseJobId.parse(randomUUID());
  const dropCopies = (paths: readonly string[]) => {
    for (const path of paths) void spool.remove(path);
  };

  /** Where the bytes are that the person added, and what they were called. */
  function originalOf({ job, path, spooled, original }: UploadEntry) {
    const file: OriginalFile = original ?? { path, spooled };
    return { file, name: job.alteredFrom?.name ?? job.name };
  }

  const pathOf = (entry: UploadEntry, which: 'original' | 'current') =>
    which === 'original' ? originalOf(entry).file.path : entry.path;

  return {
    entry: (id: JobId) => ledger.get(id),
    originalOf,
    begin: (orders: readonly RemakeOrder[]) => patiently(() => queue.beginRemake(orders)),
    /** A batch of files of ours of which something else is to be made and sent; on disk when it resolves. */
    async add(accountId: AccountId, files: readonly AddedFile[], remedy: Remedy): Promise<JobId[]> {
      const batchId = parseBatchId.parse(randomUUID());
      const addedAt = clock.now();
      const entries: UploadEntry[] = [];
      try {
        for (const [position, { name, contentType, bytes, maxBytes }] of files.entries()) {
          const id = newId();
          entries.push({
            path: await spool.write(id, bytes),
            spooled: true,
            mtimeMs: null,
            sha256: null,
            sentAt: null,
            job: {
              id,
              accountId,
              batchId,
              position,
              addedAt,
              attempt: 0,
              contentType,
              name: cleanName(name),
              sizeBytes: bytes.length,
              state: 'checking',
              making: { remedy, maxBytes, tries: 0 },
              toMake: { remedy, maxBytes },
            },
          });
        }
        await patiently(() => ledger.add(entries));
        return entries.map(({ job }) => job.id);
      } catch (error) {
        dropCopies(entries.map(({ path }) => path));
        throw error;
      }
    },
    /** The bytes of what was added, or of what is to be sent; null when it cannot be read, or is larger. */
    read: (entry: UploadEntry, which: 'original' | 'current', maxBytes: number) =>
      readWhole(pathOf(entry, which), maxBytes),
    /** Whether it can be opened now, whatever its size is. */
    async opens(entry: UploadEntry, which: 'original' | 'current'): Promise<boolean> {
      const opened = await openFile(pathOf(entry, which));
      if (opened === null || opened === 'folder') return false;
      await opened.handle.close().catch(() => {});
      return true;
    },
    /** The new file is on disk before the job says so. */
    async finish(id: JobId, made: MadeFile, was: WasFile) {
      const before = ledger.get(id);
      if (before === undefined) return;
      const { file: original, name } = originalOf(before);
      const path = await spool.write(newId(), made.bytes);
      const alteredFrom = { name, ...was };
      await queue.endRemake(id, {
        event: {
          kind: 'remade',
          name: made.name,
          alteredFrom,
          ...(made.keepsPlace && { keepsPlace: true }),
        },
        facts: { path, spooled: true, original, mtimeMs: null, sha256: null },
      });
      const taken = ledger.get(id)?.path === path;
      if (!taken) return dropCopies([path]);
      // What an earlier remedy made is of no more use.
      if (before.original !== undefined) dropCopies(before.spooled ? [before.path] : []);
    },
    async fail(id: JobId, failure: Failure): Promise<void> {
      await queue.endRemake(id, { event: { kind: 'failed', failure } });
    },
    /** A try begins; on disk when it resolves. */
    async begun(id: JobId): Promise<void> {
      await patiently(() => ledger.change([{ id, event: { kind: 'making' } }]));
    },
    /** Quitting broke the try off, so that it does not count against the file. */
    spare(id: JobId): void {
      ledger.change([{ id, event: { kind: 'spared' } }]);
    },
    /** What was to be made of it cannot be. */
    judgeAsIs: (id: JobId) => queue.judgeAsIs(id),
    /** They go as they are, although they say where they were taken, or end too early. */
    async sendAsIs(
      ids: readonly JobId[],
      although: { readonly keepsPlace: true } | { readonly sendsCut: true },
    ): Promise<void> {
      const changes = ids.map((id) => ({ id, event: { kind: 'retry', ...although } as const }));
      await patiently(() => ledger.change(changes));
      queue.kick();
    },
    /** They go where they were to go, to the people who are there now; answers those that do. */
    async readdress(
      ids: readonly JobId[],
      audience: ConfirmedAudience,
      seenAs: ReadonlyMap<JobId, SeenAs>,
    ): Promise<JobId[]> {
      const changed = await patiently(() =>
        ledger.change(
          ids.map((id) => {
            const { sizeBytes = null, mtimeMs = null } = seenAs.get(id) ?? {};
            return { id, event: { kind: 'readdressed', audience, sizeBytes }, facts: { mtimeMs } };
          }),
        ),
      );
      queue.kick();
      return changed.map(({ id }) => id);
    },
    /** The same files at the same positions of their batches, for another account; null: into no target. */
    async moveTo(
      ids: readonly JobId[],
      accountId: AccountId,
      target: ConfirmedTarget | null,
      /** What was shown of them; only what is that still goes to other people. */
      seenAs: ReadonlyMap<JobId, SeenAs> = new Map(),
    ): Promise<void> {
      checkTarget(deps.providerOf(accountId), target);
      const forThat = (entry: UploadEntry): UploadEntry => {
        const { file, name } = originalOf(entry);
        const seen = seenAs.get(entry.job.id);
        const { batchId, position, addedAt } = entry.job;
        return {
          path: file.path,
          spooled: file.spooled,
          mtimeMs: seen?.mtimeMs ?? null,
          sha256: null,
          sentAt: null,
          job: {
            id: newId(),
            accountId,
            batchId,
            position,
            name,
            addedAt,
            sizeBytes: seen?.sizeBytes ?? null,
            contentType: null,
            attempt: 0,
            ...(target !== null && { target }),
            state: 'checking',
          },
        };
      };
      const { moved, entries } = await patiently(() => {
        // Those that are still refused by now: none goes to two accounts.
        const left = ids.flatMap((id) => ledger.get(id) ?? []);
        const still = left.filter(({ job }) => job.state === 'failed');
        const made = still.map(forThat);
        ledger.replace(
          still.map(({ job }) => job.id),
          made,
        );
        return { moved: still, entries: made };
      });
      const kept = new Set(entries.map(({ path }) => path));
      dropCopies(moved.flatMap(spooledPaths).filter((path) => !kept.has(path)));
      queue.kick();
    },
  };
}
