import { execFileSync } from 'node:child_process';
import { appendFileSync, mkdirSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { type Database, openDatabase } from '../../../electron/database/database.ts';
import type { UploadJob } from '../../../shared/upload.ts';
import type { UploadRig } from './afterRow.ts';
import type { FaultRow } from './faultRow.ts';
import { main } from './uploadRig.ts';
import { isGrouped } from './way.ts';

const victim = 'shot-1.png';
const spoiled = ['stored', 'failed', 'stored'];

/** A file that is none, or not any more, by the time it is looked at. */
const placed = (name: string, make: (path: string, bytes: Buffer) => void): FaultRow => ({
  name,
  states: spoiled,
  mostRequests: 1,
  // The file that fails takes none.
  again: -1,
  place(rig, file, bytes) {
    const path = join(rig.filesDir, file);
    if (file === victim) make(path, bytes);
    else writeFileSync(path, bytes);
    return path;
  },
});

/** Between the first look at a file and its sending, for which the keychain is locked. */
const meanwhile = (name: string, change: (path: string) => void): FaultRow => ({
  name,
  states: spoiled,
  mostRequests: 1,
  // The file that fails takes none.
  again: -1,
  arrange(rig) {
    const { open } = rig.lock({ kind: 'keychain-unavailable', cause: 'locked' });
    return {
      async during() {
        await rig.until((jobs) => jobs.every((job) => job.state === 'waiting'));
        change(join(rig.filesDir, victim));
        open();
        rig.service().resumeAccount(main);
      },
    };
  },
});

const fileRows: readonly FaultRow[] = [
  placed('a file that is gone', () => {}),
  placed('a directory', (path) => mkdirSync(path)),
  placed('a FIFO', (path) => execFileSync('mkfifo', [path])),
  placed('a file that cannot be reached', (path) => symlinkSync(path, path)),
  placed('an empty file', (path) => writeFileSync(path, '')),
  meanwhile('a file removed before it was sent', (path) => rmSync(path)),
  meanwhile('a file changed before it was sent', (path) => writeFileSync(path, 'changed')),
  meanwhile('a file that grows', (path) => appendFileSync(path, 'more')),
  meanwhile('a FIFO in the place of a file', (path) => {
    rmSync(path);
    execFileSync('mkfifo', [path]);
  }),
];

/** From the `first` write on, `times` writes meet a disk that is really full to SQLite. */
const full = (first: number, times: number): FaultRow => ({
  name: `a disk that is full at write ${first}, for ${times}`,
  speed: 1_000,
  files: 12,
  mostRequests: 8,
  again: 6,
  anew: 6,
  arm(rig) {
    let writes = 0;
    rig.state.onWrite = (database: Database) => {
      writes += 1;
      if (writes < first + 1 || writes > first + times) return;
      const { page_count } = database.prepare('PRAGMA page_count').get() as { page_count: number };
      database.exec(`PRAGMA max_page_count = ${page_count}`);
      try {
        database.prepare("INSERT INTO settings VALUES ('filler', ?)").run('x'.repeat(500_000));
      } finally {
        database.exec('PRAGMA max_page_count = 1000000');
      }
    };
  },
});

/** While the files are on their way the database refuses, as `refuse` makes it, for a while. */
const refusing = (name: string, refuse: (rig: UploadRig) => () => void): FaultRow => ({
  name,
  speed: 200,
  files: 25,
  mostRequests: 12,
  again: 12,
  anew: 12,
  arrange: (rig) => ({
    async during() {
      await rig.until((jobs) => jobs.some((job) => job.state !== 'checking'));
      const relent = refuse(rig);
      await rig.until(() => rig.state.errors.length > 0);
      await new Promise((resolve) => setTimeout(resolve, 100));
      relent();
    },
  }),
});

const diskRows: readonly FaultRow[] = [
  ...Array.from({ length: 10 }, (_, index) => full(index + 1, 1 + (index % 4))),
  refusing('a database that is read-only', (rig) => {
    const database = rig.database();
    database.exec('PRAGMA query_only = ON');
    return () => database.exec('PRAGMA query_only = OFF');
  }),
  refusing('a database that is locked', (rig) => {
    rig.database().exec('PRAGMA busy_timeout = 5');
    const other = openDatabase(rig.databasePath);
    other.exec('BEGIN IMMEDIATE');
    return () => {
      other.exec('ROLLBACK');
      other.close();
    };
  }),
];

const processRows: readonly FaultRow[] = [
  {
    name: 'quitting while files are sent, three times',
    files: 40,
    mostRequests: 30,
    again: 18,
    anew: 18,
    arrange: (rig) => {
      const { route } = rig.way;
      rig.sandbox.faults.arm({ kind: 'slow-headers', route, delayMs: 60, times: 9 });
      return {
        async during() {
          for (let turn = 0; turn < 3; turn += 1) {
            await rig.until((jobs) => jobs.some((job) => /sending|stored/.test(job.state)));
            await rig.restart();
          }
        },
      };
    },
  },
  {
    name: 'quitting while an answer hangs, stored',
    mostRequests: 1,
    arrange: (rig) => {
      rig.sandbox.faults.arm({ kind: 'hang', route: rig.way.route, at: 'stored' });
      return {
        async during() {
          const hangs = (job: UploadJob) => job.state === 'sending' && job.committing;
          const left = isGrouped(rig.way) ? 3 : 1;
          await rig.until((jobs) => {
            const stored = jobs.filter((job) => job.state === 'stored').length;
            return jobs.filter(hangs).length === left && stored === 3 - left;
          });
          await rig.until(() => rig.uploaded().length === 3);
          await rig.restart();
        },
      };
    },
  },
];

export const machineRows: readonly FaultRow[] = [...fileRows, ...diskRows, ...processRows];
