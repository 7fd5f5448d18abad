import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { silentLog } from '../../electron/base/log.ts';
import { atomically } from '../../electron/database/atomically.ts';
import type { Database } from '../../electron/database/database.ts';
import { createUploadService, type UploadService } from '../../electron/uploads/uploadService.ts';
import type { Emit } from '../../shared/contract/contract.ts';
import { nothingCopied } from '../../shared/contract/library.ts';
import { type Failure, SatchelError } from '../../shared/failure.ts';
import { type JobId, type MediaId, mediaId } from '../../shared/ids.ts';
import type { UploadJob } from '../../shared/upload.ts';
import { accounts, emptyDatabase } from './emptyDatabase.ts';
import type { Plan } from './fault.ts';
import { createModelAccounts } from './modelAccounts.ts';
import type { ModelChat } from './modelChat.ts';
import { createModelDisk } from './modelDisk.ts';
import type { ModelServer } from './modelServer.ts';
import type { Line } from './modelWire.ts';
import type { Random } from './random.ts';
import type { Carries } from './strikeMoment.ts';
import type { VirtualTime } from './virtualTime.ts';

const spoolDir = join(mkdtempSync(join(tmpdir(), 'satchel-simulation-')), 'spool');

export interface MachineDeps {
  readonly plan: Plan;
  readonly random: Random;
  readonly time: VirtualTime;
  readonly server: ModelServer;
  readonly chat: ModelChat;
  /** The middle of a request. */
  readonly moment: (carries: Carries) => void;
  readonly tell: (what: string) => void;
}

/** A machine with Satchel on it that can lose its power at any write, and be started again. */
export function createMachine(deps: MachineDeps) {
  const { plan, random, time, tell } = deps;
  const database = emptyDatabase();
  const disk = createModelDisk();
  const line: Line = {
    ...{ up: true, cuts: 0, sends: 0, asks: 0, fetches: 0 },
    ...{ posts: 0, attaches: 0, gets: 0, moments: 0 },
  };
  const library = new Map<string, MediaId>();
  const copied: MediaId[][] = [];
  const storedIds = database.prepare("SELECT id FROM upload_jobs WHERE state = 'stored'");
  const hashes = database.prepare('SELECT id, sha256 FROM upload_jobs WHERE sha256 IS NOT NULL');
  const open = database.prepare(
    "SELECT 1 FROM upload_jobs WHERE state NOT IN ('stored', 'failed', 'cancelled') LIMIT 1",
  );
  /** Bytes that their person had sent although they might be there. */
  const sentAnyway: string[] = [];
  /** Each job that let the last bytes of such a file go, though a later try of it came to nothing. */
  const committed = new Map<string, Set<string>>();
  /** When a job was first said to be stored, by the true time. */
  const acknowledged = new Map<string, number>();
  let writes = 0;
  let locked: Failure | null = null;
  let power = { on: false };
  let service: UploadService | null = null;
  let window = new Map<JobId, UploadJob>();

  const lose = (offMs = random.whole(500, 20_000)) => {
    if (!power.on) return;
    tell('the power goes');
    power.on = false;
    service = null;
    line.cuts += 1;
    time.after(offMs, start);
  };

  const write = <T>(db: Database, own: { on: boolean }, work: () => T): T => {
    if (!own.on) throw new Error('the power is gone');
    writes += 1;
    const here = plan.world.filter((fault) => 'write' in fault);
    for (const fault of here) {
      if (
        fault.kind === 'disk-full' &&
        writes >= fault.write &&
        writes < fault.write + fault.times
      ) {
        tell('the disk is full');
        throw new Error('database or disk is full');
      }
    }
    const crash = here.find((fault) => fault.kind === 'crash' && fault.write === writes);
    if (crash?.kind === 'crash' && !crash.after) {
      lose();
      throw new Error('the power is gone');
    }
    const result = atomically(db, work);
    for (const { id } of storedIds.all() as { id: string }[]) {
      if (!acknowledged.has(id)) acknowledged.set(id, time.trueNow());
    }
    for (const { id, sha256 } of hashes.all() as { id: string; sha256: string }[]) {
      committed.set(sha256, (committed.get(sha256) ?? new Set()).add(id));
    }
    if (crash?.kind === 'crash') {
      lose();
      throw new Error('the power is gone');
    }
    return result;
  };

  function start(): void {
    tell('Satchel starts');
    const own = { on: true };
    power = own;
    const alive = () => own.on;
    const clock = time.clock(alive);
    const later = (ms: number, task: () => void) => void time.after(ms, task);
    const opened = createModelAccounts({ ...deps, line, clock, alive, later });
    window = new Map();
    const emit: Emit = (event, payload) => {
      if (!own.on) return;
      if (event === 'uploadsChanged') {
        for (const job of payload as UploadJob[]) window.set(job.id, job);
      }
      if (event === 'uploadsRemoved') for (const id of payload as JobId[]) window.delete(id);
    };
    const started = createUploadService({
      database,
      transaction: (db, work) => write(db, own, work),
      async sessions(id) {
        if (!own.on) await new Promise(() => {});
        if (locked !== null) throw new SatchelError(locked);
        return opened(id);
      },
      providerOf: (id) => opened(id).provider,
      record(_, items) {
        if (!own.on) throw new Error('the power is gone');
        return items.map(({ ref }) => {
          const id = library.get(ref) ?? mediaId.parse(library.size + 1);
          library.set(ref, id);
          return id;
        });
      },
      knownUpTo: () => (plan.clocks.refreshes === null ? null : library.size),
      async copyLinks(ids) {
        copied.push([...ids]);
        return { ...nothingCopied('plain'), count: ids.length };
      },
      spoolDir,
      clock,
      random: random.next,
      emit,
      files: disk.source,
      log: silentLog,
    });
    service = started;
    started.start();
    void started.list(undefined).then((jobs) => {
      for (const job of jobs) if (!window.has(job.id)) window.set(job.id, job);
    });
  }

  /** The library learns of all that is listed now; without it, it never does. */
  const refresh = () => {
    if (plan.clocks.refreshes === null) return;
    for (const { ref } of deps.server.listed()) {
      if (!library.has(ref)) library.set(ref, mediaId.parse(library.size + 1));
    }
  };

  return {
    start,
    lose,
    refresh,
    disk,
    line,
    copied,
    acknowledged,
    committed,
    sentAnyway,
    /** Null while it is off. */
    service: () => service,
    refOf: (id: MediaId) => [...library].find(([, own]) => own === id)?.[0] ?? null,
    window: () => [...window.values()],
    busy: () => open.get() !== undefined,
    rows: () =>
      database
        .prepare('SELECT id, account_id, path, sha256, job FROM upload_jobs ORDER BY rowid')
        .all() as {
        id: string;
        account_id: string;
        path: string;
        sha256: string | null;
        job: string;
      }[],
    lock(failure: Failure | null): void {
      locked = failure;
    },
    /** What stood in the way is seen to. */
    resume(): void {
      for (const id of Object.values(accounts)) service?.resumeAccount(id);
    },
    /** Quits in order, and is started again. */
    async quit(): Promise<void> {
      const leaving = service;
      const own = power;
      if (leaving === null) return;
      tell('Satchel quits');
      service = null;
      await leaving.close();
      if (!own.on) return;
      own.on = false;
      line.cuts += 1;
      time.after(1_000, start);
    },
  };
}
export type Machine = ReturnType<typeof createMachine>;
