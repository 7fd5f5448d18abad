import { afterEach, describe, expect, it } from 'vitest';
import { expectUnharmed, type Shop } from './support/afterRow.ts';
import type { FaultRow } from './support/faultRow.ts';
import { machineRows } from './support/machineRows.ts';
import { answerRows, bodyRows, connectionRows } from './support/networkRows.ts';
import { listingRows, refusalRows } from './support/refusalRows.ts';
import { openWorkshop, picture } from './support/workshop.ts';

let shop: Shop;
afterEach(() => shop.close());

/** The table of safety.md 3 as far as it concerns uploads, over real sockets, files and SQLite. */
describe.each<[string, readonly FaultRow[]]>([
  ['connections', connectionRows],
  ['bodies', bodyRows],
  ['answers', answerRows],
  ['refusals', refusalRows],
  ['listings', listingRows],
  ['this machine', machineRows],
])('Plivo, faults of %s', (_, rows) => {
  it.each(rows.map((row) => [row.name, row] as const))('%s', async (_name, row) => {
    const { speed, limits, keepSession, files = 3, sizeBytes = 20_000 } = row;
    shop = await openWorkshop({
      ...(speed === undefined ? {} : { speed }),
      ...(limits === undefined ? {} : { limits }),
      ...(keepSession === undefined ? {} : { keepSession }),
    });
    row.arm?.(shop);
    const arranged = (await row.arrange?.(shop)) ?? {};
    const sent = Array.from({ length: files }, (_each, i) => ({
      name: `shot-${i}.png`,
      bytes: picture(i + 1, sizeBytes),
    }));
    const place = row.place ?? ((_shop, name, bytes) => shop.file(name, bytes));
    const paths = sent.map(({ name, bytes }) => place(shop, name, bytes));
    if (arranged.between !== undefined) {
      await shop.add(paths.splice(0, 1));
      await shop.settled();
      arranged.between();
    }
    await shop.add(paths);
    await arranged.during?.();
    const jobs = await shop.settled();
    expect(jobs.map((job) => job.state)).toEqual(row.states ?? sent.map(() => 'stored'));
    await expectUnharmed(shop, sent, row.mostRequests ?? 6);
  });
});
