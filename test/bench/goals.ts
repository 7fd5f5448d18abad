import type { Outcome } from './task.ts';

type Results = ReadonlyMap<string, readonly Outcome[]>;

const median = (values: readonly number[]): number => {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.floor(sorted.length / 2)] ?? Number.NaN;
};

const timeOf = (results: Results, setting: string, contender: string) =>
  median((results.get(`${setting}|${contender}`) ?? []).map(({ ms }) => ms));

interface Goal {
  readonly name: string;
  readonly setting: string;
  readonly value: (ms: (contender: string) => number) => number;
  /** Satchel may take so many times as long, or must be so many times as fast. */
  readonly holds: (value: number) => boolean;
}

function timesAsFast(contender: string, times: number): Goal {
  return {
    name: `${contender} / satchel >= ${times}`,
    setting: '50 ms, new +100',
    value: (ms) => ms(contender) / ms('satchel'),
    holds: (value) => value >= times,
  };
}

const goals: readonly Goal[] = [
  {
    name: 'satchel / limit <= 1.3',
    setting: '50 ms, new +100',
    value: (ms) => ms('satchel') / ms('limit'),
    holds: (value) => value <= 1.3,
  },
  ...['picgo', 'picgo, closing'].map((contender) => timesAsFast(contender, 50)),
  timesAsFast('client one by one', 20),
  timesAsFast('client by tens', 3),
  {
    name: 'satchel / limit <= 3',
    setting: '0 ms',
    value: (ms) => ms('satchel') / ms('limit'),
    holds: (value) => value <= 3,
  },
  {
    name: 'satchel / limit <= 1.05',
    setting: '50 ms, 20 Mbit/s',
    value: (ms) => ms('satchel') / ms('limit'),
    holds: (value) => value <= 1.05,
  },
];

/** What a goal would come to for the raw limit in Satchel's place. */
const inItsPlace = (contender: string) => (contender === 'satchel' ? 'limit' : contender);

/** Medians as a table, each beside how many times Satchel's it is, and whether the goals are met. */
export function reportGoals(results: Results): void {
  const settings = [...new Set([...results.keys()].map((key) => key.split('|')[0] ?? ''))];
  for (const setting of settings) {
    const own = timeOf(results, setting, 'satchel');
    console.log(`\n${setting}`);
    for (const [key, outcomes] of results) {
      const [at, contender = ''] = key.split('|');
      if (at !== setting) continue;
      const ms = median(outcomes.map((outcome) => outcome.ms));
      const grown = median(outcomes.map((outcome) => outcome.memoryGrowthBytes)) / 1e6;
      console.log(
        `  ${contender.padEnd(26)} ${ms.toFixed(0).padStart(7)} ms  ${(ms / own).toFixed(2).padStart(6)} x` +
          `  +${grown.toFixed(0)} MB  (${outcomes.length})`,
      );
    }
  }
  console.log('');
  for (const { name, setting, value, holds } of goals) {
    const found = value((contender) => timeOf(results, setting, contender));
    if (Number.isNaN(found)) continue;
    const verdict = holds(found) ? 'met' : 'MISSED';
    const best = value((contender) => timeOf(results, setting, inItsPlace(contender)));
    const limit = Number.isNaN(best) || best === 1 ? '' : ` (the limit itself: ${best.toFixed(2)})`;
    console.log(`${verdict.padEnd(6)} ${setting}: ${name}: ${found.toFixed(2)}${limit}`);
  }
  const growth = [...results].flatMap(([key, outcomes]) =>
    key.endsWith('|satchel') ? outcomes.map((outcome) => outcome.memoryGrowthBytes / 1e6) : [],
  );
  if (growth.length > 0) {
    const most = Math.max(...growth);
    console.log(`${most <= 60 ? 'met' : 'MISSED'}    memory growth <= 60 MB: ${most.toFixed(0)}`);
  }
}
