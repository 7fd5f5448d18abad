import { expect, it } from 'vitest';
import { throttle } from '../../../renderer/bridge/throttle.ts';

it('runs at once, never twice at a time, and never loses the last call', async () => {
  let runs = 0;
  let atOnce = 0;
  let most = 0;
  const call = throttle(async () => {
    runs += 1;
    atOnce += 1;
    most = Math.max(most, atOnce);
    await new Promise((done) => setTimeout(done, 5));
    atOnce -= 1;
  }, 1);
  call();
  expect(runs).toBe(1);
  for (let n = 0; n < 20; n += 1) call();
  await expect.poll(() => runs).toBe(2);
  expect(most).toBe(1);
});

it('goes on after a failure', async () => {
  let runs = 0;
  const call = throttle(async () => {
    runs += 1;
    throw new Error('no');
  }, 1);
  call();
  call();
  await expect.poll(() => runs).toBe(2);
});
