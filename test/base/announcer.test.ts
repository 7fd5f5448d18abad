import fc from 'fast-check';
import { expect, it } from 'vitest';
import { createAnnouncer } from '../../electron/base/announcer.ts';
import { createHandClock } from '../library/support/handClock.ts';

it('announces everything, at once when quiet and never too often', () => {
  const moves = fc.array(fc.record({ say: fc.constantFrom('a', 'b', 'c'), ms: fc.nat(150) }));
  fc.assert(
    fc.property(moves, (steps) => {
      const clock = createHandClock();
      const said: { at: number; keys: readonly string[] }[] = [];
      const announcer = createAnnouncer<string>(clock, 100, (keys) => {
        said.push({ at: clock.now(), keys });
      });
      for (const { say, ms } of steps) {
        const since = clock.now();
        announcer.say([say]);
        clock.advance(100);
        expect(said.some(({ at, keys }) => at >= since && keys.includes(say))).toBe(true);
        clock.advance(ms);
      }
      for (let index = 1; index < said.length; index += 1) {
        expect((said[index]?.at ?? 0) - (said[index - 1]?.at ?? 0)).toBeGreaterThanOrEqual(100);
      }
    }),
  );
});

it('gathers a burst into two announcements', () => {
  const clock = createHandClock();
  const said: (readonly number[])[] = [];
  const announcer = createAnnouncer<number>(clock, 100, (keys) => said.push(keys));
  for (let key = 0; key < 50; key += 1) announcer.say([key]);
  expect(said).toEqual([[0]]);
  clock.advance(100);
  expect(said.length).toBe(2);
  expect(said[1]?.length).toBe(49);
});

it('says nothing after it was closed', () => {
  const clock = createHandClock();
  const said: (readonly string[])[] = [];
  const announcer = createAnnouncer<string>(clock, 100, (keys) => said.push(keys));
  announcer.say(['a']);
  announcer.say(['b']);
  announcer.close();
  clock.advance(1_000);
  expect(said).toEqual([['a']]);
});
