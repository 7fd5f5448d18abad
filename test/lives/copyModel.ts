import { AsyncLocalStorage } from 'node:async_hooks';
import { readFileSync } from 'node:fs';
import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { createLineageTable } from '../../electron/copies/lineageTable.ts';
import { atomically } from '../../electron/database/atomically.ts';
import type { Database } from '../../electron/database/database.ts';
import { createMediaTable } from '../../electron/library/mediaTable.ts';
import type { CopyQueue, CopyToSend } from '../../electron/uploads/copyQueue.ts';
import type { Failure } from '../../shared/failure.ts';
import { fileRejected, providerRefused } from '../../shared/failures.ts';
import { type JobId, type MediaId, mediaRef } from '../../shared/ids.ts';
import { isFinished, type UploadJob } from '../../shared/upload.ts';
import type { Random } from '../simulate/random.ts';
import type { VirtualTime } from '../simulate/virtualTime.ts';

type State = 'queued' | 'sending' | 'stored' | 'failed' | 'cancelled';

interface Sent {
  readonly copy: CopyToSend;
  readonly bytes: Buffer;
  state: State;
  /** A person gave it up after its last bytes went. */
  givenUp: boolean;
  listed: boolean;
  mediaId: MediaId | null;
  failure: Failure | null;
}

const refusals: readonly [Failure, ...Failure[]] = [
  providerRefused({ status: 400 }),
  fileRejected('too-large'),
  providerRefused({ status: 422 }),
];

interface ModelDeps {
  readonly random: Random;
  readonly time: VirtualTime;
  readonly tell: (what: string) => void;
  readonly spoolDir: string;
  /** The library as it is on disk, whoever lives. */
  readonly database: Database;
}

/** What one process is told by. */
export interface ModelLife {
  readonly alive: () => boolean;
  readonly database: Database;
}

/**
 * The uploads as their own proofs show them: what was added under an id is there once and through every kill, comes to
 * its end, and is stored in one transaction with its lineage.
 */
export function createUploadModel({ random, time, tell, spoolDir, database }: ModelDeps) {
  const sent = new Map<JobId, Sent>();
  let troubled = true;
  let number = 0;
  let files = 0;

  const jobOf = ({ copy, state, mediaId, failure }: Sent): UploadJob => {
    const { id, accountId, name, sizeBytes, again } = copy;
    const facts = { id, accountId, name, sizeBytes, again, batchId: copy.runId, position: 0 };
    return { ...facts, state, mediaId, failure, storedAt: time.trueNow() } as unknown as UploadJob;
  };

  /** What it begins is of the process that it is asked by. */
  const after = (ms: number, task: () => void) => time.after(ms, AsyncLocalStorage.bind(task));

  function life({ alive, database: own }: ModelLife): CopyQueue & { begin(): void } {
    const listeners = new Set<Parameters<CopyQueue['subscribe']>[0]>();
    const media = createMediaTable(own, () => null);
    const lineages = createLineageTable(own);
    const say = (one: Sent) => {
      if (!alive()) return;
      for (const hear of listeners) hear({ changed: [jobOf(one)], removed: [] });
    };

    function store(one: Sent): void {
      const { copy } = one;
      atomically(own, () => {
        number += 1;
        const item = {
          ref: mediaRef.parse(`new-${number}`),
          messageRef: null,
          direction: null,
          name: copy.name,
          contentType: 'image/png',
          sizeBytes: one.bytes.length,
          storedAt: time.trueNow(),
          usedAt: null,
          fromAddress: null,
          toAddress: null,
          messageStatus: null,
          linkUrl: null,
        };
        const [newId] = media.upsert(copy.accountId, [item], time.trueNow()).ids;
        if (newId === undefined) throw new Error('no item');
        const { mediaId: oldId, kind, by } = copy.again;
        lineages.add({ newId, oldId, kind, by, at: time.trueNow(), jobId: copy.id });
      });
    }

    function go(one: Sent): void {
      after(random.whole(10, 4_000), () => {
        if (!alive() || isFinished(jobOf(one))) return;
        one.state = 'sending';
        say(one);
        after(random.whole(10, troubled && random.chance(0.1) ? 900_000 : 4_000), () => {
          if (!alive() || one.state !== 'sending') return;
          if (one.givenUp && random.chance(0.5)) one.state = 'cancelled';
          else if (troubled && random.chance(0.15)) {
            one.state = 'failed';
            one.failure = random.pick(refusals);
          } else {
            try {
              store(one);
            } catch {
              // Nothing was written, or the power went: the next one to live looks.
              if (alive()) go(one);
              return;
            }
            settle();
          }
          tell(`upload of ${one.copy.again.mediaId}: ${one.state}`);
          say(one);
        });
      });
    }

    return {
      begin() {
        settle();
        for (const one of sent.values()) {
          if (isFinished(jobOf(one))) continue;
          // What a kill left without an answer is looked for, and found or sent again.
          one.state = 'queued';
          go(one);
        }
      },
      entry: (id) => {
        const one = sent.get(id);
        return one?.listed ? ({ job: jobOf(one) } as ReturnType<CopyQueue['entry']>) : undefined;
      },
      spoolDir,
      newPath() {
        files += 1;
        return join(spoolDir, `part-${files}`);
      },
      removeCopy: (path) => rm(path, { force: true }).catch(() => {}),
      async add(copy, isWanted) {
        await new Promise<void>((resolve) => {
          after(random.whole(0, 20), () => {
            if (alive()) resolve();
          });
        });
        if (sent.get(copy.id)?.listed || !isWanted()) return false;
        if (sent.has(copy.id)) throw new Error(`${copy.id} is added twice`);
        const one: Sent = {
          copy,
          bytes: readFileSync(copy.path),
          state: 'queued',
          givenUp: false,
          listed: true,
          mediaId: null,
          failure: null,
        };
        sent.set(copy.id, one);
        tell(`takes the upload of ${copy.again.mediaId}`);
        go(one);
        return true;
      },
      subscribe(listener) {
        listeners.add(listener);
        return () => void listeners.delete(listener);
      },
      async cancel(ids) {
        for (const id of ids) {
          const one = sent.get(id);
          if (one === undefined || isFinished(jobOf(one))) continue;
          if (one.state === 'sending') one.givenUp = true;
          else one.state = 'cancelled';
          say(one);
        }
      },
      async drop(ids) {
        for (const id of ids) {
          const one = sent.get(id);
          if (one === undefined || !isFinished(jobOf(one))) continue;
          one.listed = false;
          await rm(one.copy.path, { force: true }).catch(() => {});
        }
      },
      all: () =>
        [...sent.values()]
          .filter(({ listed }) => listed)
          .map((one) => ({
            id: one.copy.id,
            accountId: one.copy.accountId,
            mediaId: one.copy.again.mediaId,
            isOver: isFinished(jobOf(one)),
          })),
    };
  }

  const lineages = createLineageTable(database);
  /** What is in the library is stored: both are one transaction. */
  function settle(): void {
    for (const one of sent.values()) {
      const step = one.mediaId === null ? lineages.ofJob(one.copy.id) : null;
      if (step === null) continue;
      one.state = 'stored';
      one.mediaId = step.newId;
    }
  }

  return {
    life,
    sent,
    settle,
    heal() {
      troubled = false;
    },
  };
}
