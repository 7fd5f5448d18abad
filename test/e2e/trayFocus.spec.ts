import { join } from 'node:path';
import { launchConnected, uploadRow } from './support/actions.ts';
import { dropFiles } from './support/drop.ts';
import { writeFiles } from './support/files.ts';
import { expect, test } from './support/satchel.ts';

test('the keyboard stays on its file while others come and go', async ({
  launch,
  sandbox,
  dataDir,
}) => {
  const satchel = await launchConnected(launch, sandbox);
  const { page } = satchel;
  const headers = { 'Retry-After': '600' };
  sandbox.faults.arm({ kind: 'answer', status: 429, headers, route: 'upload', times: 10_000 });
  const notes = (prefix: string) =>
    [0, 1, 2].map((n) => [`${prefix}-${n}.txt`, Buffer.from(`${prefix} ${n}`)] as const);
  const drop = async (prefix: string) =>
    dropFiles(satchel, await writeFiles(join(dataDir, prefix), notes(prefix)));
  const state = (name: string) => uploadRow(page, name).getAttribute('data-state');
  await drop('old');
  await expect(uploadRow(page, 'old-2.txt')).toHaveAttribute('data-state', /waiting|queued/);
  await uploadRow(page, 'old-1.txt').focus();
  await drop('new');
  await expect(uploadRow(page, 'new-0.txt')).toBeVisible();
  await expect(uploadRow(page, 'old-1.txt')).toBeFocused();
  await page.keyboard.press('Delete');
  await expect(uploadRow(page, 'old-1.txt')).toHaveAttribute('data-state', 'cancelled');
  for (const name of ['old-0.txt', 'old-2.txt', 'new-0.txt', 'new-1.txt', 'new-2.txt']) {
    expect(await state(name)).not.toBe('cancelled');
  }
  // The row with the keyboard goes: its neighbour takes over.
  await page.evaluate(() =>
    document.querySelector<HTMLElement>('[aria-label="Clear finished"]')?.click(),
  );
  await expect(uploadRow(page, 'old-1.txt')).toHaveCount(0);
  await expect(uploadRow(page, 'old-2.txt')).toBeFocused();
  await page.keyboard.press('ArrowUp');
  await expect(uploadRow(page, 'old-0.txt')).toBeFocused();
});
