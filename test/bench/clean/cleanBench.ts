import { join } from 'node:path';
import { parseArgs } from 'node:util';
import type { SandboxTask } from '../library/accounts/accountTask.ts';
import { type Contender, contest, type Results } from '../library/accounts/contest.ts';
import { atLeast, atMost, type Goal, median, reportGoal } from '../library/benchRow.ts';

const of = (results: Results, contender: string, figure: string) =>
  median((results.get(contender) ?? []).map((outcome) => outcome[figure] ?? Number.NaN));
const times = (results: Results, one: string, other: string, figure = 'ms') =>
  of(results, one, figure) / of(results, other, figure);

const items = 2_000;
const few = 1_000;
const counts = [few, 10_000, 100_000];

/** The roles of `test/bench/cli.ts`, and how fast the provider's own client is to be left behind. */
const benches = {
  clean: {
    run: 'clean-run',
    limit: 'raw-delete',
    /** The limit if each deletion was not looked at again. */
    unchecked: 'raw-unchecked',
    memory: 'clean-memory',
    client: 'clean/cleanClient.mjs',
  },
  archive: {
    run: 'archive-run',
    limit: 'raw-archive',
    unchecked: null,
    memory: 'archive-memory',
    client: 'archive/archiveClient.mjs',
  },
} as const;

/** How fast items are deleted, or archived, beside the bare loop of the same requests and the provider's own client. */
export async function runCleanBench(
  bench: keyof typeof benches,
  root: string,
  program: string,
): Promise<void> {
  const { values } = parseArgs({
    args: process.argv.slice(3),
    options: {
      rounds: { type: 'string', default: '3' },
      /** `speed` or `memory`; both unless given. */
      only: { type: 'string' },
      /** The most items of which the memory is measured. */
      most: { type: 'string', default: '100000' },
      profile: { type: 'string' },
    },
  });
  const rounds = Number(values.rounds);
  const roles = benches[bench];
  const profiled =
    values.profile === undefined ? [] : ['--cpu-prof', `--cpu-prof-dir=${values.profile}`];
  const contenders: readonly Contender[] = [
    { name: 'limit', args: [program, roles.limit], width: 8 },
    ...(roles.unchecked === null
      ? []
      : [{ name: 'unchecked', args: [program, roles.unchecked], width: 8 }]),
    { name: 'satchel', args: [...profiled, program, roles.run] },
    { name: 'client', args: [join(root, 'test', 'bench', roles.client)], slow: true },
  ];
  const provider = 'twilioMessaging';
  const sandbox: SandboxTask = { items, latencyMs: 50, limits: '8 in flight' };
  const goals: [string, Goal][] = [];
  if (values.only !== 'memory') {
    const results = await contest({ provider, sandbox, contenders }, rounds, program);
    const part = `${items} items, 50 ms, 8 in flight`;
    if (roles.unchecked !== null) {
      const cost = times(results, 'limit', 'unchecked');
      console.log(`the looks make the limit ${cost.toFixed(2)} times as long`);
    }
    goals.push(
      [part, atMost('satchel / limit', times(results, 'satchel', 'limit'), 1.3)],
      [part, atLeast('client / satchel', times(results, 'client', 'satchel'), 6)],
      [part, atMost('CPU, satchel / client', times(results, 'satchel', 'client', 'cpuMs'), 1)],
      [part, atMost('lost', of(results, 'limit', 'done') - of(results, 'satchel', 'done'), 0)],
    );
  }
  if (values.only !== 'speed') {
    const idle: SandboxTask = { items: 3, latencyMs: 0, limits: 'none' };
    const measured = counts.filter((count) => count <= Number(values.most));
    const each: readonly Contender[] = measured.map((width) => ({
      name: String(width),
      args: ['--expose-gc', program, roles.memory],
      width,
    }));
    const held = await contest({ provider, sandbox: idle, contenders: each }, 1, program);
    const heap = (count: number) => of(held, String(count), 'heapBytes');
    for (const count of measured.slice(1)) {
      const ratio = heap(count) / heap(few);
      goals.push([`${count} items`, atMost(`peak heap over that of ${few}`, ratio, 1.3)]);
    }
  }
  console.log('');
  for (const [name, goal] of goals) reportGoal(name, goal);
}
