import { expect, it } from 'vitest';
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
const each = [
  ['removals', 300],
  ['messages', 300],
  ['archives', 60],
  ['saves', 60],
  ['copies', 150],
] as const;

it.each(each)(
  '%s keep their promises through %i lives',
  { timeout: 120_000 },
  async (client, lives) => {
    let kills = 0;
    for (let seed = 1; seed <= lives; seed += 1) {
      const { broken, trace, kills: own } = await clients[client](seed);
      expect(broken, [`seed ${seed}`, ...trace].join('\n')).toEqual([]);
      kills += own;
    }
    expect(kills).toBeGreaterThan(lives / 2);
  },
);

it.each(each)('runs a life of %s again as before', async (client) => {
  for (const seed of [3, 17]) {
    expect((await clients[client](seed)).kills).toBe((await clients[client](seed)).kills);
  }
});

// A file had its name, and what came after that failed; a file was placed as its account was refused, and as the rest of
// its run was, in one transaction.
it.each([28, 748, 20_175])('archives keep their promises in life %i', async (seed) => {
  const { broken, trace } = await liveArchives(seed);
  expect(broken, trace.join('\n')).toEqual([]);
});

// Each of these once found something that hundreds of others did not.
it.each([3_595, 4_192])('messages keep their promises in life %i', async (seed) => {
  const { broken, trace } = await liveMessages(seed);
  expect(broken, trace.join('\n')).toEqual([]);
});

// Two items of the same bytes were taken for one file.
it('saves keep their promises in life 396', async () => {
  const { broken, trace } = await liveSaves(396);
  expect(broken, trace.join('\n')).toEqual([]);
});

// A run was stopped between the last look at it and the write of its upload, which went on alone.
it('copies keep their promises in life 3159', async () => {
  const { broken, trace } = await liveCopies(3_159);
  expect(broken, trace.join('\n')).toEqual([]);
});
