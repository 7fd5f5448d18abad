import { en } from '../../renderer/strings/en.ts';
import { clipboardText, launchConnected } from './support/actions.ts';
import { atRest } from './support/atRest.ts';
import { expect, test } from './support/satchel.ts';

test('the gallery is used by keyboard alone, to a copied link that works', async ({
  launch,
  sandbox,
}) => {
  const satchel = await launchConnected(launch, sandbox);
  const { page } = satchel;
  const grid = page.getByRole('grid', { name: 'Library' });
  await expect(grid.getByRole('gridcell').first()).toBeVisible();
  await grid.getByRole('gridcell').first().focus();
  await page.keyboard.press('ArrowRight');
  await page.keyboard.press('Shift+ArrowRight');
  await expect(grid.locator('[aria-selected="true"]')).toHaveCount(2);
  await page.keyboard.press('ControlOrMeta+c');
  await expect(page.getByText('2 links copied').first()).toBeVisible();
  const links = (await clipboardText(satchel)).split('\n');
  expect(links).toHaveLength(2);
  for (const link of links) expect((await fetch(link)).status).toBe(200);
  await page.keyboard.press('Escape');
  await expect(grid.locator('[aria-selected="true"]')).toHaveCount(0);
});

test('search, views and order show what the account holds', async ({ launch, sandbox }) => {
  const { page } = await launchConnected(launch, sandbox);
  const grid = page.getByRole('grid', { name: 'Library' });
  const names = sandbox.ledger().map((entry) => entry.name);
  await expect(page.getByText(`${names.length} items`).first()).toBeVisible();
  const word = names.find((name) => /^[a-z]{4,}-/.test(name))?.split('-')[0] ?? '';
  await page.getByRole('combobox', { name: en.find.search }).fill(word);
  const found = names.filter((name) =>
    name
      .toLowerCase()
      .split(/[^a-z0-9]+/)
      .some((part) => part.startsWith(word)),
  );
  await expect(grid.getByRole('gridcell')).toHaveCount(found.length);
  await page.getByRole('combobox', { name: en.find.search }).fill('nothing is called this');
  await expect(page.getByRole('heading', { name: /^No results for “/ })).toBeVisible();
  await expect(grid.getByRole('gridcell')).toHaveCount(0);
});

test('an item that ends says so while it is looked at', async ({ launch, sandbox }) => {
  const { page } = await launchConnected(launch, sandbox);
  const grid = page.getByRole('grid', { name: 'Library' });
  await expect(grid.getByRole('gridcell').first()).toBeVisible();
  const before = sandbox.ledger().length;
  sandbox.wind(7 * 3_600_000);
  await page
    .getByRole('button', { name: /Refresh/ })
    .first()
    .click();
  await expect
    .poll(async () => {
      const text = await page
        .getByText(/^\d+ items?$/)
        .first()
        .textContent();
      return Number(text?.split(' ')[0]);
    })
    .toBeLessThan(before);
});

test('a dead host is said, and what is known stays', async ({ launch, sandbox }) => {
  const { page } = await launchConnected(launch, sandbox);
  const grid = page.getByRole('grid', { name: 'Library' });
  await expect(grid.getByRole('gridcell').first()).toBeVisible();
  const known = await atRest(() => grid.getByRole('gridcell').count());
  sandbox.faults.arm({ kind: 'answer', status: 403, route: 'list', times: 50 });
  await page
    .getByRole('button', { name: /Refresh/ })
    .first()
    .click();
  await expect(
    page
      .getByRole('alert')
      .or(page.getByText(/not allowed|refused|permission/i))
      .first(),
  ).toBeVisible();
  await expect(grid.getByRole('gridcell')).toHaveCount(known);
});
