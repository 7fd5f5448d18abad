import { Readable } from 'node:stream';
import { describe, expect, it } from 'vitest';
import { type LearnSizesDeps, learnSizes } from '../../electron/holdings/learnSizes.ts';
import type { MediaSource } from '../../electron/library/libraryService.ts';
import { type Failure, SatchelError } from '../../shared/failure.ts';
import { bug, notFound } from '../../shared/failures.ts';
import { accountId, mediaRef } from '../../shared/ids.ts';

const [shop, other] = ['shop', 'other'].map((id) => accountId.parse(id)) as [
  ReturnType<typeof accountId.parse>,
  ReturnType<typeof accountId.parse>,
];
const limited: Failure = { kind: 'rate-limited', retryAfterMs: 1_000 };

/** Items 1 to 20, odd ones of one account and even ones of another; `answer` says what the provider answers. */
function rig(answer: (id: number) => number | null | Failure) {
  const asked: number[] = [];
  const learnt = new Map<number, number>();
  const stop = new AbortController();
  let [atOnce, most] = [0, 0];
  const sourceOf = (id: number): MediaSource => ({
    accountId: id % 2 === 1 ? shop : other,
    key: { ref: mediaRef.parse(String(id)), messageRef: null, linkUrl: null },
    kind: 'image',
    goneAt: null,
    contentType: 'image/png',
    untold: false,
    archived: false,
  });
  const provider = {
    async download(
      _session: unknown,
      { ref }: MediaSource['key'],
      _signal: AbortSignal,
      of: unknown,
    ) {
      const id = Number(ref);
      asked.push(id);
      expect(of).toEqual({ firstBytes: 1 });
      atOnce += 1;
      most = Math.max(most, atOnce);
      await Promise.resolve();
      atOnce -= 1;
      const told = answer(id);
      if (told !== null && typeof told === 'object') throw new SatchelError(told);
      return { body: Readable.from(['x']), contentType: null, sizeBytes: told };
    },
  };
  const deps: LearnSizesDeps = {
    library: {
      keyOf: sourceOf,
      learnSize(id, _account, size) {
        learnt.set(id, size);
        return true;
      },
    },
    sessions: (async () => ({ provider, session: {} })) as unknown as LearnSizesDeps['sessions'],
    failureOf: (error) => (error instanceof SatchelError ? error.failure : bug('unknown')),
    clock: {
      now: () => 0,
      after(_ms, run) {
        queueMicrotask(run);
        return () => undefined;
      },
    } as LearnSizesDeps['clock'],
  };
  const ids = Float64Array.from({ length: 20 }, (_, at) => at + 1);
  return {
    asked,
    learnt,
    stop,
    most: () => most,
    run: () => learnSizes(deps, ids, stop.signal),
  };
}

describe('learning sizes', () => {
  it('asks for each item once, few at once, and keeps what is told', async () => {
    const { run, asked, learnt, most } = rig((id) => (id === 5 ? null : id * 10));
    expect(await run()).toEqual({ learnt: 19, untold: 1, failures: [] });
    expect(asked).toEqual(Array.from({ length: 20 }, (_, at) => at + 1));
    expect(learnt.get(7)).toBe(70);
    expect(most()).toBeLessThanOrEqual(2);
  });

  it('leaves an account alone that limits the rate, and goes on with the others', async () => {
    const { run, asked } = rig((id) => (id === 3 ? limited : 1));
    const { failures, learnt } = await run();
    expect(failures).toEqual([{ accountId: shop, failure: limited }]);
    expect(asked.filter((id) => id % 2 === 1 && id > 5)).toEqual([]);
    expect(asked.filter((id) => id % 2 === 0)).toHaveLength(10);
    expect(learnt).toBeGreaterThanOrEqual(11);
  });

  it('goes on behind an item that is gone, until too many are', async () => {
    const one = await rig((id) => (id === 3 ? notFound : 1)).run();
    expect(one).toEqual({ learnt: 19, untold: 1, failures: [] });
    const all = rig((id) => (id % 2 === 1 ? notFound : 1));
    expect((await all.run()).failures).toEqual([{ accountId: shop, failure: notFound }]);
  });

  it('takes an empty file for no bytes', async () => {
    const empty: Failure = {
      kind: 'provider-refused',
      status: 416,
      code: null,
      detail: null,
      said: null,
    };
    const { run, learnt } = rig((id) => (id === 2 ? empty : 1));
    expect((await run()).learnt).toBe(20);
    expect(learnt.get(2)).toBe(0);
  });

  it('asks for nothing more once it is stopped', async () => {
    const { run, asked, stop } = rig((id) => {
      if (id === 4) stop.abort();
      return 1;
    });
    await run();
    expect(asked.length).toBeLessThanOrEqual(6);
  });
});
