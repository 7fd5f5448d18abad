import type { Locator, Page } from '@playwright/test';
import { startSandbox } from '../../electron/sandbox/startSandbox.ts';
import { en } from '../../renderer/strings/en.ts';
import { formatCount } from '../../renderer/text/format.ts';
import { seedLibrary } from '../bench/library/window/seedLibrary.ts';
import { connect } from './support/actions.ts';
import { atRest } from './support/atRest.ts';
import { expect, test } from './support/satchel.ts';

const count = 43_210;
const less = formatCount(count - 2);

const details = (page: Page) => page.getByRole('complementary', { name: 'Details' });
const heapOf = (page: Page) =>
  page.evaluate(() => {
    const { memory } = performance as unknown as { memory: { usedJSHeapSize: number } };
    return memory.usedJSHeapSize;
  });

/** Scrolls, jumps and goes to the last item, of a list that is longer than a browser lays out. */
async function reachAll(page: Page, grid: Locator): Promise<void> {
  const size = page.getByRole('slider', { name: en.library.cardSize });
  const usual = await size.inputValue();
  const at = (index: number) => grid.locator(`[data-index="${index}"]`);
  const last = at(count - 1);
  const isThere = async (item: Locator) => {
    await expect(item).toBeInViewport();
    await expect(item).toHaveAccessibleName(/Added/);
  };
  await size.fill((await size.getAttribute('max')) ?? '');
  const heightOf = () => grid.evaluate((element) => element.scrollHeight);
  await expect.poll(heightOf).toBeGreaterThan(7_999_000);
  await expect.poll(heightOf).toBeLessThan(8_010_000);

  await grid.hover();
  await page.mouse.wheel(0, 4_000);
  // The item that the keyboard is to come to stays in the grid, beyond what is in sight.
  await expect(at(0)).not.toBeInViewport();
  await expect(grid.locator('[data-index]').last()).toHaveAccessibleName(/Added/);

  const scrubber = page.getByRole('slider', { name: en.library.scrubber });
  const box = await atRest(() => scrubber.boundingBox());
  if (box === null) throw new Error('no scrubber');
  const shown = async () => Number(await scrubber.getAttribute('aria-valuenow')) / count;
  await page.mouse.click(box.x + box.width / 2, box.y + box.height / 2);
  await expect.poll(shown).toBeGreaterThan(0.4);
  expect(await atRest(shown)).toBeLessThan(0.6);
  await page.mouse.click(box.x + box.width / 2, box.y + box.height - 2);
  await isThere(last);
  await scrubber.focus();
  await page.keyboard.press('Home');
  await isThere(at(0));
  await grid.evaluate((element) => {
    element.scrollTop = element.scrollHeight;
  });
  await isThere(last);
  await scrubber.press('Home');
  await isThere(at(0));
  await at(0).focus();
  await page.keyboard.press('ControlOrMeta+End');
  await expect(last).toBeFocused();
  await isThere(last);
  await page.keyboard.press('ArrowLeft');
  await expect(at(count - 2)).toBeFocused();
  await page.keyboard.press('ControlOrMeta+Home');
  await expect(at(0)).toBeFocused();
  // Beside the details of what is selected there is no room for the slider.
  await page.keyboard.press('Escape');
  await size.fill(usual);
}

test('43,210 items are reached to the last, selected at once, two are taken out, and the others are what is acted upon', async ({
  launch,
  dataDir,
}) => {
  test.setTimeout(240_000);
  const startedAt = Date.now();
  const sandbox = await startSandbox({ items: count, now: () => Date.now() });
  try {
    const { baseUrl } = sandbox.plivo;
    const first = await launch({ baseUrl });
    await connect(first.page, sandbox);
    await first.quit();
    seedLibrary(dataDir, sandbox, count, startedAt);

    const satchel = await launch({ baseUrl });
    const { page } = satchel;
    const grid = page.getByRole('grid', { name: en.library.grid });
    const cells = grid.locator('[data-index]');
    await expect(page.getByText(`${formatCount(count)} items`).first()).toBeVisible();
    await reachAll(page, grid);
    await cells.first().click();
    const before = await heapOf(page);
    await page.keyboard.press('ControlOrMeta+a');
    await expect(details(page).getByRole('heading', { level: 2 })).toHaveText(
      en.library.selected(count, formatCount(count)),
    );
    for (const index of [1, 3]) {
      await page.locator(`[data-index="${index}"]`).click({ modifiers: ['ControlOrMeta'] });
    }
    await expect(details(page).getByRole('heading', { level: 2 })).toHaveText(
      en.library.selected(count - 2, less),
    );
    await expect(page.locator('[data-index="2"]')).toHaveAttribute('aria-selected', 'true');
    await expect(page.locator('[data-index="3"]')).toHaveAttribute('aria-selected', 'false');
    const copy = details(page).getByRole('button', { name: new RegExp(`^Copy ${less} links`) });
    await expect(copy).toBeVisible();
    // No row of what is selected came to the window but those that are in sight.
    await expect.poll(async () => (await heapOf(page)) - before).toBeLessThan(25_000_000);

    await copy.click();
    await expect(page.getByText(en.library.copied(count - 2, less)).first()).toBeVisible();
  } finally {
    await sandbox.close();
  }
});
