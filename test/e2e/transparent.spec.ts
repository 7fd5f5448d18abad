import { join } from 'node:path';
import sharp from 'sharp';
import { launchConnected, uploadRow } from './support/actions.ts';
import { dropFiles } from './support/drop.ts';
import { writeFiles } from './support/files.ts';
import { expect, test } from './support/satchel.ts';

test('transparent parts that a JPEG cannot hold are kept in a PNG', async ({
  launch,
  sandbox,
  dataDir,
}) => {
  const satchel = await launchConnected(launch, sandbox);
  const background = { r: 30, g: 120, b: 200, alpha: 0.4 };
  const webp = await sharp({ create: { width: 320, height: 200, channels: 4, background } })
    .webp()
    .toBuffer();
  await dropFiles(satchel, await writeFiles(join(dataDir, 'in'), [['glass.webp', webp]]));
  const row = uploadRow(satchel.page, 'glass');
  await row.getByRole('button', { name: /^Convert to JPG/ }).click();
  await expect(row).toContainText('Has transparency. JPG doesn’t support it.');
  await expect(
    row.getByRole('button', { name: /^Fill transparency with white and convert to JPG/ }),
  ).toBeVisible();
  await row.getByRole('button', { name: /^Convert to PNG/ }).click();
  await expect(row).toHaveAttribute('data-state', 'stored');
  await expect(row).toContainText('glass.png');
  const [stored] = sandbox.ledger().filter((entry) => !entry.seeded);
  expect(stored).toMatchObject({ name: 'glass.png', contentType: 'image/png' });
});
