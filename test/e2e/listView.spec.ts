import type { Page } from '@playwright/test';
import { startSandbox } from '../../electron/sandbox/startSandbox.ts';
import { en } from '../../renderer/strings/en.ts';
import { launchConnected } from './support/actions.ts';
import { atRest } from './support/atRest.ts';
import { libraryRead } from './support/libraryRead.ts';
import { expect, test } from './support/satchel.ts';

const words = en.list;
const head = (page: Page, id: keyof typeof words.columns) =>
  page.getByRole('columnheader', { name: words.columns[id], exact: true });
const heads = (page: Page) => page.getByRole('columnheader');
const widthOf = async (page: Page, id: keyof typeof words.columns) =>
  (await head(page, id).boundingBox())?.width ?? 0;
const centre = async (page: Page, id: keyof typeof words.columns) => {
  const box = await head(page, id).boundingBox();
  if (box === null) throw new Error(`no column ${id}`);
  return { x: box.x + box.width / 2, y: box.y + box.height / 2, end: box.x + box.width };
};
const drag = async (page: Page, from: { x: number; y: number }, x: number) => {
  await page.mouse.move(from.x, from.y);
  await page.mouse.down();
  await page.mouse.move((from.x + x) / 2, from.y);
  await page.mouse.move(x, from.y);
  await page.mouse.up();
};

test('the list is sorted, sized, hidden and ordered, and is so again after a restart', async ({
  launch,
  sandbox,
}) => {
  const first = await launchConnected(launch, sandbox);
  let { page } = first;
  await page.getByRole('button', { name: words.list, exact: true }).click();
  const { columns } = words;
  await expect(head(page, 'stored')).toHaveAttribute('aria-sort', 'descending');
  await expect(heads(page)).toHaveText([
    columns.name,
    columns.type,
    columns.size,
    columns.stored,
    columns.end,
  ]);

  // In the usual window all columns of an account without messages have room beside the details.
  await page.getByRole('gridcell').first().click();
  const room = () =>
    page.getByRole('grid').evaluate(({ scrollWidth, clientWidth }) => ({
      besideDetails: clientWidth < 800,
      hidden: scrollWidth - clientWidth,
    }));
  await expect.poll(room).toEqual({ besideDetails: true, hidden: 0 });
  await page.keyboard.press('Escape');

  // By mouse: sorted by a press and turned by another, sized at the end of the head, carried by its middle.
  await head(page, 'size').getByRole('button').click();
  await expect(head(page, 'size')).toHaveAttribute('aria-sort', 'descending');
  await head(page, 'size').getByRole('button').click();
  await expect(head(page, 'size')).toHaveAttribute('aria-sort', 'ascending');
  await expect(head(page, 'stored')).toHaveAttribute('aria-sort', 'none');
  const before = await atRest(() => widthOf(page, 'type'));
  const type = await centre(page, 'type');
  await drag(page, { x: type.end, y: type.y }, type.end + 60);
  await expect.poll(() => widthOf(page, 'type')).toBe(before + 60);
  await drag(page, await centre(page, 'end'), (await centre(page, 'type')).x - 20);
  await expect(heads(page)).toHaveText([
    columns.name,
    columns.end,
    columns.type,
    columns.size,
    columns.stored,
  ]);
  await head(page, 'type').click({ button: 'right' });
  await page.getByRole('menuitemcheckbox', { name: columns.account, exact: true }).click();
  await expect(head(page, 'account')).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(page.getByRole('menu')).toHaveCount(0);

  // A row offers what a card does, while the pointer is on it.
  const copies = page.getByRole('grid').getByRole('button', { name: /^Copy link/ });
  await page.getByRole('gridcell').first().hover();
  await expect(copies).toHaveCount(1);
  await page.mouse.move(0, 0);
  await expect(copies).toHaveCount(0);

  // What a search found beside the name is seen, and heard as it is written.
  const search = page.getByRole('combobox', { name: en.find.search });
  await search.fill('image/jpeg');
  const found = page.getByRole('gridcell', { name: /image\/jpeg in file type/ }).first();
  await expect(found.locator('mark')).toHaveText('image/jpeg');
  await search.fill('');
  await expect(page.locator('mark')).toHaveCount(0);

  // By keys: among the heads, then as wide, then elsewhere.
  await head(page, 'stored').getByRole('button').focus();
  await page.keyboard.press('ArrowLeft');
  await expect(head(page, 'size').getByRole('button')).toBeFocused();
  const narrow = await atRest(() => widthOf(page, 'size'));
  await page.keyboard.press('Shift+ArrowRight');
  await expect.poll(() => widthOf(page, 'size')).toBe(narrow + 16);
  await page.keyboard.press('Control+ArrowRight');
  await expect(head(page, 'size').getByRole('button')).toBeFocused();
  await page.keyboard.press('ArrowDown');
  await expect(page.locator('[role="gridcell"][data-home]')).toBeFocused();
  const { account, end, name, size, stored, type: kind } = columns;
  const left = [name, account, end, kind, stored, size];
  await expect(heads(page)).toHaveText(left);

  const resized = { x: 40, y: 30, width: 1_040, height: 700 };
  await first.app.evaluate(({ BrowserWindow }, bounds) => {
    const shown = BrowserWindow.getAllWindows().find((window) => window.isVisible());
    shown?.setBounds(bounds);
  }, resized);
  await expect.poll(() => page.evaluate(() => innerWidth)).toBe(resized.width);

  // The last row, which is out of sight at the start, and the one above it.
  await page.keyboard.press('End');
  await page.keyboard.press('Shift+ArrowUp');
  const cell = (index: number) => page.locator(`[role="gridcell"][data-index="${index}"]`);
  await expect(cell(22)).toBeFocused();
  const kept = await cell(22).getAttribute('data-item');

  const told = () =>
    page.evaluate(async () => {
      const { satchel } = globalThis as unknown as {
        satchel: { ask(name: string): Promise<{ value: { place: { selected: number[] } } }> };
      };
      return (await satchel.ask('remembered.all')).value.place.selected.length;
    });
  await expect.poll(told).toBe(2);

  await first.quit();

  const second = await launch({ baseUrl: sandbox.plivo.baseUrl });
  page = second.page;
  await libraryRead(page);
  await expect(heads(page)).toHaveText(left);
  await expect(head(page, 'size')).toHaveAttribute('aria-sort', 'ascending');
  await expect.poll(() => widthOf(page, 'type')).toBe(before + 60);
  await expect.poll(() => widthOf(page, 'size')).toBe(narrow + 16);
  await expect(cell(22)).toHaveAttribute('data-item', `${kept}`);
  await expect(cell(22)).toBeInViewport();
  await expect(cell(22)).toHaveAttribute('aria-selected', 'true');
  await expect(page.locator('[role="gridcell"][aria-selected="true"]')).toHaveCount(2);
  const bounds = () =>
    second.app.evaluate(({ BrowserWindow }) =>
      BrowserWindow.getAllWindows()
        .find((window) => window.isVisible())
        ?.getBounds(),
    );
  await expect.poll(bounds).toEqual(resized);
});

