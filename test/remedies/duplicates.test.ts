import { afterEach, describe, expect, it } from 'vitest';
import { picture } from '../uploads/support/uploadRig.ts';
import { openRemedyRig } from './support/remedyRig.ts';

let rig: Awaited<ReturnType<typeof openRemedyRig>>;
afterEach(() => rig?.close());

const fates = async () =>
  (await rig.settled()).map((job) =>
    job.state === 'failed' && job.failure.kind === 'file-rejected' ? job.failure.rule : job.state,
  );

describe('the same bytes', () => {
  it('dropped twice in one gesture are sent once, and both places have the link', async () => {
    rig = await openRemedyRig();
    const twin = picture(1);
    const { batchId } = await rig.add(
      rig.file('b.png', picture(2)),
      rig.file('a.png', twin),
      rig.file('copy of a.png', twin),
      rig.file('c.png', picture(3)),
    );
    expect(await fates()).toEqual(['stored', 'stored', 'duplicate', 'stored']);
    expect(rig.uploaded()).toHaveLength(3);
    const [, first, second] = await rig.settled();
    expect(second).toMatchObject({ failure: { existingJobId: first?.id } });
    await rig.run().uploads.copyLinks({ batchId });
    expect(rig.linked[0]).toHaveLength(3);
  });

  it('that the account holds already are not sent again, also after a restart', async () => {
    rig = await openRemedyRig();
    await rig.add(rig.file('a.png', picture(1)));
    const [stored] = await rig.settled();
    await rig.run().uploads.clearFinished(undefined);
    await rig.restart();
    const { batchId } = await rig.add(rig.file('again.png', picture(1)));
    const [job] = await rig.settled();
    const mediaId = stored?.state === 'stored' ? stored.mediaId : 0;
    expect(job).toMatchObject({ failure: { rule: 'duplicate', existingId: mediaId } });
    expect(rig.uploaded()).toHaveLength(1);
    await rig.run().uploads.copyLinks({ batchId });
    expect(rig.linked).toEqual([[mediaId]]);
  });

  it('are sent again when a person wants that', async () => {
    rig = await openRemedyRig();
    await rig.add(rig.file('a.png', picture(1)), rig.file('b.png', picture(1)));
    expect(await fates()).toEqual(['stored', 'duplicate']);
    const jobIds = (await rig.settled()).map(({ id }) => id);
    await rig.run().uploads.retry({ jobIds });
    expect(await fates()).toEqual(['stored', 'duplicate']);
    await rig.run().uploads.retry({ jobIds, anyway: true });
    expect(await fates()).toEqual(['stored', 'stored']);
    expect(rig.uploaded()).toHaveLength(2);
  });

  it('are sent when the item that held them is gone', async () => {
    rig = await openRemedyRig();
    await rig.add(rig.file('a.png', picture(1)));
    const [stored] = await rig.settled();
    if (stored?.state === 'stored') rig.run().table.markGone([stored.mediaId], Date.now());
    await rig.add(rig.file('b.png', picture(1)));
    expect(await fates()).toEqual(['stored', 'stored']);
  });

  it('are not taken for the same by their size and their beginning alone', async () => {
    rig = await openRemedyRig();
    const long = picture(1, 200_000);
    const other = Buffer.from(long);
    other[199_999] = 7;
    await rig.add(rig.file('a.png', long), rig.file('b.png', other));
    expect(await fates()).toEqual(['stored', 'stored']);
  });
});
