import type { Locator, Page } from '@playwright/test';
import { en } from '../../renderer/strings/en.ts';
import { atRest } from './support/atRest.ts';
import { libraryRead } from './support/libraryRead.ts';
import { expect, launchSatchel, test } from './support/satchel.ts';

const words = en.find;
const searchOf = (page: Page) => page.getByRole('combobox', { name: words.search });
const cellsOf = (page: Page) => page.getByRole('grid', { name: 'Library' }).getByRole('gridcell');
const chipsOf = (page: Page) =>
  page.getByRole('list', { name: words.filters }).getByRole('listitem');

/** There are items in sight, and all of them are called like that. */
function everyCell(page: Page, name: RegExp): Promise<void> {
  const names = () =>
    cellsOf(page).evaluateAll((cells) => cells.map((cell) => cell.getAttribute('aria-label')));
  return expect(async () => {
    const found = await names();
    expect(found.length).toBeGreaterThan(0);
    for (const one of found) expect(one).toMatch(name);
  }).toPass({ timeout: 30_000 });
}

/** The practice accounts of all providers, read. */
async function explore(page: Page): Promise<void> {
  await page.getByRole('button', { name: /Explore/ }).click();
  await expect(cellsOf(page).first()).toBeVisible();
  await expect(page.getByRole('button', { name: /^Received \d/ })).toBeVisible();
  // Their numbers are compared with those of later.
  await libraryRead(page);
}

/** From now on `data-anew` tells of a grid that was made anew although nothing stood in its place meanwhile. */
function keepWatch(grid: Locator): Promise<void> {
  return grid.evaluate((first, loading) => {
    let shown: Element | null = first;
    new MutationObserver(() => {
      const now = document.querySelector('[role=grid][aria-label=Library]');
      const held = document.querySelector(`[role=status][aria-label="${loading}"]`) !== null;
      if (held) shown = null;
      if (now === null) return;
      if (shown !== null && now !== shown) document.documentElement.dataset['anew'] = '';
      shown = now;
    }).observe(document.body, { childList: true, subtree: true });
  }, en.library.loading);
}

test('items are found by number, by what their message says, and by date', async ({ launch }) => {
  const { page } = await launch();
  await explore(page);
  const search = searchOf(page);
  const titled = page.getByRole('gridcell', { name: /\+1 \d{3}/ }).first();
  const shown = (await titled.getAttribute('aria-label')) ?? '';
  const number = /\+1 (\d{3}) (\d{3}) (\d{4})/.exec(shown);
  const [, area, exchange, line] = number ?? [];
  const total = page.getByText(/^\d+ items?$/).first();
  const all = await atRest(() => total.textContent());
  const found: (string | null)[] = [];
  const grid = page.getByRole('grid', { name: 'Library' });
  await keepWatch(grid);
  for (const typed of [
    `+1 (${area}) ${exchange}-${line}`,
    `${area}${exchange}${line}`,
    `person:${area}.${exchange}.${line}`,
    `person:"+1${area}${exchange}${line}" `,
  ]) {
    await search.fill(typed);
    await expect(total).not.toHaveText(`${all}`);
    await everyCell(page, new RegExp(`${line}`));
    found.push(await atRest(() => total.textContent()));
    await search.fill('');
    if (typed.endsWith(' ')) await page.getByRole('button', { name: words.clearAll }).click();
    await expect(total).toHaveText(`${all}`);
  }
  expect(new Set(found).size).toBe(1);
  // A key is shown in the cells that are there: to make all of them anew takes longer than the search. Only a search
  // that takes so long that its place is held by grey cards makes new ones.
  expect(await page.evaluate(() => document.documentElement.dataset['anew'] ?? null)).toBeNull();

  // Words of a message, in any order and case, and begun: the card that is found says them.
  await search.fill('BASE scratch ord');
  await everyCell(page, /My order came with a scratch on the base/);
  await search.fill('');
  await expect(total).toHaveText(`${all}`);

  // A day that is written as on a card, as a date that is typed.
  const written = /Added (\w+ \d+, \d{4})/;
  await expect(cellsOf(page).nth(3)).toHaveAttribute('aria-label', written);
  const dated = written.exec((await cellsOf(page).nth(3).getAttribute('aria-label')) ?? '');
  const [, day = ''] = dated ?? [];
  const at = new Date(`${day} 12:00 UTC`);
  await search.fill(`on:${at.toISOString().slice(0, 10)} `);
  await expect(chipsOf(page)).toHaveCount(1);
  await expect(search).toHaveValue('');
  await everyCell(page, new RegExp(`Added ${day}`));
  await page.getByRole('button', { name: words.clearAll }).click();

  await search.fill('on:today ');
  await expect(chipsOf(page)).toHaveCount(1);
  await expect(cellsOf(page).first()).toBeVisible();
  await search.fill('before:2001 ');
  await expect(page.getByRole('heading', { name: words.empty.title })).toBeVisible();
  // What was asked for can be given up, one part after the other.
  await page
    .getByRole('list', { name: words.empty.asked })
    .getByRole('button', { name: new RegExp(words.empty.without) })
    .first()
    .click();
  await expect(cellsOf(page).first()).toBeVisible();
});

