import { afterEach, describe, expect, test } from 'vitest';
import { createWidthFinder } from '../../../electron/providers/pace/widthFinder.ts';
import { providerById } from '../../../electron/providers/registry.ts';
import type { Sandbox } from '../../../electron/sandbox/startSandbox.ts';
import { startSandbox } from '../../../electron/sandbox/startSandbox.ts';
import { type Failure, SatchelError } from '../../../shared/failure.ts';
import { failureOf } from '../../base/support/testHttp.ts';
import { fastClock } from '../../uploads/support/fastClock.ts';
import { storedByLaml } from '../storedFiles.ts';
import { listAll, openQuick, signal } from '../support.ts';

let sandbox: Sandbox | null = null;
afterEach(async () => {
  await sandbox?.close();
  sandbox = null;
});

const limited = (retryAfterMs: number | null): Failure => ({ kind: 'rate-limited', retryAfterMs });
const later = (ms = 2) => new Promise((resolve) => setTimeout(resolve, ms));

describe('no item is lost to a 429', () => {
  test('whatever is refused, everything is done once', async () => {
    const finder = createWidthFinder(fastClock(1_000));
    const items = Array.from({ length: 200 }, (_, index) => index);
    const done: number[] = [];
    let busy = 0;
    await finder.each(
      items,
      async (item) => {
        busy += 1;
        try {
          await later(1);
          if (busy > 5) throw new SatchelError(limited(item % 2 === 0 ? 200 : null));
          return item;
        } finally {
          busy -= 1;
        }
      },
      (item, result) => done.push(item === result ? item : -1),
      signal(),
    );
    expect(done.sort((a, b) => a - b)).toEqual(items);
  });

  test.each(['signalwire', 'twilioMessaging'] as const)(
    'a whole account, of which only three may be asked for at once: %s',
    async (id) => {
      const world = await startSandbox({ items: 160, latencyMs: 3, [id]: { maxInFlight: 3 } });
      sandbox = world;
      const provider = providerById(id);
      if (provider === null) throw new Error('no such provider');
      const { items } = await listAll(provider, openQuick(provider, world));
      const refused = world.requests().filter(({ status }) => status === 429);
      expect(refused.length).toBeGreaterThan(0);
      const stored = (await storedByLaml(world, id)).map(({ ref }) => ref);
      expect(items.map(({ ref }) => ref as string).sort()).toEqual(stored.sort());
      expect(stored.length).toBe(160);
    },
  );
});

describe('what is no matter of number ends it', () => {
  test('when all that was begun has come back, and what was answered is told', async () => {
    const finder = createWidthFinder(fastClock(1_000));
    const begun: number[] = [];
    const done: number[] = [];
    const failure: Failure = { kind: 'forbidden', detail: null, said: null };
    let open = 0;
    const work = finder.each(
      [0, 1, 2, 3, 4, 5, 6, 7, 8, 9],
      async (item) => {
        begun.push(item);
        open += 1;
        await later(item === 2 ? 1 : 20);
        open -= 1;
        if (item === 2) throw new SatchelError(failure);
        return item;
      },
      (item) => done.push(item),
      signal(),
    );
    expect(await failureOf(work)).toEqual(failure);
    expect(open).toBe(0);
    expect(begun.length).toBeLessThan(7);
    expect(done.sort()).toEqual(begun.filter((item) => item !== 2));
  });

  test.each([
    ['asks for a longer pause than can be waited', limited(600_000), 1],
    ['refuses again and again', limited(null), 6],
  ])('a provider that %s', async (_name, failure, tries) => {
    const finder = createWidthFinder(fastClock(10_000));
    let asked = 0;
    const work = finder.run(async () => {
      asked += 1;
      throw new SatchelError(failure);
    }, signal());
    expect(await failureOf(work)).toEqual(failure);
    expect(asked).toBe(tries);
  });

  test('being stopped, also while waiting', async () => {
    const finder = createWidthFinder(fastClock(1));
    const stop = new AbortController();
    const items = Array.from({ length: 50 }, (_, index) => index);
    const work = finder.each(
      items,
      () => later(5),
      () => {},
      stop.signal,
    );
    stop.abort();
    expect(await failureOf(work)).toEqual({ kind: 'cancelled' });
  });
});
