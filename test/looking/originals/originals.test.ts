import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { systemClock } from '../../../electron/base/clock.ts';
import { createOriginals } from '../../../electron/looking/originals/originals.ts';
import { accountId, type MediaId, mediaRef } from '../../../shared/ids.ts';

let dir = '';
beforeEach(() => {
  dir = mkdtempSync(join(tmpdir(), 'satchel-originals-'));
});
afterEach(() => rmSync(dir, { recursive: true, force: true, maxRetries: 10, retryDelay: 200 }));

const shop = accountId.parse('shop');

it('forgets any number of items, a look at the library for many of them, and no other item', async () => {
  const looks: number[] = [];
  const originals = createOriginals({
    dir,
    accountIds: () => [shop],
    clock: systemClock,
    keysOf(mediaIds) {
      looks.push(mediaIds.length);
      // One of them is in the library no more.
      const known = mediaIds.filter((id) => id !== 100);
      return known.map((id) => ({ accountId: shop, ref: mediaRef.parse(`item-${id}`) }));
    },
    download: async (mediaId) => ({
      body: Readable.from([Buffer.from(`bytes of ${mediaId}`)]),
      contentType: null,
      sizeBytes: null,
    }),
    onBytes: () => {},
  });
  const ids = Array.from({ length: 100 }, (_, at) => (at + 1) as MediaId);
  const held = ids.slice(0, 90);
  for (const id of held) {
    const { whole } = await originals.open(id, new AbortController().signal);
    await whole;
  }
  const [first, ...others] = held;
  looks.length = 0;
  await originals.forget([...others, ...ids.slice(90)]);
  expect(looks).toEqual([64, 35]);
  const here = await Promise.all(held.map((id) => originals.here(id)));
  expect(here.map((one) => one !== null)).toEqual(held.map((id) => id === first));
  await originals.close();
});
