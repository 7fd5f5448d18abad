import type { Page } from '@playwright/test';
import { startSandbox } from '../../electron/sandbox/startSandbox.ts';
import { en } from '../../renderer/strings/en.ts';
import { libraryRead } from './support/libraryRead.ts';
import { connectBy, plivoForm } from './support/providers.ts';
import { expect, test } from './support/satchel.ts';

const minute = 60_000;
const day = 24 * 60 * minute;
const unusedLifeMs = 6 * 60 * minute;

interface Noted {
  readonly title: string;
  click(): void;
}

/** The seconds that the card of the item that expires first shows, and those that are left by its provider. */
const secondsLeft = (page: Page, aheadMs: number) =>
  page.evaluate(
    async ([ahead, life]) => {
      const { satchel } = globalThis as unknown as {
        satchel: { ask(name: string, input: unknown): Promise<{ readonly value: never }> };
      };
      const query = {
        filter: { endsWithinMs: 60 * 60_000 },
        sort: { by: 'end', descending: false },
        rows: { start: 0, count: 1 },
      };
      const { rows } = (await satchel.ask('library.open', query)).value as {
        rows: { storedAt: number }[];
      };
      const text = document.querySelector('[role="gridcell"]')?.textContent ?? '';
      const shown = /(\d+) min (\d+) s/.exec(text);
      const left = ((rows[0]?.storedAt ?? 0) + life - Date.now() - ahead) / 1_000;
      return { shown: shown && Number(shown[1]) * 60 + Number(shown[2]), left };
    },
    [aheadMs, unusedLifeMs] as const,
  );

/** The same headings in the list, whose rows are its items alone: keys pass from one to the next. */
async function listHasHeadings(page: Page, items: number): Promise<void> {
  await page.getByRole('button', { name: en.list.list, exact: true }).click();
  const list = page.getByRole('grid', { name: en.library.grid });
  const heading = list.getByText(en.library.endSpans.hour, { exact: true });
  await expect(heading).toBeVisible();
  await expect(list).toHaveAttribute('aria-rowcount', String(items + 1));
  const names = list.locator('[role="gridcell"][data-index]');
  await expect(names.first()).toHaveAttribute('aria-description', en.library.endSpans.hour);
  await names.first().click();
  await page.keyboard.press('End');
  await expect(names.last()).toBeFocused();
  await expect(names.last()).toHaveAttribute('data-index', String(items - 1));
  await expect(names.last()).toBeInViewport({ ratio: 1 });
  await page.keyboard.press('Home');
  await expect(names.first()).toBeFocused();
  await expect(heading).toBeInViewport({ ratio: 1 });
  await page.keyboard.press('Escape');
  await page.getByRole('button', { name: en.list.grid, exact: true }).click();
}

test('what expires is told, counted down by its provider’s clock, and leaves when it has', async ({
  launch,
}) => {
  const sandbox = await startSandbox({ items: 24, now: () => Date.now() + day });
  let woundMs = 0;
  const wind = (ms: number) => {
    woundMs += ms;
    sandbox.wind(ms);
  };
  try {
    const { app, page } = await launch({ endpoints: plivoForm.endpoints(sandbox) });
    await app.evaluate(({ Notification }) => {
      const noted: Noted[] = [];
      Object.assign(globalThis, { noted });
      Notification.isSupported = () => true;
      Notification.prototype.show = function show(this: Electron.Notification) {
        noted.push({ title: this.title, click: () => this.emit('click') });
      };
    });
    const titles = () =>
      app.evaluate(() =>
        (globalThis as unknown as { noted: Noted[] }).noted.map(({ title }) => title),
      );
    await connectBy(page, plivoForm, sandbox);
    await libraryRead(page);

    // The computer's clock is a day slow, and the window says so.
    await expect(page.getByText(`${en.expiring.clock.slow('1 d')}.`)).toBeVisible();

    await expect.poll(titles).toEqual([expect.stringMatching(/items expire within/)]);
    await app.evaluate(() => (globalThis as unknown as { noted: Noted[] }).noted[0]?.click());
    const entry = page.getByRole('button', { name: /^Expiring/ });
    await expect(entry).toHaveAttribute('aria-current', 'true');
    await expect(page.getByText(en.library.endSpans.hour).first()).toBeVisible();
    await listHasHeadings(page, Number((await entry.textContent())?.replace(/\D/g, '')));

    await expect
      .poll(async () => {
        const { shown, left } = await secondsLeft(page, day + woundMs);
        return shown === null ? null : Math.abs(left - shown) < 2;
      })
      .toBe(true);
    const cells = page.getByRole('gridcell');
    const first = await cells.first().getAttribute('aria-label');
    const counted = async () => Number((await entry.textContent())?.replace(/\D/g, ''));
    const before = await counted();

    // By keys: what is selected stays so while what stands before it expires.
    await cells.nth(1).click();
    const second = await cells.nth(1).getAttribute('aria-label');
    wind(7 * minute);
    await page.getByRole('button', { name: en.library.refresh }).click();
    await expect.poll(counted).toBe(before - 1);
    await expect(cells.first()).not.toHaveAttribute('aria-label', first ?? '');
    await expect(cells.first()).toHaveAttribute('aria-selected', 'true');
    expect(second).not.toBeNull();
    // Nobody is told twice.
    expect(await titles()).toHaveLength(1);
  } finally {
    await sandbox.close();
  }
});
