import type { Page } from '@playwright/test';
import { en } from '../../renderer/strings/en.ts';
import { connect, launchConnected } from './support/actions.ts';
import { atRest } from './support/atRest.ts';
import { dropFiles } from './support/drop.ts';
import { writeFiles } from './support/files.ts';
import { libraryRead } from './support/libraryRead.ts';
import { launchWith, twilioConversationsForm } from './support/providers.ts';
import { expect, test } from './support/satchel.ts';

const gridOf = (page: Page) => page.getByRole('grid', { name: en.library.grid });
/** Which part of the window has the keyboard. */
const region = (page: Page) =>
  page.evaluate(() =>
    document.activeElement?.closest('[data-region]')?.getAttribute('data-region'),
  );

test('F6 leads round the parts of the window and back, to where the keyboard was in each', async ({
  launch,
  sandbox,
}) => {
  const { page } = await launchConnected(launch, sandbox);
  const cells = gridOf(page).getByRole('gridcell');
  await cells.nth(2).click();
  await expect(page.getByRole('complementary')).toBeVisible();
  for (const next of ['uploads', 'details', 'sidebar', 'library']) {
    await page.keyboard.press('F6');
    await expect.poll(() => region(page)).toBe(next);
  }
  await expect(cells.nth(2)).toBeFocused();
  await page.keyboard.press('Shift+F6');
  await expect.poll(() => region(page)).toBe('sidebar');
  await page.keyboard.press('Shift+F6');
  await expect.poll(() => region(page)).toBe('details');

  // A dialog is a part of its own, which no key leaves but Escape.
  await page.keyboard.press('?');
  const sheet = page.getByRole('dialog');
  await expect(sheet.getByText(en.shell.keys.nextRegion)).toBeVisible();
  await expect.poll(() => region(page)).toBeUndefined();
  await page.keyboard.press('F6');
  await expect(sheet).toBeVisible();
  expect(await region(page)).toBeUndefined();
  await page.keyboard.press('Escape');
  await expect.poll(() => region(page)).toBe('details');
});

test('Down and Enter lead from the search into what was found', async ({ launch, sandbox }) => {
  const { page } = await launchConnected(launch, sandbox);
  const cells = gridOf(page).getByRole('gridcell');
  const search = page.getByRole('combobox', { name: en.find.search });
  await page.keyboard.press('ControlOrMeta+f');
  await expect(search).toBeFocused();
  await page.keyboard.press('ArrowDown');
  await expect(cells.first()).toBeFocused();
  await page.keyboard.press('ControlOrMeta+f');
  const title = await cells.nth(4).locator('bdi').getAttribute('title');
  const wanted = title?.split(/[-.]/)[0] ?? '';
  // What is still on its way when the key is pressed is waited for.
  await search.pressSequentially(wanted);
  await page.keyboard.press('Enter');
  await expect(cells.first()).toBeFocused();
  await expect(cells.first()).toHaveAccessibleName(new RegExp(wanted, 'i'));
  await page.keyboard.press('ControlOrMeta+f');
  await search.fill('nothing is called this');
  await page.keyboard.press('Enter');
  await expect(cells).toHaveCount(0);
  await expect(search).toBeFocused();
});

test('Down leads from the search of a chooser into its list, where Enter chooses', async ({
  launch,
  sandbox,
  dataDir,
}) => {
  const satchel = await launchWith(launch, twilioConversationsForm, sandbox);
  const { page } = satchel;
  await dropFiles(satchel, await writeFiles(`${dataDir}/in`, [['a.txt', Buffer.from('note')]]));
  const chooser = page.getByRole('dialog');
  await chooser.getByRole('searchbox').fill('lamp');
  await expect(chooser.getByRole('option')).toHaveText([/lamp/]);
  await page.keyboard.press('ArrowDown');
  await expect(chooser.getByRole('option')).toBeFocused();
  await page.keyboard.press('Enter');
  await expect(chooser.getByRole('option')).toHaveCount(0);
});

test('the keyboard comes to the library when the practice sandbox is explored', async ({
  launch,
}) => {
  const { page } = await launch();
  await page.getByRole('button', { name: en.accounts.explore }).press('Enter');
  // On the item that came first, which newer ones of other accounts may stand before by now.
  const focused = gridOf(page).locator('[role="gridcell"]:focus');
  await expect(focused).toBeVisible();
  await libraryRead(page);
  const before = Number(await focused.getAttribute('data-index'));
  await page.keyboard.press('ArrowRight');
  await expect(focused).toHaveAttribute('data-index', String(before + 1));
});

test('the keyboard comes to the library when an account was connected', async ({
  launch,
  sandbox,
}) => {
  const { page } = await launch({ baseUrl: sandbox.plivo.baseUrl });
  await connect(page, sandbox);
  await expect(gridOf(page).getByRole('gridcell').first()).toBeFocused();
});

