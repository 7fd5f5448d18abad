import { expect, it } from 'vitest';
import { createTurns } from '../../../../electron/library/query/answers/turns.ts';

it('has what somebody waits for go before all else that waits, and nothing at once', async () => {
  const turns = createTurns();
  const done: string[] = [];
  let running = 0;
  const work = (name: string) => async () => {
    running += 1;
    expect(running).toBe(1);
    await new Promise((resolve) => setImmediate(resolve));
    running -= 1;
    done.push(name);
    return name;
  };
  const all = [
    turns.later(work('counts')),
    turns.later(work('texts')),
    turns.soon(work('first key')),
    turns.later(work('orders')),
    turns.soon(work('second key')),
  ];
  expect(await Promise.all(all)).toEqual(['counts', 'texts', 'first key', 'orders', 'second key']);
  expect(done).toEqual(['counts', 'first key', 'second key', 'texts', 'orders']);
});

it('goes on after work that failed', async () => {
  const turns = createTurns();
  const failing = turns.later(() => {
    throw new Error('unreadable');
  });
  const next = turns.later(() => 'read');
  await expect(failing).rejects.toThrow('unreadable');
  expect(await next).toBe('read');
});
