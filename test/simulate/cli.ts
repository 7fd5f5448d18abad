import { parseArgs } from 'node:util';
import { models } from './fault.ts';
import { runSchedule } from './runSchedule.ts';

const { values } = parseArgs({
  options: {
    runs: { type: 'string' },
    seed: { type: 'string' },
    model: { type: 'string' },
  },
});
const firstSeed = Number(values.seed ?? Math.floor(Math.random() * 2 ** 31));
const runs = Number(values.runs ?? (values.seed === undefined ? 10_000 : 1));
const chosen = models.filter((model) => values.model === undefined || model === values.model);
const began = performance.now();
let faults = 0;
let failed = 0;

async function main(): Promise<void> {
  if (chosen.length === 0) throw new Error(`The models are ${models.join(', ')}.`);
  for (let seed = firstSeed; seed < firstSeed + runs; seed += 1) {
    for (const model of chosen) {
      const verdict = await runSchedule(seed, model);
      faults += verdict.faults;
      if (runs === 1) console.log([`--- ${model}`, ...verdict.trace].join('\n'));
      if (verdict.broken.length > 0) {
        failed += 1;
        console.log(`seed ${seed}, ${model}: ${verdict.broken.join('; ')}`);
        console.log(`  again: npm run simulate -- --model ${model} --seed ${seed}`);
      }
    }
  }
  const seconds = (performance.now() - began) / 1_000;
  const what = `${runs} schedules of ${chosen.join(', ')}`;
  console.log(`${what}: ${faults} faults, ${failed} broken, ${seconds.toFixed(1)} s`);
  process.exitCode = failed === 0 ? 0 : 1;
}

void main();
