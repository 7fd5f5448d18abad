import { join } from 'node:path';
import { launchConnected, uploadRow } from './support/actions.ts';
import { dropFiles } from './support/drop.ts';
import { pngBytes, writeFiles } from './support/files.ts';
import { expect, test } from './support/satchel.ts';

test('the keyboard stays on its item while a file is stored above it', async ({
  launch,
  sandbox,
  dataDir,
}) => {
  const satchel = await launchConnected(launch, sandbox);
  const { page } = satchel;
  const grid = page.getByRole('grid', { name: 'Library' });
  await expect(grid.getByRole('gridcell').first()).toBeVisible();
  const columns = Number(await grid.getAttribute('aria-colcount'));
  expect(columns).toBeGreaterThan(1);
  // The last of its row goes to the next row, where it is another element.
  const item = grid.locator(`[data-index="${columns - 1}"][aria-describedby]`);
  await item.focus();
  const id = await item.getAttribute('aria-describedby');
  const same = grid.locator(`[aria-describedby="${id}"]`);
  const [path] = await writeFiles(join(dataDir, 'in'), [['above.png', await pngBytes(3)]]);
  await dropFiles(satchel, [path as string]);
  await expect(uploadRow(page, 'above.png')).toContainText('Stored');
  await expect(same).toHaveAttribute('data-index', `${columns}`);
  await expect(same).toBeFocused();
  await page.keyboard.press('Space');
  await expect(same).toHaveAttribute('aria-selected', 'true');
  await expect(grid.locator('[aria-selected="true"]')).toHaveCount(1);
  await page.keyboard.press('ArrowLeft');
  await expect(grid.locator(`[data-index="${columns - 1}"]`)).toBeFocused();
});
