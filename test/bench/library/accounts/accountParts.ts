import { join } from 'node:path';
import { atLeast, atMost, type BenchPart, type Goal, median } from '../benchRow.ts';
import type { SandboxTask } from './accountTask.ts';
import { type Contender, contest, type Results } from './contest.ts';

const of = (results: Results, contender: string, figure: string) =>
  median((results.get(contender) ?? []).map((outcome) => outcome[figure] ?? Number.NaN));
const worst = (results: Results, contender: string, figure: string) =>
  Math.max(...(results.get(contender) ?? []).map((outcome) => outcome[figure] ?? Number.NaN));
const times = (results: Results, one: string, other: string, figure = 'ms') =>
  of(results, one, figure) / of(results, other, figure);

/** How accounts are read, beside the bare loop of the same requests and the providers' own clients. */
export function accountParts(
  root: string,
  program: string,
  profile: string | null,
): readonly BenchPart[] {
  const profiled = profile === null ? [] : ['--cpu-prof', `--cpu-prof-dir=${profile}`];
  const satchel: Contender = { name: 'satchel', args: [...profiled, program, 'sync'] };
  const raw = (width: number): Contender => ({ name: 'limit', args: [program, 'raw'], width });
  const client: Contender = {
    name: 'client',
    args: [join(root, 'test', 'bench', 'library', 'accounts', 'officialClient.mjs')],
    slow: true,
  };
  const twilio: SandboxTask = { items: 1_500, latencyMs: 50, limits: 'none' };
  const part = (
    name: string,
    course: Omit<Parameters<typeof contest>[0], never>,
    goals: (results: Results) => readonly Goal[],
  ): BenchPart => ({
    name,
    async run(rounds) {
      return goals(await contest(course, rounds, program));
    },
  });
  const lost = (results: Results, items: number) =>
    atMost(
      'lost',
      items - Math.min(...(results.get('satchel') ?? []).map(({ held = 0 }) => held)),
      0,
    );
  return [
    part(
      'Twilio, 50 ms',
      { provider: 'twilioMessaging', sandbox: twilio, contenders: [raw(16), satchel, client] },
      (results) => [
        atMost('requests', worst(results, 'satchel', 'requests'), 1_202),
        lost(results, 1_500),
        atMost('satchel / limit', times(results, 'satchel', 'limit'), 1.1),
        atLeast('client / satchel', times(results, 'client', 'satchel'), 20),
        atMost('CPU, satchel / client', times(results, 'satchel', 'client', 'cpuMs'), 0.5),
      ],
    ),
    part(
      'Twilio, 8 in flight',
      {
        provider: 'twilioMessaging',
        sandbox: { ...twilio, limits: '8 in flight' },
        contenders: [raw(8), satchel],
      },
      (results) => [
        atMost('satchel / limit', times(results, 'satchel', 'limit'), 1.2),
        lost(results, 1_500),
        atMost(
          'refused',
          (worst(results, 'satchel', 'refused') / of(results, 'satchel', 'requests')) * 100,
          2,
          ' %',
        ),
      ],
    ),
    part(
      'Twilio, 50 a second',
      {
        provider: 'twilioMessaging',
        sandbox: { ...twilio, limits: '50 a second' },
        contenders: [satchel],
      },
      (results) => {
        const asked = of(results, 'satchel', 'requests') - of(results, 'satchel', 'refused');
        const limitMs = ((asked - 10) / 50) * 1_000;
        return [
          atMost('satchel / limit', of(results, 'satchel', 'ms') / limitMs, 1.25),
          lost(results, 1_500),
        ];
      },
    ),
    part(
      'Plivo, 50 ms',
      {
        provider: 'plivo',
        sandbox: { items: 2_000, latencyMs: 50, limits: 'none' },
        contenders: [raw(8), satchel, client],
      },
      (results) => [
        atMost('satchel / limit', times(results, 'satchel', 'limit'), 1.15),
        lost(results, 2_000),
        atMost('CPU, satchel / client', times(results, 'satchel', 'client', 'cpuMs'), 0.5),
      ],
    ),
    part(
      'Plivo, 100,000',
      {
        provider: 'plivo',
        sandbox: { items: 100_000, latencyMs: 0, limits: 'none' },
        contenders: [raw(16), { ...satchel, again: true, watched: true }],
      },
      (results) => [
        atMost(
          'longest hold of the process',
          worst(results, 'satchel', 'longestPauseMs'),
          50,
          ' ms',
        ),
        atMost('satchel / limit', times(results, 'satchel', 'limit'), 3),
        lost(results, 100_000),
        atMost('second reading, requests', worst(results, 'satchel', 'secondRequests'), 1),
      ],
    ),
    part(
      'Twilio, second reading',
      {
        provider: 'twilioMessaging',
        sandbox: { ...twilio, latencyMs: 0 },
        contenders: [{ ...satchel, again: true }],
      },
      (results) => [atMost('requests', worst(results, 'satchel', 'secondRequests'), 1)],
    ),
  ];
}
