import { join } from 'node:path';
import sharp from 'sharp';
import { en } from '../../renderer/strings/en.ts';
import { placed } from '../location/support/located.ts';
import { launchConnected, uploadRow } from './support/actions.ts';
import { dropFiles } from './support/drop.ts';
import { pngBytes, writeFiles } from './support/files.ts';
import { expect, test } from './support/satchel.ts';

/** A plain JPEG that is too large for what follows its picture. */
async function largeJpeg(hue: number): Promise<Buffer> {
  const picture = await sharp(await pngBytes(hue))
    .jpeg()
    .toBuffer();
  return Buffer.concat([picture, Buffer.alloc(2_400_000, 0x20)]);
}

test('what moves to where a fix for several files was isn’t pressed by a second press on that', async ({
  launch,
  sandbox,
  dataDir,
}) => {
  const satchel = await launchConnected(launch, sandbox);
  const { page } = satchel;
  const names = ['beach.jpg', 'garden.jpg', 'home.jpg'] as const;
  const places = await Promise.all(names.map((_, at) => placed('jpeg', [400 + at, 300])));
  await dropFiles(
    satchel,
    await writeFiles(join(dataDir, 'in'), [
      ['one.jpg', await largeJpeg(10)],
      ['two.jpg', await largeJpeg(90)],
      ...names.map((name, at) => [name, places[at] ?? Buffer.alloc(0)] as const),
    ]),
  );
  const fixes = page.getByRole('group', { name: en.uploads.remedies.region });
  const resize = fixes.getByRole('button', { name: 'Resize both to fit' });
  await expect(resize).toBeVisible();
  const keep = 'Keep location in all 3';
  await expect(fixes.getByRole('button', { name: keep })).toBeVisible();

  // At the very moment at which the fix has gone, as the second half of a double press may be.
  const pressed = page.evaluate(
    ([gone, next]) =>
      new Promise<boolean>((resolve) => {
        const named = (name: string) =>
          [...document.querySelectorAll('button')].find(({ textContent }) => textContent === name);
        const observer = new MutationObserver(() => {
          const button = named(next);
          if (named(gone) !== undefined || button === undefined) return;
          observer.disconnect();
          button.click();
          resolve(true);
        });
        observer.observe(document.body, { childList: true, subtree: true });
      }),
    ['Resize both to fit', keep] as const,
  );
  await resize.click();
  expect(await pressed).toBe(true);
  for (const name of ['one.jpg', 'two.jpg']) {
    await expect(uploadRow(page, name)).toHaveAttribute('data-state', 'stored');
  }
  for (const name of names) {
    await expect(uploadRow(page, name)).toContainText('Contains a location.');
  }
  const stored = sandbox.ledger().filter((entry) => !entry.seeded);
  expect(stored.map(({ name }) => name).sort()).toEqual(['one.jpg', 'two.jpg']);

  await fixes.getByRole('button', { name: keep }).click();
  for (const name of names) {
    await expect(uploadRow(page, name)).toHaveAttribute('data-state', 'stored');
  }
});
