import { join } from 'node:path';
import type { Page } from '@playwright/test';
import { startSandbox } from '../../electron/sandbox/startSandbox.ts';
import { inputDetails } from '../../renderer/strings/en/details.ts';
import { en } from '../../renderer/strings/en.ts';
import { clipboardText, connect, uploadRow } from './support/actions.ts';
import { dropFiles } from './support/drop.ts';
import { pngBytes, writeFiles } from './support/files.ts';
import { libraryRead } from './support/libraryRead.ts';
import { expect, test } from './support/satchel.ts';

const words = en.renewing;
const count = 12;
const grid = (page: Page) => page.getByRole('grid', { name: en.library.grid });

test('an item is renewed by one key, and all of an account after a question; both tell what became of them', async ({
  launch,
}) => {
  const sandbox = await startSandbox({ items: count });
  const satchel = await launch({ baseUrl: sandbox.plivo.baseUrl });
  const { page } = satchel;
  await connect(page, sandbox);
  await libraryRead(page);
  const held = () => sandbox.ledger('plivo').length;
  expect(held()).toBe(count);

  await grid(page).getByRole('gridcell').first().click();
  await page.keyboard.press('ControlOrMeta+Shift+r');
  await expect.poll(held).toBe(count + 1);
  const copyNew = page.getByRole('button', { name: words.copyNew(1), exact: true });
  await expect(copyNew.first()).toBeVisible();
  const history = page.getByRole('region', { name: words.history });
  await expect(history).toContainText(words.renewedAs);
  await history.getByRole('button', { name: words.copyNew(1) }).click();
  await expect
    .poll(() => clipboardText(satchel))
    .toContain(sandbox.ledger('plivo').at(-1)?.id ?? 'none');

  await grid(page).getByRole('gridcell').first().click();
  await page.keyboard.press('ControlOrMeta+a');
  await page.keyboard.press('ControlOrMeta+Shift+r');
  const dialog = page.getByRole('alertdialog');
  await expect(dialog).toContainText(words.explained);
  const all = count + 1;
  await dialog.getByRole('button', { name: words.submit(all, String(all)) }).click();
  await expect(dialog).toBeHidden();
  await expect.poll(held, { timeout: 30_000 }).toBe(2 * all);
  await page.keyboard.press('ControlOrMeta+Shift+j');
  const entries = page.getByRole('list', { name: en.activity.list }).getByRole('listitem');
  const entry = entries.filter({ hasText: words.doneMany(all, String(all)) });
  await entry.getByRole('button', { name: words.copyNew(all) }).click();
  const links = async () => (await clipboardText(satchel)).split('\n').filter(Boolean);
  await expect.poll(async () => (await links()).length).toBe(all);
  const renewed = sandbox.ledger('plivo').slice(-all);
  const text = (await links()).join('\n');
  for (const { id } of renewed) expect(text).toContain(id);
});

test('an item is renewed once by a double click, by key and mouse at once, and by a key that is held', async ({
  launch,
}) => {
  const sandbox = await startSandbox({ items: count });
  const { page } = await launch({ baseUrl: sandbox.plivo.baseUrl });
  await connect(page, sandbox);
  await libraryRead(page);
  const held = () => sandbox.ledger('plivo').length;
  const done = page.getByRole('button', { name: words.copyNew(1), exact: true }).first();
  const button = page.getByRole('button', { name: words.action(1, '1'), exact: true });

  await grid(page).getByRole('gridcell').nth(2).click();
  await button.evaluate((element: HTMLElement) => {
    element.click();
    element.click();
    const key = { key: 'r', ctrlKey: true, shiftKey: true, bubbles: true };
    element.dispatchEvent(new KeyboardEvent('keydown', key));
  });
  await expect(done).toBeVisible();
  expect(held()).toBe(count + 1);
  await expect(page.getByText(inputDetails['begun-already'].title ?? '')).toHaveCount(0);

  await grid(page).getByRole('gridcell').nth(5).click();
  await page.keyboard.down('ControlOrMeta');
  await page.keyboard.down('Shift');
  for (let times = 0; times < 30; times += 1) await page.keyboard.down('r');
  await page.keyboard.up('r');
  await page.keyboard.up('Shift');
  await page.keyboard.up('ControlOrMeta');
  await expect.poll(held).toBe(count + 2);
  // Nothing is asked, and nothing else is under way: what was pressed comes to its end before the next.
  await grid(page).getByRole('gridcell').nth(8).click();
  await page.keyboard.press('ControlOrMeta+Shift+r');
  await expect.poll(held).toBe(count + 3);
  await expect(page.getByRole('alertdialog')).toHaveCount(0);
});

