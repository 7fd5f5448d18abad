import { en } from '../../renderer/strings/en.ts';
import { pressAtOnce } from './support/actions.ts';
import {
  itemCount,
  launchWith,
  signalwireForm,
  twilioConversationsForm,
} from './support/providers.ts';
import { deleteNow, removalLine } from './support/removal.ts';
import { expect, test } from './support/satchel.ts';

test('what goes with a message is named before, and exactly that goes', async ({
  launch,
  sandbox,
}) => {
  const { page } = await launchWith(launch, twilioConversationsForm, sandbox);
  const cells = page.getByRole('grid', { name: 'Library' }).getByRole('gridcell');
  const deleted = () => sandbox.requests().filter(({ method }) => method === 'DELETE').length;
  const before = await itemCount(page);
  await cells.first().click();
  await cells.nth(9).click({ modifiers: ['Shift'] });
  await page.keyboard.press('Delete');
  const question = page.getByRole('alertdialog');
  await expect(question.getByText(/will be deleted too, including (its|their) text/)).toBeVisible();

  await question.getByRole('button', { name: 'Cancel' }).click();
  await expect(question).toBeHidden();
  expect(deleted()).toBe(0);

  // The dialog gives the keyboard back a frame later.
  await expect(cells.nth(9)).toBeFocused();
  await page.keyboard.press('Delete');
  const submit = question.getByRole('button', { name: /^Delete/ });
  await expect(submit).toHaveText(/\d+ items.*\d+ messages?/);
  const [items = 0, messages = 0] = ((await submit.textContent())?.match(/\d+/g) ?? []).map(Number);
  expect(items).toBeGreaterThanOrEqual(10);
  expect(messages).toBeGreaterThan(0);
  await submit.click();
  await deleteNow(page);
  await expect(page.getByText(`${items} items deleted`).first()).toBeVisible();
  expect(deleted()).toBe(messages);
  await expect.poll(() => itemCount(page)).toBe(before - items);
});

test('an item that cannot be deleted yet says why, and the others go', async ({
  launch,
  sandbox,
}) => {
  const { page } = await launchWith(launch, signalwireForm, sandbox);
  const cells = page.getByRole('grid', { name: 'Library' }).getByRole('gridcell');
  const before = await itemCount(page);
  await cells.first().click();
  await cells.nth(2).click({ modifiers: ['Shift'] });
  sandbox.faults.arm({
    kind: 'answer',
    status: 400,
    method: 'DELETE',
    body: { code: 20009, message: 'Resource not complete', status: 400 },
  });
  await page.keyboard.press('Delete');
  const dialog = page.getByRole('alertdialog');
  await dialog.getByRole('button', { name: 'Delete 3 items' }).click();
  await deleteNow(page);
  await expect(removalLine(page)).toContainText('Deleted 2 of 3. Couldn’t delete 1.');
  await removalLine(page)
    .getByRole('button', { name: /^Details/ })
    .click();
  await expect(dialog.getByText(/still being sent/)).toBeVisible();
  await dialog.getByRole('button', { name: 'Close' }).click();
  await expect(dialog).toBeHidden();
  await expect.poll(() => itemCount(page)).toBe(before - 2);
  // What can be tried again does not go with a look at it.
  await removalLine(page)
    .getByRole('button', { name: /^Details/ })
    .click();
  await dialog.getByRole('button', { name: en.removal.again(1, '1') }).click();
  await deleteNow(page);
  await expect.poll(() => itemCount(page)).toBe(before - 3);
  await expect(removalLine(page)).toBeHidden();
});

test('Delete takes no press that was meant for what stood there, and Cancel keeps the keyboard', async ({
  launch,
  sandbox,
}) => {
  const { page } = await launchWith(launch, signalwireForm, sandbox);
  const cells = page.getByRole('grid', { name: 'Library' }).getByRole('gridcell');
  await cells.first().click();
  const atOnce = pressAtOnce(page, /^Delete 1 item$/);
  await page.keyboard.press('Delete');
  expect(await atOnce).toBe(true);
  const question = page.getByRole('alertdialog');
  await expect(question.getByRole('button', { name: 'Delete 1 item' })).toBeEnabled();
  await page.keyboard.press('Escape');
  await expect(question).toBeHidden();
  expect(sandbox.requests().filter(({ method }) => method === 'DELETE')).toEqual([]);
});

test('a picture that only moves to another row never leaves the screen', async ({
  launch,
  sandbox,
}) => {
  const { page } = await launchWith(launch, signalwireForm, sandbox);
  const grid = page.getByRole('grid', { name: 'Library' });
  await expect(grid.locator('img[class*="shown"]').nth(5)).toBeVisible();
  await grid.getByRole('gridcell').first().click();
  // Looked at in each frame, from before the item goes until the others have been where they belong for a second.
  const watched = page.evaluate(
    () =>
      new Promise<{ moved: number; blank: number }>((resolve) => {
        const cells = () => [
          ...document.querySelectorAll<HTMLElement>('[role="gridcell"][data-item]'),
        ];
        const isShown = (cell: HTMLElement) => cell.querySelector('img[class*="shown"]') !== null;
        const placeOf = new Map(
          cells()
            .filter(isShown)
            .map((cell) => [cell.dataset['item'], cell.dataset['index']]),
        );
        const [moved, blank] = [new Set<string>(), new Set<string>()];
        let left = 60;
        const look = () => {
          for (const cell of cells()) {
            const { item = '', index } = cell.dataset;
            if (!placeOf.has(item)) continue;
            if (placeOf.get(item) !== index) moved.add(item);
            if (!isShown(cell)) blank.add(item);
          }
          if (moved.size > 2) left -= 1;
          if (left > 0) requestAnimationFrame(look);
          else resolve({ moved: moved.size, blank: blank.size });
        };
        requestAnimationFrame(look);
      }),
  );
  await page.keyboard.press('Delete');
  await page.getByRole('alertdialog').getByRole('button', { name: 'Delete 1 item' }).click();
  await deleteNow(page);
  const { moved, blank } = await watched;
  expect(moved).toBeGreaterThan(2);
  expect(blank).toBe(0);
});

test('what is being deleted is not asked about again, nor forgotten with its account', async ({
  launch,
  sandbox,
}) => {
  const { page } = await launchWith(launch, signalwireForm, sandbox);
  const cells = page.getByRole('grid', { name: 'Library' }).getByRole('gridcell');
  // As long as all of this takes on a busy machine, and longer.
  sandbox.faults.arm({ kind: 'slow-headers', route: 'delete', delayMs: 60_000, times: 100 });
  const dialog = page.getByRole('alertdialog');
  await cells.first().click();
  await cells.nth(2).click({ modifiers: ['Shift'] });
  await page.keyboard.press('Delete');
  await dialog.getByRole('button', { name: 'Delete 3 items' }).click();
  await deleteNow(page);
  await expect(removalLine(page)).toContainText(/Deleting \d of 3/);

  await cells.first().click();
  await page.keyboard.press('Delete');
  await expect(dialog).toContainText('Already being deleted');
  await expect(dialog).toContainText('1 selected item is already being deleted.');
  await dialog.getByRole('button', { name: 'Close' }).click();

  await page.getByRole('button', { name: /^Options for/ }).click();
  await page.getByRole('menuitem', { name: /^Remove/ }).click();
  await expect(dialog).toContainText('Deleting will stop. Items that aren’t deleted yet stay at');
  await dialog.getByRole('button', { name: 'Cancel' }).click();
  const deletes = () => sandbox.requests().filter(({ method }) => method === 'DELETE').length;
  await expect.poll(deletes).toBe(3);
});
