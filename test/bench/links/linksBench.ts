import { join } from 'node:path';
import { parseArgs } from 'node:util';
import type { SandboxTask } from '../library/accounts/accountTask.ts';
import { type Contender, contest, type Results } from '../library/accounts/contest.ts';
import { atLeast, atMost, type Goal, median, reportGoal } from '../library/benchRow.ts';

const of = (results: Results, contender: string, figure: string) =>
  median((results.get(contender) ?? []).map((outcome) => outcome[figure] ?? Number.NaN));

/** As many as `electron/links/check/linkCheck.ts` opens at once, each by a HEAD and a GET. */
const inFlight = 24;
const requestsALink = 2;
/** As many as the client opens, one after another: all of them would take half an hour. */
const sample = 200;

/** How fast links are checked, beside what so many in flight allow and a client that asks one by one. */
export async function runLinksBench(root: string, program: string): Promise<void> {
  const { values } = parseArgs({
    args: process.argv.slice(3),
    options: {
      links: { type: 'string', default: '10000' },
      /** Of each request, in ms. */
      latency: { type: 'string', default: '50' },
      rounds: { type: 'string', default: '1' },
      /** `speed` or `memory`; both unless given. */
      only: { type: 'string' },
      profile: { type: 'string' },
    },
  });
  const [links, latencyMs] = [Number(values.links), Number(values.latency)];
  const provider = 'plivo';
  const sandbox: SandboxTask = { items: links, latencyMs, limits: 'none' };
  const limitMs = (requestsALink * links * latencyMs) / inFlight;
  const profiled =
    values.profile === undefined ? [] : ['--cpu-prof', `--cpu-prof-dir=${values.profile}`];
  const goals: Goal[] = [];
  if (values.only !== 'memory') {
    const contenders: readonly Contender[] = [
      { name: 'satchel', args: [...profiled, program, 'links-run'], watched: true },
      {
        name: 'client',
        args: [join(root, 'test', 'bench', 'links', 'linksClient.mjs')],
        width: sample,
        slow: true,
      },
    ];
    const results = await contest(
      { provider, sandbox, contenders },
      Number(values.rounds),
      program,
    );
    const ms = of(results, 'satchel', 'checkMs');
    const oneByOneMs = (of(results, 'client', 'ms') / sample) * links;
    const second = (value: number) => (value / 1_000).toFixed(1);
    console.log(
      `${second(ms)} s, the limit ${second(limitMs)} s, one by one ${second(oneByOneMs)} s`,
    );
    goals.push(
      atMost('satchel / limit', ms / limitMs, 1.3),
      atLeast('one by one / satchel', oneByOneMs / ms, 10),
      atMost('longest hold', of(results, 'satchel', 'longestPauseMs'), 50, ' ms'),
      atMost('not checked', links - of(results, 'satchel', 'done'), 0),
    );
  }
  if (values.only !== 'speed') {
    // By itself: collecting the heap holds the process up.
    const args = ['--expose-gc', program, 'links-run'];
    const held = await contest(
      { provider, sandbox, contenders: [{ name: 'memory', args }] },
      1,
      program,
    );
    goals.push(atMost('heap growth', of(held, 'memory', 'heapBytes') / 1e6, 40, ' MB'));
  }
  console.log('');
  for (const goal of goals) reportGoal(`${links} links, ${latencyMs} ms`, goal);
}
