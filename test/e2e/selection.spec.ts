import type { Page } from '@playwright/test';
import { startSandbox } from '../../electron/sandbox/startSandbox.ts';
import { en } from '../../renderer/strings/en.ts';
import {
  connectBy,
  itemCount,
  launchWith,
  plivoForm,
  signalwireForm,
} from './support/providers.ts';
import { expect, test } from './support/satchel.ts';

const gridOf = (page: Page) => page.getByRole('grid', { name: 'Library' });
const details = (page: Page) => page.getByRole('complementary', { name: 'Details' });

test('a selection ends with its account, its view and its search', async ({ launch, sandbox }) => {
  const forms = [signalwireForm, plivoForm];
  const endpoints = Object.assign({}, ...forms.map((form) => form.endpoints(sandbox)));
  const { page } = await launch({ endpoints });
  await connectBy(page, signalwireForm, sandbox);
  await connectBy(page, plivoForm, sandbox);
  await page.getByRole('button', { name: /^SignalWire/ }).click();
  const grid = gridOf(page);
  const cells = grid.getByRole('gridcell');
  const selectThree = async () => {
    await cells.first().click();
    await cells.nth(2).click({ modifiers: ['Shift'] });
    await expect(details(page).getByText('3 items selected')).toBeVisible();
  };

  await selectThree();
  await page.getByRole('button', { name: /^Plivo/ }).click();
  await expect(details(page)).toBeHidden();
  await cells.first().focus();
  await page.keyboard.press('Delete');
  await page.keyboard.press('ControlOrMeta+c');
  await page.keyboard.press('Delete');
  await expect(page.getByRole('alertdialog')).toHaveCount(0);

  await page.getByRole('button', { name: /^SignalWire/ }).click();
  await selectThree();
  await page.getByRole('button', { name: /^Images/ }).click();
  await expect(details(page)).toBeHidden();
  await page.getByRole('button', { name: 'All media' }).click();
  await selectThree();
  await page.getByRole('combobox', { name: en.find.search }).fill('a');
  await expect(details(page)).toBeHidden();
  await page.getByRole('combobox', { name: en.find.search }).fill('');
  await selectThree();
  // The same items in another order are the same selection.
  await page.getByRole('button', { name: /Sort by/ }).click();
  await page.getByRole('menuitemcheckbox', { name: 'Name', exact: true }).click();
  await expect(details(page).getByText('3 items selected')).toBeVisible();
  await page.getByRole('button', { name: 'Messages', exact: true }).click();
  await expect(details(page)).toBeHidden();
  expect(sandbox.requests().filter(({ method }) => method === 'DELETE')).toEqual([]);
});

test('a link that has ended is neither praised nor offered, from that instant', async ({
  launch,
  sandbox,
}) => {
  const { page } = await launchWith(launch, plivoForm, sandbox);
  const cells = gridOf(page).getByRole('gridcell');
  await cells.nth(1).click();
  await cells.first().click({ modifiers: ['ControlOrMeta'] });
  await expect(details(page).getByText('2 items selected')).toBeVisible();
  await cells.first().click();
  await expect(details(page).getByText(/^Anyone with the link can open it/)).toBeVisible();
  await expect(details(page).getByRole('button', { name: 'Copy link' })).toBeVisible();
  // Nothing happens but that time passes, on the window's own clock.
  await page.evaluate(() => {
    const now = Date.now.bind(Date);
    Date.now = () => now() + 400 * 24 * 3_600_000;
    // As after a machine slept: what counts down looks at the clock again.
    document.dispatchEvent(new Event('visibilitychange'));
  });
  await expect(details(page).getByText(/^Anyone with the link can open it/)).toHaveCount(0);
  await expect(details(page).getByRole('button', { name: 'Copy link' })).toHaveCount(0);
  await expect(details(page).getByText(/^Expired \d+ days ago/)).toBeVisible();
  await expect(details(page).getByText(en.library.inspector.endedNote(1))).toBeVisible();
});

