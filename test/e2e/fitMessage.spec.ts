import type { Page } from '@playwright/test';
import sharp from 'sharp';
import type { Sandbox } from '../../electron/sandbox/startSandbox.ts';
import { en } from '../../renderer/strings/en.ts';
import { upload } from '../sandbox/wire.ts';
import { openTray, uploadRow } from './support/actions.ts';
import { launchWith, plivoForm } from './support/providers.ts';
import { expect, test } from './support/satchel.ts';

const limit = 4_990_000;
const sum = (sizes: readonly number[]) => sizes.reduce((all, size) => all + size, 0);

/** A JPEG of about 1.5 MB that is all picture. */
async function photo(seed: number): Promise<Buffer> {
  const noise = { type: 'gaussian', mean: 90 + seed * 4, sigma: 40 } as const;
  const create = {
    width: 1_500,
    height: 1_150,
    channels: 3,
    background: '#b5651d',
    noise,
  } as const;
  return sharp({ create }).blur(0.5).jpeg({ quality: 94 }).toBuffer();
}

async function hold(sandbox: Sandbox, count: number): Promise<void> {
  const files = await Promise.all(
    Array.from({ length: count }, async (_, place) => ({
      name: `set-${String(place).padStart(2, '0')}.jpg`,
      type: 'image/jpeg',
      bytes: await photo(place),
    })),
  );
  expect((await upload(sandbox, files)).status).toBe(201);
}

/** All items that the search finds, in the form of a message. */
async function compose(page: Page, count: number) {
  const cells = page.getByRole('grid', { name: 'Library' }).getByRole('gridcell');
  await page.getByRole('combobox', { name: en.find.search }).fill('set-');
  await expect(cells).toHaveCount(count);
  await cells.first().click();
  await cells.last().click({ modifiers: ['Shift'] });
  await cells.last().click({ button: 'right' });
  await page.getByRole('menuitem', { name: 'Send in a message…' }).click();
  return page.getByRole('dialog', { name: 'Send in a message' });
}

/** How many uploads wait for their answer alone. */
function lastBytesLeft(page: Page): Promise<number> {
  return page.evaluate(async () => {
    const { satchel } = globalThis as unknown as { satchel: { ask(...of: unknown[]): unknown } };
    const { value } = (await satchel.ask('uploads.list', undefined)) as {
      value: { committing?: boolean }[];
    };
    return value.filter(({ committing }) => committing === true).length;
  });
}

test('ten pictures that are too much are shrunk to the total of a message, and sent', async ({
  launch,
  sandbox,
}) => {
  test.setTimeout(300_000);
  await hold(sandbox, 10);
  const was = sandbox.ledger().filter(({ name }) => name.startsWith('set-'));
  expect(sum(was.map(({ sizeBytes }) => sizeBytes))).toBeGreaterThan(13_000_000);
  const { page } = await launchWith(launch, plivoForm, sandbox);
  const form = await compose(page, 10);
  const check = form.getByRole('button', { name: en.messages.check });
  await expect(form.getByText(/Too large by \d/)).toBeVisible();
  await expect(check).toBeDisabled();
  const names = form.getByRole('listitem').locator('bdi');
  await expect(names).toHaveCount(10);
  const order = await names.allTextContents();

  await form.getByRole('button', { name: en.messages.fit.action }).click();
  await expect(form.getByText('Replaced with 10 smaller copies.')).toBeVisible({
    timeout: 120_000,
  });
  await expect(names).toHaveText(order);
  const copies = sandbox.ledger().filter(({ id }) => !was.some((old) => old.id === id));
  const made = copies.filter(({ seeded }) => !seeded);
  expect(made).toHaveLength(10);

  await form.getByRole('combobox', { name: 'From' }).fill('+16465550145');
  await form.getByRole('textbox', { name: 'To' }).fill('+12125550188');
  await check.click();
  await page
    .getByRole('alertdialog')
    .getByRole('button', { name: 'Send to +1 212 555 0188' })
    .click();
  const message = page.getByRole('list', { name: 'Messages' }).getByRole('listitem');
  await expect(message).toContainText('Delivered', { timeout: 40_000 });
  const [sent, ...more] = sandbox.messages().filter(({ provider }) => provider === 'plivo');
  expect(more).toEqual([]);
  expect(sent?.sha256s).toHaveLength(10);
  const sizes = sent?.sha256s.map((hash) => made.find(({ sha256 }) => sha256 === hash)?.sizeBytes);
  const total = sum(sizes?.map((size) => size ?? Number.NaN) ?? []);
  expect(total).toBeLessThanOrEqual(limit);
  expect(total).toBeGreaterThan(limit * 0.9);
});

