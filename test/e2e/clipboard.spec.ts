import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { en } from '../../renderer/strings/en.ts';
import { launchConnected, uploadRow } from './support/actions.ts';
import { putOnClipboard } from './support/clipboard.ts';
import { pngBytes, writeFiles } from './support/files.ts';
import { expect, type Satchel, test } from './support/satchel.ts';

async function fromClipboard({ page }: Satchel): Promise<void> {
  await page.getByRole('button', { name: 'More ways to add files' }).click();
  const entry = page.getByRole('menuitem', { name: en.library.fromClipboard });
  await expect(entry).toContainText('Ctrl V');
  await entry.click();
}

test('a picture and copied files come from the clipboard by the menu; nothing says so', async ({
  launch,
  sandbox,
  dataDir,
}) => {
  const satchel = await launchConnected(launch, sandbox);
  const { app, page } = satchel;
  const stored = () => sandbox.ledger().filter((entry) => !entry.seeded);

  await app.evaluate(({ clipboard }) => clipboard.clear());
  await fromClipboard(satchel);
  await expect(page.getByText(en.uploads.nothingPasted)).toBeVisible();
  expect(stored()).toEqual([]);

  await putOnClipboard(satchel, 'image/png', await pngBytes(3));
  await fromClipboard(satchel);
  await expect(uploadRow(page, 'pasted-')).toHaveAttribute('data-state', 'stored');
  expect(stored()).toHaveLength(1);

  const paths = await writeFiles(join(dataDir, 'copied'), [
    ['one.png', await pngBytes(4)],
    ['two.png', await pngBytes(5)],
  ]);
  const list = paths.map((path) => `${pathToFileURL(path).href}\r\n`).join('');
  await putOnClipboard(satchel, 'text/uri-list', Buffer.from(list));
  await fromClipboard(satchel);
  for (const name of ['one.png', 'two.png']) {
    await expect(uploadRow(page, name)).toHaveAttribute('data-state', 'stored');
  }
  expect(stored()).toHaveLength(3);
});
