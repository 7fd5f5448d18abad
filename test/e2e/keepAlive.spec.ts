import type { Page } from '@playwright/test';
import { type Sandbox, startSandbox } from '../../electron/sandbox/startSandbox.ts';
import { en } from '../../renderer/strings/en.ts';
import { upload } from '../sandbox/wire.ts';
import { connect } from './support/actions.ts';
import { pngBytes } from './support/files.ts';
import { expect, test } from './support/satchel.ts';

const words = en.keepAlive;
const minute = 60_000;
const dialog = (page: Page) => page.getByRole('dialog');
/** A little less than an unused file lasts, so that it is about to end. */
const almost = 5 * 60 * minute + 40 * minute;

const uploadsOf = (sandbox: Sandbox) => sandbox.ledger('plivo').length;

/** Time passes at the provider, which tells of it by its next answer. */
async function pass(page: Page, sandbox: Sandbox, ms: number): Promise<void> {
  sandbox.wind(ms);
  await page.getByRole('button', { name: 'Refresh' }).first().click();
}

/** A reading that runs already is joined, and told what time it was before: so it may take two. */
async function uploadsCome(page: Page, sandbox: Sandbox, count: number): Promise<void> {
  await expect(async () => {
    await page.getByRole('button', { name: 'Refresh' }).first().click();
    expect(uploadsOf(sandbox)).toBe(count);
  }).toPass({ timeout: 60_000, intervals: [1_000] });
}

/** How many links the window says that changed. */
async function changesIn(page: Page): Promise<number> {
  const list = dialog(page).getByRole('region', { name: words.changesLabel });
  return list.getByRole('listitem').count();
}

/** What is kept alive, opened from the side bar. */
async function showDetails(page: Page): Promise<void> {
  await page.getByRole('button', { name: words.heading, exact: true }).click();
  const details = en.names.of(words.details, 'Campaign');
  await dialog(page).getByRole('button', { name: details }).click();
}

test('a view is kept alive over a day by as many uploads as that takes, and what was deleted never comes back', async ({
  launch,
}) => {
  const sandbox = await startSandbox({ items: 0 });
  try {
    for (const hue of [10, 130, 250]) {
      await upload(sandbox, [{ name: `campaign-${hue}.png`, bytes: await pngBytes(hue) }]);
    }
    const { page } = await launch({ baseUrl: sandbox.plivo.baseUrl });
    await expect(page.getByRole('button', { name: 'Connect an account' })).toBeVisible();
    await connect(page, sandbox);
    const grid = page.getByRole('grid', { name: 'Library' });
    await expect(grid.getByRole('gridcell')).toHaveCount(3);

    // The view, and the limits inside which it is kept alive.
    await page.getByRole('button', { name: en.find.filter, exact: true }).click();
    await page.getByRole('checkbox', { name: 'Image' }).check();
    await page.keyboard.press('Escape');
    await expect(page.getByRole('dialog', { name: en.find.filters })).toBeHidden();
    await page.getByRole('button', { name: en.find.views.save }).click();
    await dialog(page).getByLabel(en.find.views.name).fill('Campaign');
    await dialog(page).getByRole('button', { name: en.find.views.submit }).click();
    await page.getByRole('button', { name: en.names.of(en.find.views.menu, 'Campaign') }).click();
    await page.getByRole('menuitem', { name: words.action }).click();
    await expect(dialog(page).getByText(/^About 1\d uploads a day until /)).toBeVisible();
    await dialog(page).getByRole('button', { name: words.submit, exact: true }).click();
    await expect(grid.getByRole('gridcell', { name: words.badge })).toHaveCount(3);
    expect(uploadsOf(sandbox)).toBe(3);
    // Shortly before they end, each is uploaded again, once, and its link changes.
    await pass(page, sandbox, almost);
    await uploadsCome(page, sandbox, 6);
    await showDetails(page);
    await expect.poll(() => changesIn(page)).toBe(3);
    await dialog(page).last().getByRole('button', { name: words.close }).click();
    await dialog(page).getByRole('button', { name: words.close }).click();

    // Somebody deletes one of them at the provider: it is not renewed.
    const newest = sandbox.ledger('plivo').at(-1);
    sandbox.lose(newest?.id ?? '');
    await pass(page, sandbox, almost);
    await uploadsCome(page, sandbox, 8);
    await pass(page, sandbox, almost);
    await uploadsCome(page, sandbox, 10);
    await pass(page, sandbox, almost);
    await uploadsCome(page, sandbox, 12);

    // The day is over: two are there, and what the list says is what the provider was sent.
    await pass(page, sandbox, 24 * 60 * minute - 4 * almost);
    await showDetails(page);
    await expect.poll(() => changesIn(page)).toBe(9);
    await expect(dialog(page).last().getByText(words.itemState.deleted)).toHaveCount(1);
    expect(uploadsOf(sandbox)).toBe(12);
    expect(sandbox.ledger('plivo').filter(({ name }) => name === newest?.name)).toHaveLength(2);
  } finally {
    await sandbox.close();
  }
});

test('an item is kept alive for the days that were chosen, where the computer’s clock is a day slow', async ({
  launch,
}) => {
  const day = 24 * 60 * minute;
  const sandbox = await startSandbox({ items: 0, now: () => Date.now() + day });
  try {
    await upload(sandbox, [{ name: 'campaign.png', bytes: await pngBytes(10) }]);
    const { page } = await launch({ baseUrl: sandbox.plivo.baseUrl });
    await expect(page.getByRole('button', { name: 'Connect an account' })).toBeVisible();
    await connect(page, sandbox);
    await page.getByRole('grid', { name: 'Library' }).getByRole('gridcell').first().click();
    await page.keyboard.press('ControlOrMeta+Shift+k');
    await dialog(page).getByRole('button', { name: words.until }).click();
    await page.getByRole('option', { name: words.untilDays(1), exact: true }).click();
    await dialog(page).getByRole('button', { name: words.submit, exact: true }).click();
    await expect(dialog(page)).toBeHidden();
    sandbox.wind(almost);
    await uploadsCome(page, sandbox, 2);
  } finally {
    await sandbox.close();
  }
});
