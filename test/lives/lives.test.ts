import { expect, it } from 'vitest';
import { liveMessages } from './messageLife.ts';
import { liveRemovals } from './removalLife.ts';

const clients = { removals: liveRemovals, messages: liveMessages };

it.each(['removals', 'messages'] as const)(
  '%s keep their promises through 300 lives',
  { timeout: 120_000 },
  async (client) => {
    let kills = 0;
    for (let seed = 1; seed <= 300; seed += 1) {
      const { broken, trace, kills: own } = await clients[client](seed);
      expect(broken, [`seed ${seed}`, ...trace].join('\n')).toEqual([]);
      kills += own;
    }
    expect(kills).toBeGreaterThan(200);
  },
);

it.each(['removals', 'messages'] as const)('runs a life of %s again as before', async (client) => {
  for (const seed of [3, 17]) {
    expect((await clients[client](seed)).kills).toBe((await clients[client](seed)).kills);
  }
});

// Each of these once found something that hundreds of others did not.
it.each([3_595, 4_192])('messages keep their promises in life %i', async (seed) => {
  const { broken, trace } = await liveMessages(seed);
  expect(broken, trace.join('\n')).toEqual([]);
});
