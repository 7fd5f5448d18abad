import { join } from 'node:path';
import type { Page } from '@playwright/test';
import { en } from '../../renderer/strings/en.ts';
import { launchConnected, uploadRow } from './support/actions.ts';
import { atRest } from './support/atRest.ts';
import { dropFiles } from './support/drop.ts';
import { pngBytes, writeFiles } from './support/files.ts';
import { keepNotices } from './support/keepNotices.ts';
import { launchWith, signalwireForm } from './support/providers.ts';
import { expect, test } from './support/satchel.ts';

const notice = (page: Page) => page.getByText(/^Link copied/).locator('..');

async function boxOf(found: ReturnType<Page['getByText']>) {
  const box = await atRest(() => found.boundingBox());
  if (box === null) throw new Error('not in sight');
  return box;
}

test('a notice hides no row of the uploads', async ({ launch, sandbox, dataDir }) => {
  const satchel = await launchConnected(launch, sandbox);
  const { page } = satchel;
  const names = ['one.png', 'two.png', 'three.png'] as const;
  const files = await Promise.all(
    names.map(async (name, hue) => [name, await pngBytes(hue)] as const),
  );
  await dropFiles(satchel, await writeFiles(join(dataDir, 'in'), files));
  for (const name of names)
    await expect(uploadRow(page, name)).toContainText(en.uploads.states.stored);
  await keepNotices(satchel);
  await page.getByRole('gridcell').first().click();
  await page.keyboard.press('ControlOrMeta+c');
  await expect(notice(page)).toBeVisible();
  const tray = await boxOf(page.getByRole('region', { name: 'Uploads' }));
  const { y, height } = await boxOf(notice(page));
  expect(y + height).toBeLessThanOrEqual(tray.y);
});

test('a notice hides no button of a dialog, however small the window', async ({
  launch,
  sandbox,
}) => {
  const satchel = await launchWith(launch, signalwireForm, sandbox);
  const { app, page } = satchel;
  await keepNotices(satchel);
  // As many CSS pixels as the default window has at 200 %.
  await app.evaluate(({ BrowserWindow }) => {
    for (const window of BrowserWindow.getAllWindows()) {
      if (window.isVisible()) window.setContentSize(640, 410);
    }
  });
  await page.getByRole('gridcell').first().click();
  await page.keyboard.press('ControlOrMeta+c');
  await expect(notice(page)).toBeVisible();
  await page.keyboard.press('Delete');
  const dialog = page.getByRole('alertdialog');
  const submit = dialog.getByRole('button', { name: 'Delete 1 item' });
  await expect(submit).toBeVisible();
  await expect(notice(page)).toBeVisible();
  const { y, height } = await boxOf(notice(page));
  expect(y + height).toBeLessThanOrEqual((await boxOf(submit)).y);
});

test('a notice stays where it is while a menu is open', async ({ launch, sandbox }) => {
  const satchel = await launchWith(launch, signalwireForm, sandbox);
  const { page } = satchel;
  await keepNotices(satchel);
  await page.getByRole('gridcell').first().click();
  await page.keyboard.press('ControlOrMeta+c');
  await expect(notice(page)).toBeVisible();
  await page.keyboard.press('Shift+F10');
  await expect(page.getByRole('menuitem', { name: 'Copy link', exact: true })).toBeVisible();
  const uploads = await boxOf(page.getByRole('region', { name: 'Uploads' }));
  const { y, height } = await boxOf(notice(page));
  expect(y).toBeGreaterThan(uploads.y / 2);
  expect(y + height).toBeLessThanOrEqual(uploads.y);
});
