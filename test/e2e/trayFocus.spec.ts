import { join } from 'node:path';
import type { Locator } from '@playwright/test';
import { en } from '../../renderer/strings/en.ts';
import { inOwnWords } from '../uploads/support/ownWords.ts';
import { launchConnected, uploadRow } from './support/actions.ts';
import { dropFiles } from './support/drop.ts';
import { pngBytes, writeFiles } from './support/files.ts';
import { expect, test } from './support/satchel.ts';

test('the keyboard stays on its file while others come and go', async ({
  launch,
  sandbox,
  dataDir,
}) => {
  const satchel = await launchConnected(launch, sandbox);
  const { page } = satchel;
  const headers = { 'Retry-After': '600' };
  sandbox.faults.arm({ ...inOwnWords(429), headers, route: 'upload', times: 10_000 });
  const notes = (prefix: string) =>
    [0, 1, 2].map((n) => [`${prefix}-${n}.txt`, Buffer.from(`${prefix} ${n}`)] as const);
  const drop = async (prefix: string) =>
    dropFiles(satchel, await writeFiles(join(dataDir, prefix), notes(prefix)));
  const state = (name: string) => uploadRow(page, name).getAttribute('data-state');
  await drop('old');
  await expect(uploadRow(page, 'old-2.txt')).toHaveAttribute('data-state', /unsure|waiting|queued/);
  await uploadRow(page, 'old-1.txt').focus();
  await drop('new');
  await expect(uploadRow(page, 'new-0.txt')).toBeVisible();
  await expect(uploadRow(page, 'old-1.txt')).toBeFocused();
  await page.keyboard.press('Delete');
  await expect(uploadRow(page, 'old-1.txt')).toHaveAttribute('data-state', 'cancelled');
  for (const name of ['old-0.txt', 'old-2.txt', 'new-0.txt', 'new-1.txt', 'new-2.txt']) {
    expect(await state(name)).not.toBe('cancelled');
  }
  // The row with the keyboard goes: its neighbour takes over.
  await page.evaluate(() =>
    document.querySelector<HTMLElement>('[aria-label="Clear finished"]')?.click(),
  );
  await expect(uploadRow(page, 'old-1.txt')).toHaveCount(0);
  await expect(uploadRow(page, 'old-2.txt')).toBeFocused();
  await page.keyboard.press('ArrowUp');
  await expect(uploadRow(page, 'old-0.txt')).toBeFocused();
  // A key before the frame that brings the keyboard to the next file means that file all the same.
  await uploadRow(page, 'old-0.txt').evaluate(async (line) => {
    for (const key of ['ArrowDown', 'Delete']) {
      line.dispatchEvent(new KeyboardEvent('keydown', { key, bubbles: true, cancelable: true }));
      await Promise.resolve();
    }
  });
  await expect(uploadRow(page, 'old-2.txt')).toHaveAttribute('data-state', 'cancelled');
  expect(await state('old-0.txt')).not.toBe('cancelled');
});

test('what is pressed and goes by that leaves the keyboard where it was', async ({
  launch,
  sandbox,
  dataDir,
}) => {
  const satchel = await launchConnected(launch, sandbox);
  const { page } = satchel;
  const tray = page.getByRole('region', { name: 'Uploads' });
  const toggle = tray.getByRole('button', { name: 'Uploads', exact: true });
  const pressed = async (button: Locator) => {
    await button.focus();
    await page.keyboard.press('Enter');
  };
  const bytes = await pngBytes(7);
  const [first, second] = await writeFiles(join(dataDir, 'in'), [
    ['first.png', bytes],
    ['second.png', bytes],
  ]);
  await dropFiles(satchel, [first as string]);
  await expect(uploadRow(page, 'first.png')).toContainText(en.uploads.states.stored);
  await dropFiles(satchel, [second as string]);
  const twin = uploadRow(page, 'second.png');
  await pressed(twin.getByRole('button', { name: /^Upload anyway/ }));
  await expect(twin).toContainText(en.uploads.states.stored);
  await expect(twin).toBeFocused();

  const headers = { 'Retry-After': '600' };
  sandbox.faults.arm({ ...inOwnWords(429), headers, route: 'upload', times: 10_000 });
  const notes = [0, 1].map((n) => [`note-${n}.txt`, Buffer.from(`note ${n}`)] as const);
  await dropFiles(satchel, await writeFiles(join(dataDir, 'notes'), notes));
  await expect(uploadRow(page, 'note-1.txt')).toHaveAttribute(
    'data-state',
    /unsure|waiting|queued/,
  );
  const cancelAll = tray.getByRole('button', { name: 'Cancel all' });
  await pressed(cancelAll);
  await expect(cancelAll).toHaveCount(0);
  await expect(toggle).toBeFocused();
  const clear = tray.getByRole('button', { name: 'Clear finished' });
  await pressed(clear);
  await expect(clear).toHaveCount(0);
  await expect(toggle).toBeFocused();

  // The list itself goes with its last row.
  await dropFiles(
    satchel,
    await writeFiles(join(dataDir, 'last'), [['last.txt', Buffer.alloc(0)]]),
  );
  await expect(uploadRow(page, 'last.txt')).toHaveAttribute('data-state', 'failed');
  await uploadRow(page, 'last.txt').focus();
  await clear.evaluate((button) => (button as HTMLElement).click());
  await expect(uploadRow(page, 'last.txt')).toHaveCount(0);
  await expect(toggle).toBeFocused();
});
