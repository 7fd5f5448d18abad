import { afterEach, expect, it } from 'vitest';
import type { Remedy } from '../../shared/remedy.ts';
import { lockIt } from '../library/support/refusals.ts';
import { picture } from '../uploads/support/uploadRig.ts';
import { openRemedyRig, second } from './support/remedyRig.ts';

let rig: Awaited<ReturnType<typeof openRemedyRig>>;
afterEach(() => rig.close());

const refusedFile = async () => {
  rig = await openRemedyRig({ maxFileBytes: 60_000 });
  await rig.add(rig.file('large.png', picture(1, 70_000)));
  const jobs = await rig.settled();
  expect(jobs).toMatchObject([{ state: 'failed' }]);
  return jobs.map(({ id }) => id);
};
const holdFor = (ms: number) => rig.clock.after(ms, lockIt.begin(rig.run().database));
const apply = (jobIds: Awaited<ReturnType<typeof refusedFile>>, remedy: Remedy) =>
  rig.run().remedies.apply({ jobIds, remedy });

it('begins a remedy as soon as another program lets go of the library', async () => {
  const ids = await refusedFile();
  holdFor(3_000);
  const shrink = { kind: 'shrink', flatten: false } as const;
  expect(await apply(ids, shrink)).toEqual({ begun: ids, refused: [] });
  await rig.settled();
});

it('moves a file to one other account once, though it is asked for twice', async () => {
  const ids = await refusedFile();
  holdFor(4_000);
  const remedy = { kind: 'other-account', accountId: second } as const;
  await Promise.all([apply(ids, remedy), apply(ids, remedy)]);
  expect(await rig.settled()).toMatchObject([{ accountId: second, state: 'stored' }]);
  expect(rig.uploaded()).toHaveLength(1);
});