test('a box selects what it meets, down to what was never seen, and Escape takes it back', async ({
  launch,
}) => {
  const sandbox = await startSandbox({ items: 700 });
  try {
    const { page } = await launchConnected(launch, sandbox);
    await page.keyboard.press('Control+2');
    const row = (index: number) => page.locator(`[role="row"][data-index="${index}"]`);
    const selected = page.locator('[role="gridcell"][aria-selected="true"]');
    // On the thumbnails: the button that a row offers under the pointer has presses of its own.
    await row(2).click({ position: { x: 60, y: 20 } });
    const boxOf = (index: number) => atRest(() => row(index).boundingBox());
    const [from, to] = [await boxOf(4), await boxOf(7)];
    if (from === null || to === null) throw new Error('no rows');
    const x = from.x + 60;
    await page.mouse.move(x, from.y + 10);
    await page.mouse.down();
    await page.mouse.move(x, to.y + 10, { steps: 3 });
    await expect(selected).toHaveCount(4);
    await page.keyboard.press('Escape');
    await page.mouse.up();
    await expect(selected).toHaveCount(1);
    await expect(row(2).getByRole('gridcell').first()).toHaveAttribute('aria-selected', 'true');

    // Ctrl takes out what was in, and takes in what was not.
    await page.keyboard.down('Control');
    const above = await boxOf(1);
    if (above === null) throw new Error('no row');
    await page.mouse.move(x, above.y + 10);
    await page.mouse.down();
    await page.mouse.move(x, from.y + 10, { steps: 3 });
    await page.mouse.up();
    await page.keyboard.up('Control');
    await expect(selected).toHaveCount(3);
    await expect(row(2).getByRole('gridcell').first()).toHaveAttribute('aria-selected', 'false');

    // Held below the edge, the list scrolls to its end.
    // What is selected would be dragged out of the window instead.
    const outside = await boxOf(2);
    if (outside === null) throw new Error('no row');
    await page.mouse.move(x, outside.y + 10);
    await page.mouse.down();
    await page.mouse.move(x, 810, { steps: 3 });
    await expect(row(699)).toBeVisible();
    await page.mouse.up();
    await expect(page.getByText(en.library.selected(698, '698')).first()).toBeVisible();
    await expect(row(699).getByRole('gridcell').first()).toBeFocused();
  } finally {
    await sandbox.close();
  }
});

test('what is typed among items is the start of a name, or else goes into the search', async ({
  launch,
  sandbox,
}) => {
  const { page } = await launchConnected(launch, sandbox);
  await page.keyboard.press('Control+2');
  const cells = page.locator('[role="gridcell"][data-item]');
  await cells.first().click();
  await page.keyboard.type('lat');
  const search = page.getByRole('combobox', { name: en.find.search });
  await expect(search).toBeFocused();
  await expect(search).toHaveValue('lat');
  await page.keyboard.press('Escape');
  await expect(search).toHaveValue('');
  await head(page, 'name').getByRole('button').click();
  await expect(head(page, 'name')).toHaveAttribute('aria-sort', 'ascending');
  await cells.first().click();
  // The window's clock goes slowly: letters that a busy machine brings a second apart would begin another name.
  await page.evaluate(() => {
    const now = performance.now.bind(performance);
    const from = now();
    performance.now = () => from + (now() - from) / 20;
  });
  await page.keyboard.type('lat');
  await expect(page.locator(':focus')).toHaveAccessibleName(/^latte/);
  await expect(page.locator(':focus')).toHaveAttribute('aria-selected', 'true');
});