test('filters are typed, completed and taken away by keyboard alone', async ({ launch }) => {
  const { page } = await launch();
  await explore(page);
  await page.keyboard.press('/');
  const search = searchOf(page);
  await expect(search).toBeFocused();
  await page.keyboard.type('ki');
  await expect(page.getByRole('option', { name: /^kind:/ })).toBeVisible();
  await page.keyboard.press('Tab');
  await expect(search).toHaveValue('kind:');
  await page.keyboard.type('vi');
  await page.keyboard.press('ArrowDown');
  await expect(page.getByRole('option', { selected: true })).toHaveText('kind:video');
  await page.keyboard.press('Enter');
  await expect(chipsOf(page)).toHaveText(['Video']);
  await page.keyboard.type('used:yes direction:sent ');
  await expect(chipsOf(page)).toHaveCount(3);
  await expect(search).toHaveValue('');
  await page.keyboard.press('Backspace');
  await expect(chipsOf(page)).toHaveCount(2);
  await page.keyboard.press('Backspace');
  await page.keyboard.press('Backspace');
  await expect(chipsOf(page)).toHaveCount(0);
  await page.keyboard.type('kind:vidoe flash');
  await expect(page.getByRole('button', { name: words.instead('kind:video') })).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(search).toHaveValue('');
  await page.keyboard.type('kind:image');
  await page.keyboard.press('Enter');
  await expect(cellsOf(page).first()).toBeFocused();
  await expect(chipsOf(page)).toHaveText(['Image']);
});

test('a saved view with its count is there after a restart, and one thing looks chosen', async ({
  launch,
  dataDir,
}) => {
  const first = await launch();
  const { page } = first;
  await explore(page);
  await page.getByRole('button', { name: words.filter, exact: true }).click();
  await page.getByRole('checkbox', { name: 'Image' }).check();
  await page.getByRole('button', { name: new RegExp(words.fields.direction) }).click();
  await page.getByRole('option', { name: 'Received' }).click();
  await expect(page.getByRole('option')).toHaveCount(0);
  await page.keyboard.press('Escape');
  await expect(page.getByRole('dialog', { name: words.filters })).toBeHidden();
  await page.getByRole('button', { name: words.views.save }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByLabel(words.views.name).fill('Pictures that came in');
  await dialog.getByRole('radio', { name: words.views.icons.star }).check({ force: true });
  await dialog.getByRole('button', { name: words.views.submit }).click();
  const view = page.getByRole('button', { name: /^Pictures that came in \d+$/ });
  await expect(view).toHaveAttribute('aria-current', 'true');
  const named = (await atRest(() => view.textContent())) ?? '';
  const count = /\d+$/.exec(named)?.[0];
  await expect(page.getByText(`${count} items`).first()).toBeVisible();
  const current = page.getByRole('navigation').locator('[aria-current="true"]');
  await expect(current).toHaveCount(1);
  await page.getByRole('button', { name: /^SignalWire/ }).click();
  await expect(current).toHaveCount(1);
  await expect(current).toContainText('SignalWire');
  await page.getByRole('button', { name: /^Images \d/ }).click();
  await expect(current).toHaveCount(1);
  await first.quit();

  const again = await launchSatchel({ dataDir });
  try {
    const kept = again.page.getByRole('button', { name: /^Pictures that came in \d+$/ });
    await expect(kept).toHaveText(named);
    await kept.click();
    await expect(chipsOf(again.page)).toHaveText(['Image', 'Received']);
    await expect(again.page.getByRole('heading', { name: 'Pictures that came in' })).toBeVisible();
    await again.page.getByRole('button', { name: words.views.menu }).last().click();
    await again.page.getByRole('menuitem', { name: words.views.delete }).click();
    await expect(kept).toHaveCount(0);
    await again.page.keyboard.press('ControlOrMeta+z');
    await expect(kept).toBeVisible();
  } finally {
    await again.quit();
  }
});

test('all from one person is one click on any item', async ({ launch }) => {
  const { page } = await launch();
  await explore(page);
  const item = page.getByRole('gridcell', { name: /^From \+1 \d{3}/ }).first();
  const heard = (await item.getAttribute('aria-label')) ?? '';
  const who = /\+1 \d{3} \d{3} \d{4}/.exec(heard)?.[0] ?? '';
  await item.click();
  await page.getByRole('button', { name: words.act.person(who) }).click();
  await expect(chipsOf(page)).toHaveText([words.chip.from(who)]);
  await everyCell(page, new RegExp(who.replace('+', '\\+')));
});