test('closing the message lets its copies go on, and stopping ends them', async ({
  launch,
  sandbox,
}) => {
  test.setTimeout(300_000);
  await hold(sandbox, 5);
  const { page } = await launchWith(launch, plivoForm, sandbox);
  const stored = () => sandbox.ledger().filter(({ seeded }) => !seeded).length;
  sandbox.faults.arm({ kind: 'hang', route: 'upload', at: 'headers', times: 100 });
  const form = await compose(page, 5);
  await form.getByRole('button', { name: en.messages.fit.action }).click();
  await expect(form.getByText(/Resizing: \d+ of \d+ ready/)).toBeVisible({ timeout: 60_000 });
  // The sandbox takes all of each copy and answers nothing: too late to hold it back.
  await expect.poll(() => lastBytesLeft(page), { timeout: 120_000 }).toBe(5);
  const stop = form.getByRole('button', { name: 'Stop' });
  await stop.click();
  await expect(form.getByText('Stopping. Checking whether 5 copies arrived…')).toBeVisible();
  await expect(form.getByText(en.messages.fit.states.stopping)).toHaveCount(5);
  await expect(form.getByText(/Press Stop again/)).toBeVisible();
  await stop.click();
  await expect(form.getByText('Couldn’t resize 5 files.')).toBeVisible();
  await expect(form.getByText(en.messages.fit.states.cancelled)).toHaveCount(5);
  expect(stored()).toBe(5);

  sandbox.faults.clear();
  await form.getByRole('button', { name: en.messages.fit.action }).click();
  await expect(form.getByText(/Resizing: \d+ of \d+ ready/)).toBeVisible({ timeout: 60_000 });
  await form.getByRole('button', { name: 'Cancel' }).click();
  await expect(form).toBeHidden();
  await expect.poll(stored, { timeout: 60_000 }).toBe(10);
  await openTray(page);
  const row = uploadRow(page, 'set-00.jpg').first();
  await expect(row).toContainText('originally');
  await expect(row).toHaveAttribute('data-state', 'stored');
  await row.getByRole('button', { name: /^Compare/ }).click();
  const dialog = page.getByRole('dialog', { name: 'Before and after' });
  for (const heading of [en.uploads.compare.before, en.uploads.compare.after]) {
    const picture = dialog.getByRole('img', { name: `${heading}: set-00.jpg` });
    await expect
      .poll(() => picture.evaluate((img) => (img as HTMLImageElement).naturalWidth))
      .toBeGreaterThan(100);
  }
});

test('a message that was not delivered is written again, and sent only when confirmed', async ({
  launch,
  sandbox,
}) => {
  await hold(sandbox, 2);
  const { page } = await launchWith(launch, plivoForm, sandbox);
  const form = await compose(page, 2);
  // A number that never gets anything.
  await form.getByRole('combobox', { name: 'From' }).fill('+16465550145');
  await form.getByRole('textbox', { name: 'To' }).fill('+12125550199');
  await form.getByRole('textbox', { name: 'Text' }).fill('Two pictures');
  await form.getByRole('button', { name: en.messages.check }).click();
  const question = page.getByRole('alertdialog');
  await question.getByRole('button', { name: 'Send to +1 212 555 0199' }).click();
  const messages = page.getByRole('list', { name: 'Messages' }).getByRole('listitem');
  await expect(messages.first()).toContainText('Not delivered', { timeout: 40_000 });
  const sent = () => sandbox.messages().filter(({ provider }) => provider === 'plivo').length;
  expect(sent()).toBe(1);

  await messages.first().getByRole('button', { name: 'Send again' }).click();
  await expect(form.getByRole('textbox', { name: 'Text' })).toHaveValue('Two pictures');
  await expect(form.getByRole('combobox', { name: 'From' })).toHaveValue('+1 646 555 0145');
  await expect(form.getByRole('listitem')).toHaveCount(2);
  await form.getByRole('textbox', { name: 'To' }).fill('+12125550188');
  await form.getByRole('button', { name: en.messages.check }).click();
  await expect(
    question.getByText('United States · +1 212 555 0188', { exact: true }),
  ).toBeVisible();
  expect(sent()).toBe(1);
  await question.getByRole('button', { name: 'Send to +1 212 555 0188' }).click();
  await expect(messages.first()).toContainText('Delivered', { timeout: 40_000 });
  expect(sent()).toBe(2);
  const [again] = sandbox.messages().filter(({ to }) => to === '+12125550188');
  expect(again?.sha256s).toHaveLength(2);
});
