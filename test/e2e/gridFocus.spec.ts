import { join } from 'node:path';
import { en } from '../../renderer/strings/en.ts';
import { launchConnected, uploadRow } from './support/actions.ts';
import { atRest } from './support/atRest.ts';
import { dropFiles } from './support/drop.ts';
import { pngBytes, writeFiles } from './support/files.ts';
import { itemCount, launchWith, signalwireForm } from './support/providers.ts';
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
  const columns = Number(await atRest(() => grid.getAttribute('aria-colcount')));
  expect(columns).toBeGreaterThan(1);
  // The last of its row goes to the next row, where it is another element.
  const item = grid.locator(`[data-index="${columns - 1}"][data-item]`);
  await item.focus();
  const id = await item.getAttribute('data-item');
  const same = grid.locator(`[data-item="${id}"]`);
  const [path] = await writeFiles(join(dataDir, 'in'), [['above.png', await pngBytes(3)]]);
  await dropFiles(satchel, [path as string]);
  await expect(uploadRow(page, 'above.png')).toContainText(en.uploads.states.stored);
  await expect(same).toHaveAttribute('data-index', `${columns}`);
  await expect(same).toBeFocused();
  await page.keyboard.press('Control+Space');
  await expect(same).toHaveAttribute('aria-selected', 'true');
  await expect(grid.locator('[aria-selected="true"]')).toHaveCount(1);
  await page.keyboard.press('ArrowLeft');
  await expect(grid.locator(`[data-index="${columns - 1}"]`)).toBeFocused();
});

test('the keyboard goes to the neighbour of an item that is deleted', async ({
  launch,
  sandbox,
}) => {
  const { page } = await launchWith(launch, signalwireForm, sandbox);
  const cells = page.getByRole('grid', { name: 'Library' }).getByRole('gridcell');
  const before = await itemCount(page);
  await cells.first().focus();
  await page.keyboard.press('ArrowRight');
  await expect(cells.nth(1)).toBeFocused();
  const after = await cells.nth(2).getAttribute('data-item');
  await page.keyboard.press('Delete');
  const question = page.getByRole('alertdialog');
  await expect(question.getByRole('button', { name: 'Cancel' })).toBeFocused();
  await question.getByRole('button', { name: 'Delete 1 item' }).focus();
  await page.keyboard.press('Enter');
  await expect(question).toBeHidden();
  await expect(cells.nth(1)).toBeFocused();
  await expect.poll(() => itemCount(page)).toBe(before - 1);
  await expect(page.locator(`[data-item="${after}"]`)).toBeFocused();
});

test('a key that follows at once starts from where the last one leads', async ({
  launch,
  sandbox,
}) => {
  const { page } = await launchWith(launch, signalwireForm, sandbox);
  const grid = page.getByRole('grid', { name: 'Library' });
  const cells = grid.getByRole('gridcell');
  await cells.first().click();
  // Both before the frame that brings the keyboard to the second item.
  await grid.evaluate((element) => {
    const press = (key: string, shiftKey: boolean) =>
      element.ownerDocument.activeElement?.dispatchEvent(
        new KeyboardEvent('keydown', { key, shiftKey, bubbles: true, cancelable: true }),
      );
    press('ArrowRight', false);
    press('ArrowRight', true);
  });
  await expect(cells.nth(2)).toBeFocused();
  await expect(grid.locator('[aria-selected="true"]')).toHaveCount(2);
  await expect(cells.first()).toHaveAttribute('aria-selected', 'false');
});

test('a key pressed while nothing has the keyboard belongs to the library', async ({
  launch,
  sandbox,
}) => {
  const { page } = await launchWith(launch, signalwireForm, sandbox);
  const grid = page.getByRole('grid', { name: 'Library' });
  const cells = grid.getByRole('gridcell');
  const dialog = page.getByRole('alertdialog');
  const leave = () => page.evaluate(() => (document.activeElement as HTMLElement).blur());
  /** Both before the window gives the keyboard to something again. */
  const leaveAndPress = (key: string, shiftKey = false) =>
    page.evaluate(
      (init) => {
        (document.activeElement as HTMLElement).blur();
        document.body.dispatchEvent(
          new KeyboardEvent('keydown', { ...init, bubbles: true, cancelable: true }),
        );
      },
      { key, shiftKey },
    );
  await cells.nth(1).click();
  await expect(cells.nth(1)).toBeFocused();
  await leaveAndPress('ArrowRight', true);
  await expect(cells.nth(2)).toBeFocused();
  await expect(grid.locator('[aria-selected="true"]')).toHaveCount(2);
  await leave();
  await page.keyboard.press('Tab');
  await expect(page.locator('body')).not.toBeFocused();
  await expect(cells.nth(2)).not.toBeFocused();
  await leaveAndPress('Delete');
  await expect(dialog.getByRole('button', { name: 'Delete 2 items' })).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(dialog).toBeHidden();
  await expect(cells.nth(2)).toBeFocused();
  await page.getByRole('combobox', { name: en.find.search }).focus();
  await page.keyboard.press('Delete');
  await expect(page.getByRole('combobox', { name: en.find.search })).toBeFocused();
  await expect(dialog).toHaveCount(0);
});

test('the keyboard comes back to its item from a dialog that the menu opened', async ({
  launch,
  sandbox,
}) => {
  const { page } = await launchWith(launch, signalwireForm, sandbox);
  const cells = page.getByRole('grid', { name: 'Library' }).getByRole('gridcell');
  const entry = page.getByRole('menuitem', { name: 'Delete…' });
  const question = page.getByRole('alertdialog');
  /** The menu fades out beneath the question and may take a key until it is gone: nobody is as quick as that. */
  const leave = async () => {
    await expect(page.getByRole('menu')).toHaveCount(0);
    await expect(question.getByRole('button', { name: 'Cancel' })).toBeFocused();
    await expect(async () => {
      await page.keyboard.press('Escape');
      await expect(question).toBeHidden({ timeout: 2_000 });
    }).toPass();
  };

  await cells.nth(1).click();
  await page.keyboard.press('Shift+F10');
  await expect(entry).toBeVisible();
  await page.keyboard.press('End');
  await page.keyboard.press('Enter');
  await leave();
  await expect(cells.nth(1)).toBeFocused();

  await cells.nth(2).click({ button: 'right' });
  await entry.click();
  await leave();
  await expect(cells.nth(2)).toBeFocused();
});

test('one item at a time offers its link: that under the pointer, or that with the keyboard', async ({
  launch,
  sandbox,
}) => {
  const { page } = await launchConnected(launch, sandbox);
  const cells = page.getByRole('grid', { name: 'Library' }).getByRole('gridcell');
  const offering = () =>
    cells.evaluateAll((all) =>
      all.flatMap((cell, index) => {
        const button = cell.querySelector('[data-action="copy"]');
        return button !== null && getComputedStyle(button).opacity !== '0' ? [index] : [];
      }),
    );
  await cells.nth(1).click();
  // Details come beside it, and another card may be under the pointer then.
  await expect(page.getByRole('complementary')).toBeVisible();
  await cells.nth(1).hover();
  await expect.poll(offering).toEqual([1]);
  await cells.nth(3).hover();
  await expect.poll(offering).toEqual([3]);
  await page.keyboard.press('ArrowRight');
  await expect(cells.nth(2)).toBeFocused();
  await expect.poll(offering).toEqual([2]);
  await cells.nth(0).hover();
  await expect.poll(offering).toEqual([0]);
});
