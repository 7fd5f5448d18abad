import type { Page } from '@playwright/test';
import { en } from '../../renderer/strings/en.ts';
import { judge } from './support/access/judge.ts';
import { launchConnected } from './support/actions.ts';
import { atRest } from './support/atRest.ts';
import { launchWith, signalwireForm } from './support/providers.ts';
import { expect, test } from './support/satchel.ts';

const gridOf = (page: Page) => page.getByRole('grid', { name: en.library.grid });

for (const [name, media] of [
  ['the dark scheme', { colorScheme: 'dark' }],
  ['more contrast', { contrast: 'more' }],
  ['forced colours', { forcedColors: 'active' }],
] as const) {
  test(`nothing breaks a rule of accessibility in ${name}`, async ({ launch, sandbox }) => {
    const { page } = await launchWith(launch, signalwireForm, sandbox);
    await page.emulateMedia({ ...media, reducedMotion: 'reduce' });
    const cells = gridOf(page).getByRole('gridcell');
    await cells.first().click();
    expect(await judge(page)).toEqual([]);
    await page.keyboard.press('?');
    await expect(page.getByRole('dialog')).toBeVisible();
    expect(await judge(page)).toEqual([]);
    await page.keyboard.press('Escape');
    await cells.nth(1).click({ button: 'right' });
    await expect(page.getByRole('menu')).toBeVisible();
    expect(await judge(page)).toEqual([]);
    await page.keyboard.press('Escape');
    await expect(page.getByRole('menu')).toHaveCount(0);
  });
}

test('at 200 % and 400 % nothing is lost', async ({ launch, sandbox }) => {
  const { app, page } = await launchWith(launch, signalwireForm, sandbox);
  for (const factor of [2, 4]) {
    await app.evaluate(({ BrowserWindow }, zoom) => {
      for (const window of BrowserWindow.getAllWindows()) {
        if (window.isVisible()) window.webContents.setZoomFactor(zoom);
      }
    }, factor);
    await expect.poll(() => page.evaluate(() => devicePixelRatio)).toBe(factor);
    await expect(gridOf(page).getByRole('gridcell').first()).toBeVisible();
    const isWide = () =>
      page.evaluate(
        () => document.documentElement.scrollWidth > document.documentElement.clientWidth,
      );
    await expect.poll(isWide).toBe(false);
    const cut = await atRest(() =>
      page.evaluate(() =>
        [...document.querySelectorAll('button, input')]
          .filter((each) =>
            each.checkVisibility({ visibilityProperty: true, opacityProperty: true }),
          )
          .filter((each) => each.closest('[role="grid"], [inert]') === null)
          .filter((each) => {
            const { left, right } = each.getBoundingClientRect();
            return left < -1 || right > window.innerWidth + 1;
          })
          .map((each) => each.textContent || each.getAttribute('aria-label')),
      ),
    );
    expect(cut).toEqual([]);
    await page.getByRole('button', { name: en.library.openSidebar }).click();
    await page.getByRole('button', { name: en.shell.keys.open }).click();
    await expect(
      page.getByRole('dialog').getByRole('button', { name: en.shell.close }),
    ).toBeVisible();
    await page.keyboard.press('Escape');
    await page.keyboard.press('Escape');
  }
});

test('who wants no motion sees none', async ({ launch, sandbox }) => {
  const { page } = await launchConnected(launch, sandbox);
  await page.emulateMedia({ reducedMotion: 'reduce' });
  await page.keyboard.press('?');
  await expect(page.getByRole('dialog')).toBeVisible();
  const moving = await page.evaluate(
    () =>
      document
        .getAnimations()
        .filter(({ effect }) => Number(effect?.getComputedTiming().duration) > 1).length,
  );
  expect(moving).toBe(0);
});
