import { parseArgs } from 'node:util';
import { runSchedule } from './runSchedule.ts';

const { values } = parseArgs({
  options: { runs: { type: 'string' }, seed: { type: 'string' } },
});
const firstSeed = Number(values.seed ?? Math.floor(Math.random() * 2 ** 31));
const runs = Number(values.runs ?? (values.seed === undefined ? 10_000 : 1));
const began = performance.now();
let faults = 0;
let failed = 0;

async function main(): Promise<void> {
  for (let seed = firstSeed; seed < firstSeed + runs; seed += 1) {
    const verdict = await runSchedule(seed);
    faults += verdict.faults;
    if (runs === 1) console.log(verdict.trace.join('\n'));
    if (verdict.broken.length > 0) {
      failed += 1;
      console.log(`seed ${seed}: ${verdict.broken.join('; ')}`);
      console.log(`  again: npm run simulate -- --seed ${seed}`);
    }
  }
  const seconds = (performance.now() - began) / 1_000;
  console.log(`${runs} schedules, ${faults} faults, ${failed} broken, ${seconds.toFixed(1)} s`);
  process.exitCode = failed === 0 ? 0 : 1;
}

void main();