test('an item that cannot be renewed says why, and which it is', async ({ launch }) => {
  const sandbox = await startSandbox({ items: 2 });
  const { page } = await launch({ baseUrl: sandbox.plivo.baseUrl });
  await connect(page, sandbox);
  await libraryRead(page);
  sandbox.faults.arm({ kind: 'answer', status: 404, route: 'bytes', times: 10_000 });
  await grid(page).getByRole('gridcell').first().click();
  await page.keyboard.press('ControlOrMeta+Shift+r');
  await page.getByRole('button', { name: words.details, exact: true }).click();
  const dialog = page.getByRole('dialog', { name: words.failedTitle(1, '1') });
  await expect(dialog.getByRole('listitem').locator('bdi')).toHaveCount(1);
  expect(sandbox.ledger('plivo')).toHaveLength(2);
});

test('of several that expired those stay out that were renewed before, and the question says so', async ({
  launch,
  dataDir,
}) => {
  const sandbox = await startSandbox({ items: 0 });
  try {
    const satchel = await launch({ baseUrl: sandbox.plivo.baseUrl });
    const { page } = satchel;
    await connect(page, sandbox);
    const held = () => sandbox.ledger('plivo').length;
    const names = ['poster.png', 'ticket.png'] as const;
    const files = await Promise.all(
      names.map(async (name, hue) => [name, await pngBytes(hue)] as const),
    );
    await dropFiles(satchel, await writeFiles(join(dataDir, 'in'), files));
    for (const name of names)
      await expect(uploadRow(page, name)).toContainText(en.uploads.states.stored);
    // What was not used in a message expires after six hours.
    sandbox.wind(7 * 3_600_000);
    const cells = grid(page).getByRole('gridcell');
    await expect(async () => {
      await page.getByRole('button', { name: en.library.refresh }).first().click();
      await expect(cells).toHaveCount(0, { timeout: 2_000 });
    }).toPass({ timeout: 60_000 });

    const search = page.getByRole('combobox', { name: en.find.search });
    await search.fill('gone:only ');
    await expect(cells).toHaveCount(2);
    await cells.filter({ hasText: 'poster' }).click();
    await page.keyboard.press('ControlOrMeta+Shift+r');
    await expect.poll(held).toBe(3);
    await expect(page.getByRole('region', { name: words.history })).toContainText(words.renewedAs);

    const renewAll = async () => {
      await cells.first().click();
      await page.keyboard.press('ControlOrMeta+a');
      await page.keyboard.press('ControlOrMeta+Shift+r');
    };
    const dialog = page.getByRole('alertdialog');
    await renewAll();
    await expect(dialog).toContainText(words.back(1, '1'));
    await dialog.getByRole('button', { name: words.submit(1, '1') }).click();
    await expect(dialog).toBeHidden();
    await expect.poll(held).toBe(4);
    await expect(async () => {
      await renewAll();
      await expect(dialog).toContainText(words.back(2, '2'), { timeout: 2_000 });
    }).toPass({ timeout: 30_000 });
    await expect(dialog).toContainText(words.nothingBack);
    await dialog.getByRole('button', { name: words.close }).click();
    await expect(dialog).toBeHidden();
    expect(held()).toBe(4);
  } finally {
    await sandbox.close();
  }
});