test('a control that loses its place or its use hands the keyboard on', async ({
  launch,
  sandbox,
}) => {
  const { page } = await launchConnected(launch, sandbox);
  const cells = gridOf(page).getByRole('gridcell');
  await expect(cells.first()).toBeVisible();
  const lose = (how: 'disable' | 'remove' | 'hide') =>
    page.evaluate((how) => {
      const main = document.querySelector('main');
      const button = document.createElement('button');
      button.textContent = how;
      main?.append(button);
      button.focus();
      if (how === 'disable') button.disabled = true;
      else if (how === 'remove') button.remove();
      else button.hidden = true;
    }, how);
  for (const how of ['disable', 'remove', 'hide'] as const) {
    await lose(how);
    await expect.poll(() => region(page)).toBe('library');
    await expect(
      page.locator('main button:focus, [role="gridcell"]:focus, input:focus'),
    ).toHaveCount(1);
  }
});

test('a menu that lost the keyboard gets it back', async ({ launch, sandbox }) => {
  const { page } = await launchConnected(launch, sandbox);
  await page.getByRole('button', { name: en.library.moreWays }).click();
  const menu = page.getByRole('menu');
  await expect(menu).toBeVisible();
  await page.evaluate(() => (document.activeElement as HTMLElement | null)?.blur());
  const inMenu = () =>
    page.evaluate(() => document.activeElement?.closest('[role="menu"]') !== null);
  await expect.poll(inMenu).toBe(true);
  await page.keyboard.press('ArrowDown');
  await expect(menu.locator('[role="menuitem"]:focus')).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(menu).toBeHidden();
});

test('each item of a long list says where it is in all of it', async ({ launch, sandbox }) => {
  const { page } = await launchConnected(launch, sandbox);
  const grid = gridOf(page);
  const total = sandbox.ledger().length;
  const rowCount = () => grid.getAttribute('aria-rowcount');
  const columns = Number(await atRest(() => grid.getAttribute('aria-colcount')));
  // Each day begins a row of its own.
  await expect
    .poll(async () => Number(await rowCount()))
    .toBeGreaterThanOrEqual(Math.ceil(total / columns));
  await grid.getByRole('gridcell').first().focus();
  await page.keyboard.press('ControlOrMeta+End');
  const last = grid.locator(`[data-index="${total - 1}"]`);
  await expect(last).toBeFocused();
  const row = last.locator('..');
  const inRow = () => row.getByRole('gridcell').count();
  await expect(last).toHaveAttribute('aria-colindex', `${await atRest(inRow)}`);
  // A row more for each day that was not known yet.
  await expect
    .poll(async () => [await row.getAttribute('aria-rowindex'), await rowCount()])
    .toEqual(Array(2).fill(await atRest(rowCount)));
  await page.keyboard.press('ControlOrMeta+Home');
  await expect(grid.locator('[data-index="0"]')).toBeFocused();
});

test('each card is named by what is on it, and its button by the card', async ({
  launch,
  sandbox,
}) => {
  const { page } = await launchConnected(launch, sandbox);
  const cells = gridOf(page).getByRole('gridcell');
  const button = gridOf(page).getByRole('button');
  for (const card of [cells.first(), cells.nth(3)]) {
    await card.hover();
    const title = await card.locator('bdi').getAttribute('title');
    const name = await card.getAttribute('aria-label');
    expect(name?.startsWith(`${title}, `)).toBe(true);
    await expect(button.first()).toHaveAccessibleName(
      en.names.of(en.library.copyLinks(1, '1'), title ?? ''),
    );
  }
});

test('what is selected has an edge and a mark that can be told from all around', async ({
  launch,
  sandbox,
}) => {
  const { page } = await launchConnected(launch, sandbox);
  const card = gridOf(page).getByRole('gridcell').first();
  await expect(card.locator('[data-check]')).toHaveCount(0);
  await card.click();
  await expect(card.locator('[data-check]')).toBeVisible();
  for (const colorScheme of ['light', 'dark'] as const) {
    await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
    const [edge, own, around] = await atRest(() =>
      card.evaluate((element) => {
        const style = getComputedStyle(element);
        return [
          style.boxShadow,
          style.backgroundColor,
          getComputedStyle(document.body).backgroundColor,
        ];
      }),
    );
    expect(contrastOf(edge ?? '', own ?? '')).toBeGreaterThanOrEqual(3);
    expect(contrastOf(edge ?? '', around ?? '')).toBeGreaterThanOrEqual(3);
  }
});

function contrastOf(a: string, b: string): number {
  const luminance = (text: string) => {
    const [red = 0, green = 0, blue = 0] = [...text.matchAll(/[\d.]+/g)].map(([part]) => {
      const share = Number(part) / 255;
      return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
    });
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
  };
  const [light = 0, dark = 0] = [luminance(a), luminance(b)].sort((x, y) => y - x);
  return (light + 0.05) / (dark + 0.05);
}
