import { join } from 'node:path';
import { inOwnWords } from '../uploads/support/ownWords.ts';
import { launchConnected, uploadRow } from './support/actions.ts';
import { dropFiles } from './support/drop.ts';
import { writeFiles } from './support/files.ts';
import { expect, test } from './support/satchel.ts';

test('many files are given up only when that is confirmed, and can be taken back', async ({
  launch,
  sandbox,
  dataDir,
}) => {
  const satchel = await launchConnected(launch, sandbox);
  const { page } = satchel;
  const tray = page.getByRole('region', { name: 'Uploads' });
  const named = (name: string) => tray.getByRole('button', { name, exact: true });
  const stored = () => sandbox.ledger().filter((entry) => !entry.seeded);
  const headers = { 'Retry-After': '600' };
  sandbox.faults.arm({ ...inOwnWords(429), headers, route: 'upload', times: 10_000 });
  const notes = Array.from(
    { length: 7 },
    (_, n) => [`note-${n}.txt`, Buffer.from(`number ${n}`)] as const,
  );
  await dropFiles(satchel, await writeFiles(join(dataDir, 'in'), notes));
  await expect(uploadRow(page, 'note-6.txt')).toHaveAttribute(
    'data-state',
    /unsure|waiting|queued/,
  );

  await named('Cancel all').focus();
  await page.keyboard.press('Enter');
  const question = page.getByRole('alertdialog', { name: 'Cancel 7 uploads?' });
  await expect(question.getByRole('button', { name: 'Keep uploading' })).toBeFocused();
  await page.keyboard.press('Enter');
  await expect(question).toHaveCount(0);
  await expect(named('Cancel all')).toBeFocused();
  await expect(tray.locator('[data-state="cancelled"]')).toHaveCount(0);

  await page.keyboard.press('Enter');
  await question.getByRole('button', { name: 'Cancel 7 uploads' }).focus();
  await page.keyboard.press('Enter');
  await expect(tray).toContainText('7 cancelled');
  await expect(named('Uploads')).toBeFocused();
  expect(stored()).toHaveLength(0);

  await named('Retry cancelled').click();
  await expect(tray.locator('[data-state="cancelled"]')).toHaveCount(0);
  await expect(named('Cancel all')).toBeVisible();
});
