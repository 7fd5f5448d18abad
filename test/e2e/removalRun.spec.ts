import type { Page } from '@playwright/test';
import { type Sandbox, startSandbox } from '../../electron/sandbox/startSandbox.ts';
import { en } from '../../renderer/strings/en.ts';
import {
  itemCount,
  launchWith,
  signalwireForm,
  twilioConversationsForm,
} from './support/providers.ts';
import { deleteNow, removalLine, undoRemoval } from './support/removal.ts';
import { test as base, expect } from './support/satchel.ts';

const test = base.extend<{ openWith: (items: number) => Promise<{ page: Page; held: Sandbox }> }>({
  openWith: async ({ launch }, use) => {
    const opened: Sandbox[] = [];
    await use(async (items) => {
      const held = await startSandbox({ items });
      opened.push(held);
      const { page } = await launchWith(launch, signalwireForm, held);
      return { page, held };
    });
    for (const sandbox of opened) await sandbox.close();
  },
});

const cellsOf = (page: Page) => page.getByRole('grid', { name: 'Library' }).getByRole('gridcell');
const details = (page: Page) => page.getByRole('complementary', { name: 'Details' });
const deletesOf = ({ requests }: Sandbox) =>
  requests().filter(({ method }) => method === 'DELETE').length;
/** So slow that a person can stop it, on a slow machine too; each test stops it, or lets it go fast again. */
const slowly = (sandbox: Sandbox) =>
  sandbox.faults.arm({ kind: 'slow-headers', route: 'delete', delayMs: 1_000, times: 100_000 });

test('a removal of 300 shows how far it is, and Stop keeps the rest', async ({ openWith }) => {
  const { page, held } = await openWith(320);
  const cells = cellsOf(page);
  const before = await itemCount(page);
  await cells.first().click();
  await page.keyboard.press('ControlOrMeta+a');
  await expect(details(page).getByText(`${before} items selected`)).toBeVisible();
  slowly(held);
  await details(page)
    .getByRole('button', { name: `Delete ${before} items…` })
    .click();
  const dialog = page.getByRole('alertdialog');
  const named = dialog.getByRole('list', { name: en.removal.named });
  await expect(named.getByRole('listitem')).toHaveCount(13);
  await expect(named).toContainText(`and ${before - 12} more`);
  const submit = dialog.getByRole('button', { name: `Delete ${before} items` });
  await submit.click();
  await expect(dialog).toBeHidden();
  const line = removalLine(page);
  await expect(line).toContainText(new RegExp(`^Deleting ${before} items in \\d+ s`));
  expect(deletesOf(held)).toBe(0);
  await deleteNow(page);
  await expect(line).toContainText(new RegExp(`Deleting \\d+ of ${before}`));
  await expect.poll(() => deletesOf(held)).toBeGreaterThan(4);
  const pause = line.getByRole('button', { name: /^Pause/ });
  await expect(pause).toBeEnabled();
  await pause.press('Enter');
  await expect(line).toContainText(new RegExp(`Paused at \\d+ of ${before}`));
  const resume = line.getByRole('button', { name: /^Resume/ });
  await expect(resume).toBeEnabled();
  await resume.press('Enter');
  await expect(line).toContainText(/a second/);
  await line.getByRole('button', { name: /^Stop/ }).click();
  const said = /Deleted (\d+) of (\d+)\. (\d+) not deleted\./;
  await expect(line).toContainText(said);
  const ended = said.exec((await line.textContent()) ?? '') ?? [];
  const [done = 0, of = 0, kept = 0] = ended.slice(1).map(Number);
  expect(done + kept).toBe(of);
  expect(done).toBe(deletesOf(held));
  expect(kept).toBeGreaterThan(0);
  await line.getByRole('button', { name: 'Dismiss' }).click();
  await expect.poll(() => itemCount(page)).toBe(before - done);
  // What went is not selected any more, and what is offered is what is there.
  await expect(details(page).getByText(`${kept} items selected`)).toBeVisible();
  await expect(details(page).getByRole('button', { name: `Copy ${kept} links` })).toBeVisible();
  await expect(details(page).getByRole('button', { name: `Delete ${kept} items…` })).toBeVisible();
});

