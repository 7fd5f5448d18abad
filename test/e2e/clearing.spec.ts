import { join } from 'node:path';
import { launchConnected, uploadRow } from './support/actions.ts';
import { dropFiles } from './support/drop.ts';
import { pngBytes, writeFiles } from './support/files.ts';
import { keepNotices } from './support/keepNotices.ts';
import { expect, test } from './support/satchel.ts';

test('clearing leaves what waits for a decision, and comes back by mouse and by keyboard', async ({
  launch,
  sandbox,
  dataDir,
}) => {
  const satchel = await launchConnected(launch, sandbox);
  const { page } = satchel;
  const large = Buffer.concat([await pngBytes(1), Buffer.alloc(2_500_000)]);
  const tray = page.getByRole('region', { name: 'Uploads' });
  await dropFiles(
    satchel,
    await writeFiles(join(dataDir, 'all'), [
      ['fine.png', await pngBytes(2)],
      ['empty.txt', Buffer.alloc(0)],
      ['large-1.png', large],
      ['large-2.png', large],
    ]),
  );
  await expect(uploadRow(page, 'fine.png')).toHaveAttribute('data-state', 'stored');
  await expect(uploadRow(page, 'large-2.png')).toHaveAttribute('data-state', 'failed');

  // What waits for a person is counted apart from what failed.
  for (const name of ['2 need attention', '1 failed']) {
    await expect(tray.getByRole('button', { name, exact: true })).toBeVisible();
  }
  await tray.getByRole('button', { name: '1 failed' }).click();
  await expect(tray.getByRole('listitem')).toHaveText([/Empty file \(0 bytes\)/]);
  await tray.getByRole('button', { name: '1 failed' }).click();

  // Only what is over goes; the button goes with it, so that a second press means nothing else.
  await keepNotices(satchel);
  const clear = tray.getByRole('button', { name: 'Clear finished' });
  await clear.click();
  await expect(uploadRow(page, 'fine.png')).toHaveCount(0);
  await expect(uploadRow(page, 'empty.txt')).toHaveCount(0);
  await expect(uploadRow(page, 'large-1.png')).toHaveAttribute('data-state', 'failed');
  await expect(clear).toHaveCount(0);
  await page.getByRole('button', { name: 'Undo' }).click();
  await expect(uploadRow(page, 'fine.png')).toHaveAttribute('data-state', 'stored');
  await expect(uploadRow(page, 'empty.txt')).toHaveAttribute('data-state', 'failed');

  // What waits for a decision goes by itself or all together, when that is asked for.
  await uploadRow(page, 'large-1.png').focus();
  await page.keyboard.press('Delete');
  await expect(uploadRow(page, 'large-1.png')).toHaveCount(0);
  await page.keyboard.press('Control+z');
  await expect(uploadRow(page, 'large-1.png')).toHaveAttribute('data-state', 'failed');
  await tray.getByRole('button', { name: 'Clear 2 files that need attention' }).click();
  await expect(uploadRow(page, 'large-2.png')).toHaveCount(0);
  await expect(uploadRow(page, 'fine.png')).toHaveAttribute('data-state', 'stored');
  await page.keyboard.press('Control+z');
  await expect(uploadRow(page, 'large-1.png')).toHaveAttribute('data-state', 'failed');
  await expect(uploadRow(page, 'large-2.png')).toHaveAttribute('data-state', 'failed');

  // What came back is still there after a restart.
  await satchel.quit();
  const again = await launch({ baseUrl: sandbox.plivo.baseUrl });
  const folded = again.page.getByRole('region', { name: 'Uploads' });
  await folded.getByRole('button', { name: 'Uploads', exact: true }).click();
  await expect(uploadRow(again.page, 'large-1.png')).toHaveAttribute('data-state', 'failed');
});

test('an emptied list says that all is clear', async ({ launch, sandbox, dataDir }) => {
  const satchel = await launchConnected(launch, sandbox);
  const { page } = satchel;
  const tray = page.getByRole('region', { name: 'Uploads' });
  const files = [['fine.png', await pngBytes(2)] as const];
  await dropFiles(satchel, await writeFiles(join(dataDir, 'one'), files));
  await expect(uploadRow(page, 'fine.png')).toContainText('Uploaded');
  await tray.getByRole('button', { name: 'Clear finished' }).click();
  await expect(tray.getByText('All clear')).toBeVisible();
});
