import fc from 'fast-check';
import { afterEach, expect, it } from 'vitest';
import { inOrderAdded } from '../../../electron/uploads/ledger/storedItems.ts';
import { accountId, batchId, jobId } from '../../../shared/ids.ts';
import type { UploadJob } from '../../../shared/upload.ts';
import { openUploadRig, picture } from '../support/uploadRig.ts';

let rig: Awaited<ReturnType<typeof openUploadRig>> | undefined;
afterEach(async () => {
  await rig?.close();
  rig = undefined;
});

it('gives the links of all gestures in the order in which the files were added', async () => {
  rig = await openUploadRig();
  const { service, file, state } = rig;
  await service().pause({ accountId: null });
  const first = await rig.add([file('b.png', picture(1)), file('a.png', picture(2))]);
  const second = await rig.add([file('d.png', picture(3)), file('c.png', picture(4))]);
  await service().resume({ accountId: null });
  const jobs = await rig.settled();
  const idOf = (name: string) =>
    jobs.flatMap((job) => (job.state === 'stored' && job.name === name ? [job.mediaId] : []))[0];
  await rig.restart();
  const { count } = await service().copyLinks({ batchId: null });
  expect(count).toBe(4);
  for (const { batchId } of [first, second]) await service().copyLinks({ batchId });
  const [b, a, d, c] = ['b.png', 'a.png', 'd.png', 'c.png'].map(idOf);
  expect(state.linked).toEqual([
    [b, a, d, c],
    [b, a],
    [d, c],
  ]);
});

it('keeps every gesture together, in its own order, the older first', () => {
  const anyJob = fc
    .record({ batch: fc.nat({ max: 4 }), position: fc.nat({ max: 9 }) })
    .map(({ batch, position }): UploadJob => {
      return {
        id: jobId.parse(`${batch}-${position}`),
        accountId: accountId.parse('main'),
        batchId: batchId.parse(`batch-${batch}`),
        // Two of them began at the same instant.
        addedAt: batch >> 1,
        ...{ position, name: 'a.png', sizeBytes: 1, contentType: null, attempt: 0 },
        state: 'queued',
      };
    });
  const jobs = fc.uniqueArray(anyJob, { selector: ({ id }) => id, maxLength: 30 });
  fc.assert(
    fc.property(jobs, (added) => {
      const sorted = inOrderAdded(added);
      expect(new Set(sorted)).toEqual(new Set(added));
      for (const [place, job] of sorted.entries()) {
        const before = sorted[place - 1];
        if (before === undefined) continue;
        if (before.batchId === job.batchId) expect(before.position).toBeLessThan(job.position);
        else
          expect(sorted.slice(0, place).some((each) => each.batchId === job.batchId)).toBe(false);
        expect(before.addedAt).toBeLessThanOrEqual(job.addedAt);
      }
    }),
  );
});