test('a removal by keys goes on in sight, over a reload, and is stopped there', async ({
  openWith,
}) => {
  const { page, held } = await openWith(320);
  const before = await itemCount(page);
  await cellsOf(page).first().click();
  await page.keyboard.press('ControlOrMeta+a');
  slowly(held);
  await page.keyboard.press('Delete');
  const dialog = page.getByRole('alertdialog');
  await expect(dialog.getByRole('button', { name: `Delete ${before} items` })).toBeVisible();
  await expect(dialog.getByRole('button', { name: 'Cancel' })).toBeFocused();
  await page.keyboard.press('Tab');
  await page.keyboard.press('Enter');
  await expect(dialog).toBeHidden();
  const line = removalLine(page);
  await line.getByRole('button', { name: /^Delete now/ }).press('Enter');
  await expect(line).toContainText(new RegExp(`Deleting \\d+ of ${before}`));
  const then = deletesOf(held);
  await expect.poll(() => deletesOf(held)).toBeGreaterThan(then);
  // It is the main process that removes, and the window asks how far it is.
  await page.reload();
  await expect(line).toContainText(new RegExp(`Deleting \\d+ of ${before}`));
  await line.getByRole('button', { name: 'Stop' }).press('Enter');
  await expect(line).toContainText(/Deleted \d+ of \d+\. \d+ not deleted\./);
  await expect(line.getByRole('button', { name: 'Dismiss' })).toBeFocused();
  const done = deletesOf(held);
  await expect(line).toContainText(`Deleted ${done} of ${before}. ${before - done} not deleted.`);
  await line.getByRole('button', { name: 'Dismiss' }).click();
  await expect(line).toBeHidden();
  await expect.poll(() => itemCount(page)).toBe(before - done);
  expect(deletesOf(held)).toBe(done);
});

test('the keyboard has its place while a stop waits for the last answers', async ({ openWith }) => {
  const { page, held } = await openWith(60);
  await cellsOf(page).first().click();
  await page.keyboard.press('ControlOrMeta+a');
  // Longer than this window is looked at between two keys.
  held.faults.arm({ kind: 'slow-headers', route: 'delete', delayMs: 8_000, times: 100 });
  await page.keyboard.press('Delete');
  await page
    .getByRole('alertdialog')
    .getByRole('button', { name: /^Delete \d+ items$/ })
    .click();
  await deleteNow(page);
  await expect.poll(() => deletesOf(held)).toBeGreaterThan(0);
  const line = removalLine(page);
  const stop = line.getByRole('button', { name: /^Stop/ });
  await expect(stop).toBeEnabled();
  await stop.press('Enter');
  await expect(line.getByRole('button', { name: /^Stopping/ })).toBeFocused();
  await expect(line).toContainText(/Deleted \d+ of \d+\. \d+ not deleted\./);
});

test('Undo within ten seconds asks nobody anything, by a button and by a key', async ({
  openWith,
}) => {
  const { page, held } = await openWith(60);
  const before = await itemCount(page);
  const dialog = page.getByRole('alertdialog');
  const begin = async () => {
    await cellsOf(page).first().click();
    await page.keyboard.press('ControlOrMeta+a');
    await page.keyboard.press('Delete');
    await dialog.getByRole('button', { name: `Delete ${before} items` }).click();
    await expect(removalLine(page)).toContainText(/ in \d+ s/);
  };
  await begin();
  await undoRemoval(page);
  await expect(page.getByText(en.removal.undone).first()).toBeVisible();
  await expect(removalLine(page)).toBeHidden();
  await begin();
  await page.keyboard.press('ControlOrMeta+z');
  await expect(removalLine(page)).toBeHidden();
  expect(await itemCount(page)).toBe(before);
  expect(deletesOf(held)).toBe(0);
});

test('2,000 items go by one question', async ({ openWith }) => {
  const { page, held } = await openWith(2_040);
  const text = '2,040';
  await cellsOf(page).first().focus();
  await page.keyboard.press('ControlOrMeta+a');
  await expect(details(page).getByText(`${text} items selected`)).toBeVisible();
  for (const action of [`Copy ${text} links`, `Delete ${text} items…`]) {
    await expect(details(page).getByRole('button', { name: action })).toBeVisible();
  }
  await page.keyboard.press('ControlOrMeta+c');
  await expect(page.getByText(`${text} links copied`).first()).toBeVisible({ timeout: 120_000 });
  await page.keyboard.press('Delete');
  const dialog = page.getByRole('alertdialog');
  await dialog.getByRole('button', { name: `Delete ${text} items` }).click();
  await deleteNow(page);
  await expect(page.getByText(`${text} items deleted`).first()).toBeVisible({ timeout: 120_000 });
  await expect(dialog).toBeHidden();
  expect(deletesOf(held)).toBe(2_040);
  await expect(details(page)).toBeHidden();
});

