import { isDeepStrictEqual } from 'node:util';
import { expect } from '@playwright/test';

/** What is read of the window once nothing moves it any more: the same several times, with frames between them. */
export async function atRest<Read>(read: () => Promise<Read>): Promise<Read> {
  let last = await read();
  let same = 0;
  const isStill = async () => {
    const now = await read();
    same = isDeepStrictEqual(now, last) ? same + 1 : 0;
    last = now;
    return same >= 3;
  };
  await expect.poll(isStill, { intervals: [60] }).toBe(true);
  return last;
}
