import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { en } from '../../renderer/strings/en.ts';
import { lookAt, watchNoMore } from './support/access/watch.ts';
import { launchConnected } from './support/actions.ts';
import { expect, test } from './support/satchel.ts';

async function logged(dataDir: string): Promise<string> {
  const files = await readdir(join(dataDir, 'logs'));
  return (
    await Promise.all(files.map((name) => readFile(join(dataDir, 'logs', name), 'utf8')))
  ).join('\n');
}

test('a part that cannot be drawn says so, with a reference, and the others go on', async ({
  launch,
  sandbox,
}) => {
  const satchel = await launchConnected(launch, sandbox);
  const { page, dataDir } = satchel;
  // What is broken here draws itself anew every second: nothing is to come between a fault and its test.
  watchNoMore(page);
  // Exact times are told in the details, and above groups: when those begin and end, which are whole minutes.
  const breakTimes = () =>
    page.evaluate(`
      globalThis.kept ??= Object.getOwnPropertyDescriptor(Date.prototype, 'toISOString');
      Object.defineProperty(Date.prototype, 'toISOString', {
        configurable: true,
        value() {
          if ([0, 59_999].includes(this.getTime() % 60_000)) return kept.value.call(this);
          throw new RangeError('made up for +1 212 555 0111');
        },
      });`);
  await breakTimes();
  await page.getByRole('gridcell').first().click();
  const fault = page.getByRole('alert').filter({ hasText: en.shell.fault.title.inspector });
  await expect(fault).toBeVisible();
  const reference = (await fault.getByText(/^Reference:/).textContent())?.split(' ')[1] ?? 'none';
  await expect.poll(() => logged(dataDir)).toContain(reference);
  expect(await logged(dataDir)).not.toContain('555 0111');

  // What works goes on working, by keyboard too.
  const grid = page.getByRole('grid', { name: 'Library' });
  await expect(grid.getByRole('gridcell').first()).toBeVisible();
  await page.keyboard.press('ArrowRight');
  await expect(grid.getByRole('gridcell').nth(1)).toBeFocused();

  // Try again fails as long as the fault is there, and works once it is not.
  await fault.getByRole('button', { name: 'Try again' }).click();
  await expect(fault).toBeVisible();
  await page.evaluate(`Object.defineProperty(Date.prototype, 'toISOString', kept);`);
  await fault.getByRole('button', { name: 'Try again' }).click();
  await expect(fault).toHaveCount(0);
  await expect(page.getByText(en.facts.seen)).toBeVisible();

  await breakTimes();
  // The keyboard stayed where the fault was.
  await grid.getByRole('gridcell').nth(1).focus();
  await page.keyboard.press('ArrowRight');
  await fault.getByRole('button', { name: 'Reload window' }).click();
  await expect(fault).toHaveCount(0);
  await expect(grid.getByRole('gridcell').first()).toBeVisible();
});

test('a toolbar that cannot be drawn leaves the uploads where they are', async ({
  launch,
  sandbox,
}) => {
  const { page } = await launchConnected(launch, sandbox);
  watchNoMore(page);
  const images = page.getByRole('button', { name: /^Images/ });
  // At once: the sidebar says numbers too, and would be gone with its button by the time of a second step.
  await images.evaluate((button: HTMLElement) => {
    Object.defineProperty(Intl.NumberFormat.prototype, 'format', {
      configurable: true,
      get() {
        throw new RangeError('made up');
      },
    });
    button.click();
  });
  await expect(
    page.getByRole('alert').filter({ hasText: en.shell.fault.title.library }),
  ).toBeVisible();
  const tray = page.getByRole('region', { name: 'Uploads' });
  await expect(tray.getByRole('button', { name: 'Uploads', exact: true })).toBeVisible();
  await lookAt(page);
});