test('one item goes by keyboard alone', async ({ openWith }) => {
  const { page, held } = await openWith(24);
  const before = await itemCount(page);
  await cellsOf(page).nth(2).focus();
  await page.keyboard.press('Control+Space');
  await page.keyboard.press('Delete');
  const dialog = page.getByRole('alertdialog');
  await expect(dialog.getByRole('heading', { name: 'Delete 1 item?' })).toBeVisible();
  await expect(dialog.getByRole('listitem')).toHaveCount(1);
  await page.keyboard.press('Tab');
  await page.keyboard.press('Enter');
  await expect(dialog).toBeHidden();
  await expect.poll(() => itemCount(page)).toBe(before - 1);
  expect(deletesOf(held)).toBe(1);
});

test('a removal goes on after a kill, says so, and ends with each item gone', async ({
  launch,
}) => {
  const sandbox = await startSandbox({ items: 320 });
  try {
    const { app, page } = await launchWith(launch, signalwireForm, sandbox);
    const before = await itemCount(page);
    await cellsOf(page).first().click();
    await page.keyboard.press('ControlOrMeta+a');
    slowly(sandbox);
    await page.keyboard.press('Delete');
    await page.getByRole('button', { name: `Delete ${before} items`, exact: true }).click();
    await deleteNow(page);
    await expect.poll(() => deletesOf(sandbox)).toBeGreaterThan(8);
    const killed = app.waitForEvent('close');
    app.process().kill('SIGKILL');
    await killed;
    expect(deletesOf(sandbox)).toBeLessThan(before);
    const again = await launch({ endpoints: signalwireForm.endpoints(sandbox) });
    const line = again.page.getByRole('group', { name: 'Deleting' });
    await expect(line).toContainText(new RegExp(`Deleting \\d+ of ${before} \\(resumed\\)`));
    sandbox.faults.clear();
    await expect(line).toBeHidden({ timeout: 60_000 });
    await expect(again.page.getByText(`${before} items deleted`).first()).toBeVisible();
    await expect.poll(() => itemCount(again.page)).toBe(0);
    // What had been asked for and was not answered for was looked for, so that no more than eight went twice.
    expect(deletesOf(sandbox)).toBeLessThanOrEqual(before + 8);
  } finally {
    await sandbox.close();
  }
});

test('quitting asks nothing; at the next start a removal goes on, and Stop keeps the rest', async ({
  launch,
}) => {
  const sandbox = await startSandbox({ items: 320 });
  try {
    const { app, page } = await launchWith(launch, signalwireForm, sandbox);
    const before = await itemCount(page);
    await cellsOf(page).first().click();
    await page.keyboard.press('ControlOrMeta+a');
    slowly(sandbox);
    await page.keyboard.press('Delete');
    await page.getByRole('button', { name: `Delete ${before} items`, exact: true }).click();
    await deleteNow(page);
    await expect.poll(() => deletesOf(sandbox)).toBeGreaterThan(4);
    const ended = app.waitForEvent('close');
    await app.evaluate(({ BrowserWindow }) => {
      for (const one of BrowserWindow.getAllWindows()) if (one.isVisible()) one.close();
    });
    await ended;
    const then = deletesOf(sandbox);
    expect(then).toBeLessThan(before);
    const again = await launch({ endpoints: signalwireForm.endpoints(sandbox) });
    await expect.poll(() => deletesOf(sandbox)).toBeGreaterThan(then);
    const line = again.page.getByRole('group', { name: 'Deleting' });
    await line.getByRole('button', { name: 'Stop' }).click();
    await expect(line).toContainText(/Deleted \d+ of \d+\. \d+ not deleted\./);
    const done = deletesOf(sandbox);
    await expect(line).toContainText(`Deleted ${done} of ${before}. ${before - done} not deleted.`);
    await expect.poll(() => itemCount(again.page)).toBe(before - done);
    expect(deletesOf(sandbox)).toBe(done);
  } finally {
    await sandbox.close();
  }
});

test('what goes along with a message is shown by name before', async ({ launch, sandbox }) => {
  const { page } = await launchWith(launch, twilioConversationsForm, sandbox);
  await cellsOf(page).first().click();
  await page.keyboard.press('ControlOrMeta+a');
  await page.keyboard.press('Delete');
  const dialog = page.getByRole('alertdialog');
  const named = dialog.getByRole('list', { name: en.removal.named });
  await expect(named.getByRole('listitem')).toHaveCount(13);
  await expect(dialog.locator('img').first()).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(dialog).toBeHidden();
});