test('what the provider holds no more leaves the selection, and nothing is offered for it', async ({
  launch,
  sandbox,
}) => {
  const { page } = await launchWith(launch, plivoForm, sandbox);
  const cells = gridOf(page).getByRole('gridcell');
  const before = await itemCount(page);
  await cells.first().click();
  await page.keyboard.press('ControlOrMeta+a');
  await expect(details(page).getByText(`${before} items selected`)).toBeVisible();
  sandbox.wind(7 * 3_600_000);
  await page.getByRole('button', { name: 'Refresh', exact: true }).first().click();
  await expect.poll(() => itemCount(page)).toBeLessThan(before);
  await expect
    .poll(async () => {
      const left = await itemCount(page);
      const told = await details(page).getByRole('heading').textContent();
      return left < before && told === `${left} items selected`;
    })
    .toBe(true);
  const left = await itemCount(page);
  await expect(details(page).getByRole('button', { name: `Copy ${left} links` })).toBeVisible();

  // Shown again, they are the dead that they are.
  await page.getByRole('button', { name: en.find.filter, exact: true }).click();
  await page.getByRole('button', { name: new RegExp(en.find.fields.gone) }).click();
  await page.getByRole('option', { name: en.find.gone.also, exact: true }).click();
  // The choice is closed, and the keyboard back where it was opened.
  await expect(page.getByRole('listbox')).toHaveCount(0);
  await expect(page.getByRole('button', { name: new RegExp(en.find.fields.gone) })).toBeFocused();
  await page.keyboard.press('Escape');
  await expect(page.getByRole('dialog', { name: en.find.filters })).toBeHidden();
  await expect.poll(() => itemCount(page)).toBe(before);
  await expect(details(page).getByText(`${left} items selected`)).toBeVisible();
  await cells.first().click();
  await page.keyboard.press('ControlOrMeta+a');
  await expect(details(page).getByText(`${before} items selected`)).toBeVisible();
  await expect(details(page).getByText(`${before - left} expired or deleted`)).toBeVisible();
  await expect(details(page).getByRole('button', { name: `Copy ${left} links` })).toBeVisible();
});

test('Shift+PageDown goes on from where it began while rows are on their way', async ({
  launch,
}) => {
  const sandbox = await startSandbox({ items: 700 });
  try {
    const { page } = await launchWith(launch, signalwireForm, sandbox);
    const grid = gridOf(page);
    await grid.getByRole('gridcell').nth(1).click();
    const focused = async () =>
      Number(await grid.locator('[data-index][tabindex="0"]').getAttribute('data-index'));
    for (let presses = 0; presses < 12; presses += 1) {
      await page.keyboard.press('Shift+PageDown');
      // The list is read anew all the time, as it is while an account is being read.
      if (presses % 2 === 0) await page.keyboard.press('ControlOrMeta+r');
    }
    await expect
      .poll(async () => {
        const count = (await focused()) - 1 + 1;
        const text = await details(page).getByRole('heading').textContent();
        return text === `${count} items selected` && count > 100;
      })
      .toBe(true);
  } finally {
    await sandbox.close();
  }
});

test('Ctrl+Space selects one item more or one less, as the sheet says', async ({
  launch,
  sandbox,
}) => {
  const { page } = await launchWith(launch, signalwireForm, sandbox);
  const chosen = gridOf(page).locator('[aria-selected="true"]');
  await gridOf(page).getByRole('gridcell').first().focus();
  await page.keyboard.press('Shift+ArrowRight');
  await expect(chosen).toHaveCount(2);
  await page.keyboard.press('Control+ArrowRight');
  await page.keyboard.press('Control+Space');
  await expect(chosen).toHaveCount(3);
  await page.keyboard.press('Control+Space');
  await expect(chosen).toHaveCount(2);
  await page.keyboard.press('?');
  await expect(page.getByRole('dialog')).toContainText(en.shell.keys.select);
});
