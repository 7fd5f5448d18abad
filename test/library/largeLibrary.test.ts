import { afterEach, expect, it } from 'vitest';
import { createLibraryRig, everything, type LibraryRig, shop } from './support/libraryRig.ts';

let rig: LibraryRig;
afterEach(() => rig.end());

const count = 100_000;

it('answers any place of a hundred thousand items, and finds the one that is asked for', async () => {
  rig = await createLibraryRig({ items: 1 });
  // As a walk leaves them, but at once; the index of names is kept by the database itself.
  rig.database
    .prepare(`INSERT INTO media (account_id, ref, name, content_type, kind, size_bytes, stored_at, seen_at)
      WITH RECURSIVE numbers(n) AS (SELECT 0 UNION ALL SELECT n + 1 FROM numbers WHERE n < ?1 - 1)
      SELECT ?2, 'item-' || n, 'holiday ' || n || '.png', 'image/png', 'image', n, ?3 - n * 1000, ?3
      FROM numbers`)
    .run(count, shop, rig.clock.now());

  const { token, total } = await rig.service.open(everything);
  expect(total).toBe(count);
  for (const start of [0, 1, 49_990, 99_990]) {
    const rows = await rig.service.rows({ token, start, count: 10 });
    expect(rows.map(({ name }) => name)).toEqual(
      Array.from({ length: 10 }, (_, i) => `holiday ${start + i}.png`),
    );
  }
  const found = await rig.service.open({ ...everything, filter: { text: 'holi 77123' } });
  const [only] = await rig.service.rows({ token: found.token, start: 0, count: 2 });
  expect([found.total, only?.name]).toEqual([1, 'holiday 77123.png']);
  expect(await rig.service.rows({ token, start: count, count: 10 })).toEqual([]);
});
