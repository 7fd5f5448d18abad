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
const many = 100_000;

/** How fast items are deleted, beside the bare loop of the same requests and the provider's own client. */
export async function runCleanBench(root: string, program: string): Promise<void> {
  const { values } = parseArgs({
    args: process.argv.slice(3),
    options: {
      rounds: { type: 'string', default: '3' },
      /** `speed` or `memory`; both unless given. */
      only: { type: 'string' },
      profile: { type: 'string' },
    },
  });
  const rounds = Number(values.rounds);
  const profiled =
    values.profile === undefined ? [] : ['--cpu-prof', `--cpu-prof-dir=${values.profile}`];
  const contenders: readonly Contender[] = [
    { name: 'limit', args: [program, 'raw-delete'], width: 8 },
    { name: 'satchel', args: [...profiled, program, 'clean-run'] },
    {
      name: 'client',
      args: [join(root, 'test', 'bench', 'clean', 'cleanClient.mjs')],
      slow: true,
    },
  ];
  const provider = 'twilioMessaging';
  const sandbox: SandboxTask = { items, latencyMs: 50, limits: '8 in flight' };
  const goals: [string, Goal][] = [];
  if (values.only !== 'memory') {
    const results = await contest({ provider, sandbox, contenders }, rounds, program);
    const part = `${items} items, 50 ms, 8 in flight`;
    goals.push(
      [part, atMost('satchel / limit', times(results, 'satchel', 'limit'), 1.3)],
      [part, atLeast('client / satchel', times(results, 'client', 'satchel'), 6)],
      [part, atMost('CPU, satchel / client', times(results, 'satchel', 'client', 'cpuMs'), 1)],
      [part, atMost('lost', of(results, 'limit', 'done') - of(results, 'satchel', 'done'), 0)],
    );
  }
  if (values.only !== 'speed') {
    const idle: SandboxTask = { items: 3, latencyMs: 0, limits: 'none' };
    const counts: readonly Contender[] = [items, many].map((width) => ({
      name: String(width),
      args: [program, 'clean-memory'],
      width,
    }));
    const held = await contest({ provider, sandbox: idle, contenders: counts }, 1, program);
    const megabytes = (count: number) => of(held, String(count), 'memoryGrowthBytes') / 1e6;
    goals.push(
      [
        `${many} items`,
        atMost('memory over that of 2,000', megabytes(many) - megabytes(items), 100, ' MB'),
      ],
      [
        `${many} items`,
        atMost('longest hold of the process', of(held, String(many), 'longestPauseMs'), 50, ' ms'),
      ],
    );
  }
  console.log('');
  for (const [name, goal] of goals) reportGoal(name, goal);
}
