import { afterEach, describe, expect, it } from 'vitest';
import { picture } from '../uploads/support/workshop.ts';
import { openRemedyShop } from './support/remedyShop.ts';

let shop: Awaited<ReturnType<typeof openRemedyShop>>;
afterEach(() => shop?.close());

const fates = async () =>
  (await shop.settled()).map((job) =>
    job.state === 'failed' && job.failure.kind === 'file-rejected' ? job.failure.rule : job.state,
  );

describe('the same bytes', () => {
  it('dropped twice in one gesture are sent once, and both places have the link', async () => {
    shop = await openRemedyShop();
    const twin = picture(1);
    const { batchId } = await shop.add(
      shop.file('b.png', picture(2)),
      shop.file('a.png', twin),
      shop.file('copy of a.png', twin),
      shop.file('c.png', picture(3)),
    );
    expect(await fates()).toEqual(['stored', 'stored', 'duplicate', 'stored']);
    expect(shop.uploaded()).toHaveLength(3);
    const [, first, second] = await shop.settled();
    expect(second).toMatchObject({ failure: { existingJobId: first?.id } });
    await shop.run().uploads.copyLinks({ batchId });
    expect(shop.linked[0]).toHaveLength(3);
  });

  it('that the account holds already are not sent again, also after a restart', async () => {
    shop = await openRemedyShop();
    await shop.add(shop.file('a.png', picture(1)));
    const [stored] = await shop.settled();
    await shop.run().uploads.clearFinished(undefined);
    await shop.restart();
    const { batchId } = await shop.add(shop.file('again.png', picture(1)));
    const [job] = await shop.settled();
    const mediaId = stored?.state === 'stored' ? stored.mediaId : 0;
    expect(job).toMatchObject({ failure: { rule: 'duplicate', existingId: mediaId } });
    expect(shop.uploaded()).toHaveLength(1);
    await shop.run().uploads.copyLinks({ batchId });
    expect(shop.linked).toEqual([[mediaId]]);
  });

  it('are sent again when a person wants that', async () => {
    shop = await openRemedyShop();
    await shop.add(shop.file('a.png', picture(1)), shop.file('b.png', picture(1)));
    expect(await fates()).toEqual(['stored', 'duplicate']);
    const jobIds = (await shop.settled()).map(({ id }) => id);
    await shop.run().uploads.retry({ jobIds });
    expect(await fates()).toEqual(['stored', 'duplicate']);
    await shop.run().uploads.retry({ jobIds, anyway: true });
    expect(await fates()).toEqual(['stored', 'stored']);
    expect(shop.uploaded()).toHaveLength(2);
  });

  it('are sent when the item that held them is gone', async () => {
    shop = await openRemedyShop();
    await shop.add(shop.file('a.png', picture(1)));
    const [stored] = await shop.settled();
    if (stored?.state === 'stored') shop.run().table.markGone([stored.mediaId], Date.now());
    await shop.add(shop.file('b.png', picture(1)));
    expect(await fates()).toEqual(['stored', 'stored']);
  });

  it('are not taken for the same by their size and their beginning alone', async () => {
    shop = await openRemedyShop();
    const long = picture(1, 200_000);
    const other = Buffer.from(long);
    other[199_999] = 7;
    await shop.add(shop.file('a.png', long), shop.file('b.png', other));
    expect(await fates()).toEqual(['stored', 'stored']);
  });
});
