import type { Page } from '@playwright/test';
import { startSandbox } from '../../electron/sandbox/startSandbox.ts';
import { en } from '../../renderer/strings/en.ts';
import { itemCount, launchWith, signalwireForm } from './support/providers.ts';
import { deleteNow, removalLine, undoRemoval } from './support/removal.ts';
import { expect, test } from './support/satchel.ts';

const words = en.cleanup;
const dialog = (page: Page) => page.getByRole('dialog');
const question = (page: Page) => page.getByRole('alertdialog');
const planned = async (page: Page) => {
  const heading = question(page).getByRole('heading', { name: /^Delete [\d,]+ items\?$/ });
  await expect(heading).toBeVisible();
  return Number(((await heading.textContent()) ?? '').replace(/\D/g, ''));
};

test('a rule is kept, shown exactly, confirmed by its number, and undone; then it deletes that and no more', async ({
  launch,
}) => {
  const sandbox = await startSandbox({ items: 180 });
  const deleted = () => sandbox.requests().filter(({ method }) => method === 'DELETE').length;
  try {
    const { page } = await launchWith(launch, signalwireForm, sandbox);
    const before = await itemCount(page);
    await page.getByRole('button', { name: words.action }).click();
    await dialog(page).getByRole('checkbox', { name: en.library.kinds.image }).check();
    await dialog(page).getByRole('checkbox', { name: words.keep.label }).check();
    await dialog(page).getByLabel(words.keep.name).fill('Old pictures');
    await dialog(page).getByRole('button', { name: words.keep.save }).click();
    await expect(dialog(page)).toBeHidden();

    await page.getByRole('button', { name: words.action }).click();
    await dialog(page)
      .getByRole('button', { name: en.names.of(words.rules.run, 'Old pictures') })
      .click();
    const count = await planned(page);
    expect(count).toBeGreaterThan(100);
    const submit = question(page).getByRole('button', { name: /^Delete [\d,]+ items$/ });
    await expect(submit).toBeDisabled();
    await question(page)
      .getByLabel(/^Type /)
      .fill(String(count));
    await submit.click();
    await expect(removalLine(page)).toContainText(/ in \d+ s/);
    await undoRemoval(page);
    await expect(page.getByText(en.removal.undone).first()).toBeVisible();
    expect(deleted()).toBe(0);
    expect(await itemCount(page)).toBe(before);

    // Once more, by keys alone.
    await page.getByRole('button', { name: words.action }).press('Enter');
    await dialog(page)
      .getByRole('button', { name: en.names.of(words.rules.run, 'Old pictures') })
      .press('Enter');
    expect(await planned(page)).toBe(count);
    await question(page)
      .getByLabel(/^Type /)
      .focus();
    await page.keyboard.type(String(count));
    await page.keyboard.press('Enter');
    await expect(question(page)).toBeHidden();
    await deleteNow(page);
    await expect.poll(() => itemCount(page)).toBe(before - count);
    await expect(removalLine(page)).toBeHidden();
    expect(deleted()).toBe(count);
    await page.getByRole('button', { name: words.action }).click();
    await expect(dialog(page).getByText(new RegExp(`${count} deleted`))).toBeVisible();
  } finally {
    await sandbox.close();
  }
});
