import { describe, expect, it } from 'vitest';
import { inPortions } from '../../electron/base/inPortions.ts';

describe('work in portions', () => {
  it('takes everything once, in order, and lets others have their turn in between', async () => {
    const seen: (readonly number[] | 'other')[] = [];
    const other = (left: number) => {
      seen.push('other');
      if (left > 1) setImmediate(other, left - 1);
    };
    setImmediate(other, 2);
    await inPortions([1, 2, 3, 4, 5], 2, (portion) => {
      seen.push(portion);
    });
    expect(seen).toEqual([[1, 2], 'other', [3, 4], 'other', [5]]);
  });

  it('waits for one portion before the next', async () => {
    let busy = false;
    await inPortions([1, 2, 3], 1, async () => {
      expect(busy).toBe(false);
      busy = true;
      await new Promise((resolve) => setImmediate(resolve));
      busy = false;
    });
    expect(busy).toBe(false);
  });

  it('leaves the rest once it is told to stop', async () => {
    const stop = new AbortController();
    const seen: number[] = [];
    const take = ([one]: readonly number[]) => {
      seen.push(one ?? 0);
      if (one === 2) stop.abort();
    };
    await inPortions([1, 2, 3], 1, take, stop.signal);
    expect(seen).toEqual([1, 2]);
  });
});
