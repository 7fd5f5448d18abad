import { join } from 'node:path';
import type { Page } from '@playwright/test';
import { startSandbox } from '../../electron/sandbox/startSandbox.ts';
import { en } from '../../renderer/strings/en.ts';
import { connect, uploadRow } from './support/actions.ts';
import { atRest } from './support/atRest.ts';
import { dropFiles } from './support/drop.ts';
import { pngBytes, writeFiles } from './support/files.ts';
import { expect, test } from './support/satchel.ts';

const items = 400;
const gridOf = (page: Page) => page.getByRole('grid', { name: en.library.grid });
const details = (page: Page) => page.getByRole('complementary');

/** How much of the window is pictures, and how many elements the library is drawn in. */
const lookAt = (page: Page) =>
  gridOf(page).evaluate((grid) => {
    const view = grid.getBoundingClientRect();
    const overlap = (from: number, to: number, first: number, last: number) =>
      Math.max(0, Math.min(to, last) - Math.max(from, first));
    let area = 0;
    for (const picture of grid.querySelectorAll('[role="gridcell"] > :is(img, svg)')) {
      const { left, right, top, bottom } = picture.getBoundingClientRect();
      area +=
        overlap(left, right, view.left, view.right) * overlap(top, bottom, view.top, view.bottom);
    }
    return {
      share: area / (window.innerWidth * window.innerHeight),
      nodes: grid.querySelectorAll('*').length,
    };
  });

test('most of the window is pictures until something is selected, at any place of the list', async ({
  launch,
}) => {
  const sandbox = await startSandbox({ items });
  try {
    const { page } = await launch({ baseUrl: sandbox.plivo.baseUrl });
    await connect(page, sandbox);
    await expect(page.getByText(`${items} items`).first()).toBeVisible();
    const grid = gridOf(page);
    await expect(details(page)).toBeHidden();
    await expect(async () => {
      const { share, nodes } = await lookAt(page);
      expect(share).toBeGreaterThanOrEqual(0.55);
      expect(nodes).toBeLessThanOrEqual(400);
    }).toPass({ timeout: 30_000 });

    // Details come with a selection, take no item from its row and column, and fold away by hand.
    const cell = grid.getByRole('gridcell').nth(2);
    const columns = await atRest(() => grid.getAttribute('aria-colcount'));
    await cell.click();
    await expect(details(page)).toBeVisible();
    await expect(cell).toHaveAttribute('aria-colindex', '3');
    await expect(grid).toHaveAttribute('aria-colcount', `${columns}`);
    // The search field gives way to the title, not the title to it.
    const title = page.getByRole('heading', { level: 1 });
    await expect
      .poll(() => title.evaluate((it) => it.scrollWidth - it.clientWidth))
      .toBeLessThanOrEqual(0);
    const { today, yesterday } = en.library;
    await expect(grid.getByText(new RegExp(`^(${today}|${yesterday})$`)).first()).toBeAttached();
    await page.keyboard.press('ControlOrMeta+i');
    await expect(details(page)).toBeHidden();
    // Folded away they say nothing of what is selected out of sight: the title does.
    await page.keyboard.press('ControlOrMeta+a');
    await expect(page.getByText(en.library.manySelected('400'))).toBeVisible();
    await page.getByRole('button', { name: en.library.unfoldDetails }).click();
    await expect(details(page)).toBeVisible();
    await cell.focus();
    await page.keyboard.press('Escape');
    await expect(details(page)).toBeHidden();

    for (const fit of ['fit', 'justified'] as const) {
      await page.getByRole('button', { name: en.library.options }).click();
      await page.getByRole('menuitemcheckbox', { name: en.library.fits[fit] }).click();
      await page.keyboard.press('Escape');
      await grid.getByRole('gridcell').first().focus();
      await page.keyboard.press('ControlOrMeta+End');
      await expect(grid.locator(`[data-index="${items - 1}"]`)).toBeFocused();
      await page.keyboard.press('ControlOrMeta+Home');
      await expect(grid.locator('[data-index="0"]')).toBeFocused();
    }
  } finally {
    await sandbox.close();
  }
});

test('what one looks at stays in sight when cards change their size and items arrive above', async ({
  launch,
  dataDir,
}) => {
  const sandbox = await startSandbox({ items });
  try {
    const satchel = await launch({ baseUrl: sandbox.plivo.baseUrl });
    const { page } = satchel;
    await connect(page, sandbox);
    await expect(page.getByText(`${items} items`).first()).toBeVisible();
    const grid = gridOf(page);
    await grid.hover();
    await page.mouse.wheel(0, 3_000);
    await expect.poll(() => grid.evaluate(({ scrollTop }) => scrollTop)).toBe(3_000);
    /** The item whose card is next to the middle of what is in sight: between two of them there is none. */
    const inTheMiddle = () =>
      grid.evaluate((element) => {
        const middleOf = (each: Element) => {
          const { x, y, width, height } = each.getBoundingClientRect();
          return [x + width / 2, y + height / 2] as const;
        };
        const [midX, midY] = middleOf(element);
        const far = (cell: Element) => {
          const [x, y] = middleOf(cell);
          return Math.hypot(x - midX, y - midY);
        };
        const cells = [...element.querySelectorAll('[data-item]')];
        const nearest = cells.sort((a, b) => far(a) - far(b))[0];
        return nearest?.getAttribute('data-item') ?? null;
      });
    const held = await atRest(inTheMiddle);
    const card = grid.locator(`[data-item="${held}"]`);
    await card.hover();
    const width = async () => (await card.boundingBox())?.width;
    const usual = await width();
    const inSight = async () => {
      const [cell, view] = [await card.boundingBox(), await grid.boundingBox()];
      if (cell === null || view === null) return false;
      return cell.y + cell.height > view.y && cell.y < view.y + view.height;
    };
    await page.keyboard.down('Control');
    await page.mouse.wheel(0, 150);
    await page.keyboard.up('Control');
    await expect.poll(width).not.toBe(usual);
    await atRest(width);
    await expect.poll(inSight).toBe(true);

    const [path] = await writeFiles(join(dataDir, 'in'), [['above.png', await pngBytes(3)]]);
    await dropFiles(satchel, [path as string]);
    await expect(uploadRow(page, 'above.png')).toContainText(en.uploads.states.stored);
    await expect(page.getByText(`${items + 1} items`).first()).toBeVisible();
    await expect.poll(inSight).toBe(true);
  } finally {
    await sandbox.close();
  }
});
