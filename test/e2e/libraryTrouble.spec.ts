import { join } from 'node:path';
import { openDatabase } from '../../electron/database/database.ts';
import { en } from '../../renderer/strings/en.ts';
import { launchConnected, uploadRow } from './support/actions.ts';
import { dropFiles } from './support/drop.ts';
import { pngBytes, writeFiles } from './support/files.ts';
import { expect, test } from './support/satchel.ts';

test('a library that another program holds is said, and what was dropped goes on', async ({
  launch,
  sandbox,
  dataDir,
}) => {
  const satchel = await launchConnected(launch, sandbox);
  const { page } = satchel;
  const paths = await writeFiles(join(dataDir, 'drop'), [['late.png', await pngBytes(9)]]);
  const other = openDatabase(join(dataDir, 'library.sqlite'));
  // Satchel may be writing at this moment.
  other.exec('PRAGMA busy_timeout = 10000');
  other.exec('BEGIN IMMEDIATE');
  const banner = page.getByText('Another program is using it.');
  try {
    await dropFiles(satchel, paths);
    await expect(banner).toBeVisible();
  } finally {
    other.exec('ROLLBACK');
    other.close();
  }
  await expect(uploadRow(page, 'late.png')).toContainText(en.uploads.states.stored);
  await expect(banner).toBeHidden();
});
