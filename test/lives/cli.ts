import { parseArgs } from 'node:util';
import { liveArchives } from './archiveLife.ts';
import { liveCopies } from './copyLife.ts';
import { liveMessages } from './messageLife.ts';
import { liveRemovals } from './removalLife.ts';
import { liveSaves } from './saveLife.ts';

const clients = {
  removals: liveRemovals,
  messages: liveMessages,
  archives: liveArchives,
  saves: liveSaves,
  copies: liveCopies,
};
const all = ['removals', 'messages', 'archives', 'saves', 'copies'] as const;
const { values } = parseArgs({
  options: {
    client: { type: 'string' },
    lives: { type: 'string', default: '20000' },
    seed: { type: 'string', default: '1' },
  },
});

async function main(): Promise<void> {
  let failed = 0;
  for (const client of all) {
    if (values.client !== undefined && values.client !== client) continue;
    const began = performance.now();
    const [first, lives] = [Number(values.seed), Number(values.lives)];
    let kills = 0;
    for (let seed = first; seed < first + lives; seed += 1) {
      const verdict = await clients[client](seed);
      kills += verdict.kills;
      if (lives === 1) console.log(verdict.trace.join('\n'));
      if (verdict.broken.length === 0) continue;
      failed += 1;
      console.log(`seed ${seed}, ${client}: ${verdict.broken.join('; ')}`);
    }
    const seconds = ((performance.now() - began) / 1_000).toFixed(1);
    console.log(`${client}: ${lives} lives, ${kills} kills, ${failed} broken so far, ${seconds} s`);
  }
  process.exitCode = failed === 0 ? 0 : 1;
}

void main();
