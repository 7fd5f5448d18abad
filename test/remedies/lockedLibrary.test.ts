import { afterEach, expect, it } from 'vitest';
import type { Remedy } from '../../shared/remedy.ts';
import { lockIt } from '../library/support/refusals.ts';
import { picture } from '../uploads/support/workshop.ts';
import { openRemedyShop, second } from './support/remedyShop.ts';

let shop: Awaited<ReturnType<typeof openRemedyShop>>;
afterEach(() => shop.close());

const refusedFile = async () => {
  shop = await openRemedyShop({ maxFileBytes: 60_000 });
  await shop.add(shop.file('large.png', picture(1, 70_000)));
  const jobs = await shop.settled();
  expect(jobs).toMatchObject([{ state: 'failed' }]);
  return jobs.map(({ id }) => id);
};
const holdFor = (ms: number) => shop.clock.after(ms, lockIt.begin(shop.run().database));
const apply = (jobIds: Awaited<ReturnType<typeof refusedFile>>, remedy: Remedy) =>
  shop.run().remedies.apply({ jobIds, remedy });

it('begins a remedy as soon as another program lets go of the library', async () => {
  const ids = await refusedFile();
  holdFor(3_000);
  const shrink = { kind: 'shrink', flatten: false } as const;
  expect(await apply(ids, shrink)).toEqual({ begun: ids, refused: [] });
  await shop.settled();
});

it('moves a file to one other account once, though it is asked for twice', async () => {
  const ids = await refusedFile();
  holdFor(4_000);
  const remedy = { kind: 'other-account', accountId: second } as const;
  await Promise.all([apply(ids, remedy), apply(ids, remedy)]);
  expect(await shop.settled()).toMatchObject([{ accountId: second, state: 'stored' }]);
  expect(shop.uploaded()).toHaveLength(1);
});
