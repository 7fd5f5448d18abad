import { expect, it } from 'vitest';
import { latestSenders, mostSenders } from '../../electron/messages/latestSenders.ts';

it('names each sender once, the latest used first, undated ones last', () => {
  const seen = [
    { address: '+1', at: 5 },
    { address: '+2', at: null },
    { address: '+3', at: 9 },
    { address: '+1', at: 12 },
    { address: '+3', at: null },
  ];
  expect(latestSenders(seen)).toEqual(['+1', '+3', '+2']);
});

it('names no more than a person looks through', () => {
  const seen = Array.from({ length: mostSenders + 9 }, (_, at) => ({ address: `+${at}`, at }));
  expect(latestSenders(seen)).toHaveLength(mostSenders);
  expect(latestSenders(seen)[0]).toBe(`+${mostSenders + 8}`);
});
