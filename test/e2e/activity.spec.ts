import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Locator, Page } from '@playwright/test';
import { startSandbox } from '../../electron/sandbox/startSandbox.ts';
import { en } from '../../renderer/strings/en.ts';
import { itemCount, launchWith, signalwireForm } from './support/providers.ts';
import { keepUndo } from './support/removal.ts';
import { expect, type Satchel, test } from './support/satchel.ts';

const words = en.activity;
const list = (page: Page) => page.getByRole('list', { name: words.list });
const entry = (page: Page, text: string | RegExp) =>
  list(page).getByRole('listitem').filter({ hasText: text });

/** A button that came where another was hears nothing for half a second. */
async function press(button: Locator): Promise<void> {
  await expect(button).toBeEnabled();
  await button.press('Enter');
}

/** Presses a button in the very moment in which it comes: what was meant for another is none for it. */
const pressAtOnce = (page: Page, name: string) =>
  page.evaluate(
    (name) =>
      new Promise<void>((done) => {
        const look = new MutationObserver(() => {
          const found = [...document.querySelectorAll('button')].find((button) =>
            button.ariaLabel?.startsWith(name),
          );
          if (found === undefined) return;
          look.disconnect();
          found.click();
          done();
        });
        look.observe(document.body, { childList: true, subtree: true });
      }),
    name,
  );

/** The system's dialog answers with a path of ours. */
async function answerDialog({ app }: Satchel, filePath: string) {
  await app.evaluate(({ dialog }, filePath) => {
    dialog.showSaveDialog = async () => ({ canceled: false, filePath });
  }, filePath);
}

test('a removal is followed, paused, resumed and stopped in Activity, and its receipt agrees with the provider, by keyboard', async ({
  launch,
  dataDir,
}) => {
  const sandbox = await startSandbox({ items: 80 });
  try {
    const satchel = await launchWith(launch, signalwireForm, sandbox);
    const { page } = satchel;
    const deletes = () => sandbox.requests().filter(({ method }) => method === 'DELETE');
    const before = await itemCount(page);
    await page.keyboard.press('ControlOrMeta+Shift+j');
    await expect(page.getByRole('heading', { name: words.empty.title })).toBeVisible();
    await page.getByRole('button', { name: en.library.views.all }).first().press('Enter');

    sandbox.faults.arm({ kind: 'slow-headers', route: 'delete', delayMs: 2_000, times: 10_000 });
    const cells = page.getByRole('grid', { name: en.library.grid }).getByRole('gridcell');
    await cells.first().focus();
    await page.keyboard.press('ControlOrMeta+a');
    await page.keyboard.press('Delete');
    const question = page.getByRole('alertdialog');
    const letUndoEnd = await keepUndo(satchel);
    await question.getByRole('button', { name: `Delete ${before} items` }).press('Enter');
    await expect(question).toBeHidden();

    await page.keyboard.press('ControlOrMeta+Shift+j');
    const running = entry(page, words.removal.running(before, String(before)));
    await expect(running).toHaveCount(1);
    await expect(page.getByRole('heading', { name: words.sections.now })).toBeVisible();
    // It can be undone for a while, unless a person wants it now.
    await expect(running.getByRole('button', { name: words.removal.undo })).toBeVisible();
    expect(deletes()).toEqual([]);
    await press(running.getByRole('button', { name: words.removal.now }));
    await letUndoEnd();
    await expect.poll(() => deletes().length).toBeGreaterThan(4);
    const hasty = pressAtOnce(page, words.removal.resume);
    await press(running.getByRole('button', { name: words.removal.pause }));
    await hasty;
    await expect(running).toContainText(words.removal.paused);
    // What was asked for is waited for, and nothing else is asked.
    await expect.poll(() => deletes().every(({ status }) => status !== null)).toBe(true);
    const paused = deletes().length;
    await press(running.getByRole('button', { name: words.removal.resume }));
    await expect.poll(() => deletes().length).toBeGreaterThan(paused);
    await press(running.getByRole('button', { name: words.removal.stop }));

    const ended = entry(page, /^Deleted \d+ of \d+ items/);
    await expect(ended).toBeVisible();
    await ended.focus();
    await page.keyboard.press('Enter');
    const dialog = page.getByRole('dialog');
    await expect(dialog.getByText(/^[0-9a-f]{64}$/)).toBeVisible();
    const digest = await dialog.getByText(/^[0-9a-f]{64}$/).textContent();
    const path = join(dataDir, 'receipt.json');
    await answerDialog(satchel, path);
    await dialog.getByRole('button', { name: words.receipt.save }).press('Enter');
    await expect(page.getByRole('menuitem', { name: words.receipt.formats.text })).toBeFocused();
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('Enter');
    await expect(page.getByText(words.receipt.saved('receipt.json')).first()).toBeVisible();
    // Escape closes the innermost of what is open.
    await expect(page.getByRole('menu')).toHaveCount(0);
    await expect(dialog).toHaveCount(1);
    await page.keyboard.press('Escape');
    await expect(dialog).toBeHidden();

    const bytes = readFileSync(path);
    expect(createHash('sha256').update(bytes).digest('hex')).toBe(digest);
    const receipt: {
      counts: { items: number; deleted: number; kept: number };
      lines: { item: string; outcome: string }[];
    } = JSON.parse(bytes.toString());
    const there = deletes()
      .map(({ path }) => /Media\/([^/.]+)/.exec(path)?.[1] ?? path)
      .sort();
    const told = receipt.lines
      .filter(({ outcome }) => outcome === 'deleted')
      .map(({ item }) => item.split('/').at(-1))
      .sort();
    expect(told).toEqual(there);
    expect(receipt.counts).toMatchObject({ items: before, deleted: there.length });
    expect(receipt.counts.deleted + receipt.counts.kept).toBe(before);

    // The entry is cleared, and its receipt is still there, also after a restart.
    await ended.focus();
    await page.keyboard.press('Delete');
    await expect(ended).toHaveCount(0);
    await satchel.quit();
    const again = await launch({ endpoints: signalwireForm.endpoints(sandbox) });
    await again.page.keyboard.press('ControlOrMeta+Shift+j');
    await again.page.getByRole('button', { name: words.shown.receipts }).press('Enter');
    await expect(entry(again.page, /^Deleted \d+ of \d+ items/)).toBeVisible();
  } finally {
    await sandbox.close();
  }
});
