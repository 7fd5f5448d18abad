import { createBugs } from '../../../electron/base/bugs.ts';
import { silentLog } from '../../../electron/base/log.ts';
import { atomically } from '../../../electron/database/atomically.ts';
import { openDatabase } from '../../../electron/database/database.ts';
import type { Finding } from '../../../electron/jobs/doubt.ts';
import { createJobs } from '../../../electron/jobs/jobs.ts';
import { type Failure, SatchelError } from '../../../shared/failure.ts';
import { type AccountId, accountId } from '../../../shared/ids.ts';
import { createVirtualTime } from '../../simulate/virtualTime.ts';
import { type ErrandEntry, type ErrandKinds, errandRoles, lost, stepErrand } from './errands.ts';
import { createErrandTable } from './errandTable.ts';

export const main = accountId.parse('main');
export const other = accountId.parse('other');

/** How somebody else answers one errand; `lost`: nothing comes back, though it was done; `bug`: the client falls over its own feet. */
export type Answer = 'done' | 'taken' | 'lost' | 'lost-undone' | 'never' | 'bug' | Failure;
export type Sight = 'truth' | 'unclear' | 'untold' | Failure;

/** Somebody else's, who does errands and can be asked for them. */
export function createElsewhere() {
  const done: string[] = [];
  return {
    done,
    answer: (_id: string): Answer => 'done',
    sight: (_id: string): Sight => 'truth',
    follows: (_id: string): 'underway' | 'done' | Failure => 'done',
    sent: [] as { id: string; at: number }[],
    looks: [] as { ids: string[]; at: number; last: boolean }[],
    most: 0,
    underway: 0,
  };
}
type Elsewhere = ReturnType<typeof createElsewhere>;

export interface RigOptions {
  readonly elsewhere?: Elsewhere;
  readonly time?: ReturnType<typeof createVirtualTime>;
  readonly database?: ReturnType<typeof openDatabase>;
  readonly endedOnDisk?: boolean;
  /** Called in each transaction; what it throws is the library's refusal. */
  readonly refuse?: () => void;
  readonly ahead?: number;
}

