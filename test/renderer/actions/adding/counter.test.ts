import { describe, expect, it } from 'vitest';
import { createCounter } from '../../../../renderer/actions/adding/counter.ts';
import type { IntakeCount } from '../../../../shared/intake.ts';

const files = (count: number) => Array.from({ length: count }, () => ({}) as File);
const nothing = { sizeBytes: 0, folders: 0, hidden: 0, links: 0, others: 0, beyond: null };

function setUp() {
  const asked: {
    token: string | null;
    answer: (count: IntakeCount) => void;
    refuse: () => void;
  }[] = [];
  const forgotten: string[] = [];
  const stops: number[] = [];
  const counter = createCounter({
    countFiles: (_files, token) =>
      new Promise((resolve, reject) => {
        asked.push({ token, answer: resolve, refuse: () => reject(new Error('cancelled')) });
      }),
    stopCounting: () => stops.push(asked.length),
    forget: ({ token }) => forgotten.push(token),
  });
  const shown: (number | null)[] = [];
  const count = (many: number) => counter.count(files(many), (soFar) => shown.push(soFar));
  const answer = async (of: number, token: string, found: number) => {
    asked[of]?.answer({ ...nothing, token, files: found });
    await new Promise((resolve) => setImmediate(resolve));
  };
  return { asked, forgotten, stops, counter, shown, count, answer };
}

describe('a counting', () => {
  it('hands thousands over in portions, under one token', async () => {
    const { asked, shown, count, answer, stops } = setUp();
    const found = count(450);
    await answer(0, 't', 200);
    await answer(1, 't', 400);
    await answer(2, 't', 450);
    expect(await found).toMatchObject({ token: 't', files: 450 });
    expect(asked.map(({ token }) => token)).toEqual([null, 't', 't']);
    expect(shown).toEqual([0, 200, 400, 450, null]);
    expect(stops).toEqual([]);
  });

  it('that is given up ends in the main process too, in the middle of a portion', async () => {
    const { asked, counter, shown, count, answer, forgotten, stops } = setUp();
    const found = count(450);
    await answer(0, 't', 200);
    counter.stop();
    expect(stops).toEqual([2]);
    asked[1]?.refuse();
    expect(await found).toBe(null);
    expect(asked).toHaveLength(2);
    expect(forgotten).toEqual(['t']);
    expect(shown).toEqual([0, 200]);
  });

  it('that was counted in spite of it is forgotten', async () => {
    const { counter, count, answer, forgotten } = setUp();
    const found = count(100);
    counter.stop();
    await answer(0, 't', 100);
    expect(await found).toBe(null);
    expect(forgotten).toEqual(['t']);
  });

  it('gives up the one before it, and shows nothing of that', async () => {
    const { shown, count, answer, stops } = setUp();
    const first = count(100);
    const second = count(50);
    expect(stops).toEqual([1]);
    await answer(0, 'first', 100);
    await answer(1, 'second', 50);
    expect(await first).toBe(null);
    expect(await second).toMatchObject({ token: 'second' });
    expect(shown).toEqual([0, 0, 50, null]);
  });

  it('that fails says so, is forgotten and over', async () => {
    const { asked, counter, shown, count, answer, forgotten, stops } = setUp();
    const found = count(450);
    await answer(0, 't', 200);
    asked[1]?.refuse();
    await expect(found).rejects.toThrow();
    counter.stop();
    expect({ shown, forgotten, stops }).toEqual({
      shown: [0, 200, null],
      forgotten: ['t'],
      stops: [],
    });
  });
});
