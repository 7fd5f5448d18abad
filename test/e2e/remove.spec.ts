import {
  itemCount,
  launchWith,
  signalwireForm,
  twilioConversationsForm,
} from './support/providers.ts';
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
  await expect(question.getByText(/go(es)? too, with (its|their) texts?/)).toBeVisible();

  await question.getByRole('button', { name: 'Cancel' }).click();
  await expect(question).toBeHidden();
  expect(deleted()).toBe(0);

  // The dialog gives the keyboard back a frame later.
  await expect(cells.nth(9)).toBeFocused();
  await page.keyboard.press('Delete');
  const submit = question.getByRole('button', { name: /^Delete/ });
  await expect(submit).toBeVisible();
  const [items = 0, messages = 0] = ((await submit.textContent())?.match(/\d+/g) ?? []).map(Number);
  expect(items).toBeGreaterThanOrEqual(10);
  expect(messages).toBeGreaterThan(0);
  await submit.click();
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
  await expect(dialog.getByText('Deleted 2 of 3. 1 could not be deleted.')).toBeVisible();
  await expect(dialog.getByText(/not finished yet/)).toBeVisible();
  await dialog.getByRole('button', { name: 'Close' }).click();
  await expect.poll(() => itemCount(page)).toBe(before - 2);
});