/** One run of the made-up client on a real database, in time that passes when nothing is left to do. */
export function createErrandRig(options: RigOptions = {}) {
  const elsewhere = options.elsewhere ?? createElsewhere();
  const time = options.time ?? createVirtualTime();
  const database = options.database ?? openDatabase(':memory:');
  let alive = true;
  const clock = time.clock(() => alive);
  const paused = new Set<AccountId>();
  let transactions = 0;
  const failureOf = (error: unknown) => createBugs(silentLog).failureOf(error, 'errand');
  const wait = (ms: number) => new Promise<void>((resolve) => time.after(ms, resolve));

  const jobs = createJobs<ErrandKinds>({
    table: createErrandTable(database),
    step: stepErrand,
    roles: errandRoles,
    atomically(work) {
      options.refuse?.();
      transactions += 1;
      atomically(database, work);
    },
    clock,
    random: () => 0.5,
    log: silentLog,
    name: 'errand',
    failureOf,
    ...(options.endedOnDisk && { endedOnDisk: true }),
    claimOf: (job) => (job.state === 'done' ? job.ref : null),
    waitOf: (job) => (job.state === 'waiting' || job.state === 'unsure' ? job : null),
    isPaused: (id) => paused.has(id),
    pace: { width: 3, ahead: options.ahead ?? 0 },
    laneOf: ({ health, waits }) => ({
      nextGroup: (free) => free(1),
      async send(group, flight) {
        const [entry] = group;
        if (entry === undefined) return;
        const { id } = entry.job;
        await flight.inTurn(async () => {
          const beganAt = clock.monotonic();
          await jobs.ledger.together([{ id, event: { kind: 'started' } }]);
          elsewhere.underway += 1;
          elsewhere.most = Math.max(elsewhere.most, elsewhere.underway);
          await wait(100);
          try {
            const stamp = clock.now();
            await flight.commit(() =>
              jobs.ledger.together([{ id, event: { kind: 'committed' }, facts: { stamp } }]),
            );
            elsewhere.sent.push({ id, at: clock.monotonic() });
            const answer = elsewhere.answer(id);
            if (answer === 'bug') throw new Error('a bug of the client');
            if (typeof answer === 'object') throw new SatchelError(answer);
            if (answer !== 'lost-undone') elsewhere.done.push(id);
            if (answer === 'never') {
              await new Promise((_, reject) => {
                flight.signal.addEventListener('abort', () => reject(new SatchelError(lost)));
              });
            }
            await wait(100);
            if (answer !== 'done' && answer !== 'taken') throw new SatchelError(lost);
            health.cleared(beganAt);
            if (flight.isDropped()) return;
            await jobs.settle([{ id, event: { kind: answer, ref: `ref ${id}` } }]);
          } catch (error) {
            if (flight.isDropped()) return;
            const failure = failureOf(error);
            if (failure.kind === 'bug') throw error;
            const doubted = flight.isCommitted() && failure === lost;
            if (!flight.isCommitted() && failure.kind === 'cancelled') {
              await jobs.settle([{ id, event: { kind: 'released' } }]);
            } else if (doubted) {
              const untilAt = clock.now() + 2_000;
              await jobs.settle([{ id, event: { kind: 'doubted', failure, untilAt } }]);
            } else {
              health.trouble(failure, beganAt);
              const untilAt = clock.now() + health.restMs();
              await jobs.settle([
                { id, event: { kind: 'postponed', failure, untilAt, spent: true } },
              ]);
              waits.set(id, health.restMs());
            }
          } finally {
            elsewhere.underway -= 1;
          }
        });
      },
      async look({ asked, others, last }) {
        elsewhere.looks.push({ ids: asked.map(({ job }) => job.id), at: clock.monotonic(), last });
        const findings = new Map<string, Finding<ErrandKinds>>();
        for (const { job } of [...asked, ...others]) {
          const sight = elsewhere.sight(job.id);
          if (typeof sight === 'object') throw new SatchelError(sight);
          if (sight === 'unclear') findings.set(job.id, { kind: 'unclear' });
          else if (sight === 'untold') findings.set(job.id, { kind: 'untold', failure: lost });
          else if (!elsewhere.done.includes(job.id)) findings.set(job.id, { kind: 'absent' });
          else {
            const done = { kind: 'done', ref: `ref ${job.id}` } as const;
            findings.set(job.id, { kind: 'found', changes: [{ id: job.id, event: done }] });
          }
        }
        return findings;
      },
      async follow({ job }) {
        const heard = elsewhere.follows(job.id);
        if (typeof heard === 'object') throw new SatchelError(heard);
        if (heard === 'underway') return { changes: [], againMs: 5_000 };
        const done = { kind: 'done', ref: `ref ${job.id}` } as const;
        return { changes: [{ id: job.id, event: done }], againMs: null };
      },
    }),
  });

  return {
    jobs,
    elsewhere,
    time,
    clock,
    database,
    transactions: () => transactions,
    add(ids: readonly string[], account: AccountId = main): void {
      jobs.ledger.add(ids.map((id) => errandEntry(id, account)));
      jobs.pump([account]);
    },
    stateOf: (id: string) => jobs.ledger.get(id)?.job.state,
    /** As the row says. */
    rowOf(id: string): string | undefined {
      const row = database.prepare('SELECT state FROM errands WHERE id = ?').get(id);
      return (row as { state: string } | undefined)?.state;
    },
    pause(account: AccountId): void {
      paused.add(account);
      jobs.pausesChanged();
    },
    unpause(account: AccountId): void {
      paused.delete(account);
      jobs.pausesChanged();
    },
    /** As the machine is left when it loses its power: nothing of this run goes on. */
    die(): void {
      alive = false;
      for (const account of jobs.ledger.accounts()) jobs.dropAccount(account);
    },
    ended: () => jobs.ledger.all().every(({ job }) => errandRoles[job.state] === 'ended'),
    async runFor(ms: number): Promise<void> {
      let over = false;
      time.after(ms, () => {
        over = true;
      });
      await time.run(() => over, ms);
    },
  };
}

export function errandEntry(id: string, account: AccountId = main): ErrandEntry {
  return {
    job: { id, accountId: account, attempt: 0, state: 'queued' },
    secret: `secret of ${id}`,
    stamp: null,
  };
}
