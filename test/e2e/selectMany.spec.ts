import type { Page } from '@playwright/test';
import { startSandbox } from '../../electron/sandbox/startSandbox.ts';
import { en } from '../../renderer/strings/en.ts';
import { formatCount } from '../../renderer/text/format.ts';
import { seedLibrary } from '../bench/library/window/seedLibrary.ts';
import { connect } from './support/actions.ts';
import { expect, test } from './support/satchel.ts';

const count = 43_210;
const less = formatCount(count - 2);

const details = (page: Page) => page.getByRole('complementary', { name: 'Details' });
const heapOf = (page: Page) =>
  page.evaluate(() => {
    const { memory } = performance as unknown as { memory: { usedJSHeapSize: number } };
    return memory.usedJSHeapSize;
  });

test('43,210 items are selected at once, two are taken out, and the others are what is acted upon', async ({
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
    const cells = page.getByRole('grid', { name: 'Library' }).locator('[data-index]');
    await expect(page.getByText(`${formatCount(count)} items`).first()).toBeVisible();
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
    expect((await heapOf(page)) - before).toBeLessThan(25_000_000);

    await copy.click();
    await expect(page.getByText(en.library.copied(count - 2, less)).first()).toBeVisible();
  } finally {
    await sandbox.close();
  }
});
