import { readFileSync } from 'node:fs';
import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import type { Page } from '@playwright/test';
import { parse } from 'csv-parse/sync';
import { customerNumber } from '../../electron/sandbox/laml/messages/seedNumbers.ts';
import { seedThreads, type Thread } from '../../electron/sandbox/laml/messages/seedThreads.ts';
import { type Sandbox, startSandbox } from '../../electron/sandbox/startSandbox.ts';
import { en } from '../../renderer/strings/en.ts';
import { dateChoices } from '../../renderer/ui/filter/choices.ts';
import { pngBytes } from './support/files.ts';
import { answerFolders, answerSaving, filesThatCheck } from './support/folders.ts';
import { launchWith, signalwireForm } from './support/providers.ts';
import { deleteNow, removalLine } from './support/removal.ts';
import { expect, test } from './support/satchel.ts';

const words = en.cleanup;
const old = 1_200;
const others = 40;
const fresh = 5;
/** So many are asked after at once. */
const atOnce = 50;
const pictures = ['mug-terracotta.jpg', 'desk-lamp-ochre.jpg', 'flash-sale.gif', 'poke-bowl.jpg'];
const dialog = (page: Page) => page.getByRole('dialog');
const question = (page: Page) => page.getByRole('alertdialog');

/** A talk of long ago in which one customer sent a picture with each line. */
const longTalk: Thread = Array.from({ length: old }, (_, index) => ({
  by: 'customer',
  text: `Picture ${index}`,
  files: [pictures[index % pictures.length] ?? ''],
}));
const number = customerNumber(seedThreads.length);

/** Chooses in a list by keys alone. */
async function choose(page: Page, label: string, option: string): Promise<void> {
  await dialog(page)
    .getByRole('button', { name: new RegExp(`${label}$`) })
    .press('Enter');
  const list = page.getByRole('listbox', { name: label });
  await expect(list).toBeVisible();
  await page.keyboard.type(option);
  await expect(list.getByRole('option', { name: option, exact: true })).toBeFocused();
  await page.keyboard.press('Enter');
  await expect(list).toBeHidden();
}

const deletesOf = (sandbox: Sandbox) =>
  sandbox.requests().filter(({ method }) => method === 'DELETE');

type Line = Readonly<Record<'item' | 'message' | 'from' | 'outcome' | 'status' | 'sha256', string>>;

/** What the provider has of a medium, asked as anybody else would ask it. */
async function statusOf({ signalwire }: Sandbox, message: string, medium: string) {
  const { baseUrl, projectId, apiToken } = signalwire;
  const path = `Accounts/${projectId}/Messages/${message}/Media/${medium}.json`;
  const authorization = `Basic ${btoa(`${projectId}:${apiToken}`)}`;
  const { status } = await fetch(`${baseUrl}/${path}`, { headers: { authorization } });
  return status;
}

/** How many items the library says that it shows, however they are written. */
async function shown(page: Page): Promise<number> {
  const text = await page
    .getByText(/^[\d,]+ items?$/)
    .first()
    .textContent();
  return Number(text?.replace(/\D/g, ''));
}

test('by keyboard alone a rule removes 1,200 old items of one number, archived first, and its receipt is what the provider did', async ({
  launch,
  dataDir,
}) => {
  const sandbox = await startSandbox({
    items: old + others,
    signalwire: { threads: [...seedThreads, longTalk] },
  });
  try {
    const folder = join(dataDir, 'kept');
    await mkdir(folder);
    const satchel = await launchWith(launch, signalwireForm, sandbox);
    const { page } = satchel;
    await answerFolders(satchel, folder);
    // The same number sent some today, which no rule about old ones may touch.
    for (let index = 0; index < fresh; index += 1) {
      const bytes = await pngBytes(index);
      sandbox.receive('signalwire', {
        from: number,
        files: [{ name: `new-${index}.png`, contentType: 'image/png', bytes }],
      });
    }
    await page.keyboard.press('ControlOrMeta+r');
    await expect.poll(() => shown(page)).toBe(old + others + fresh);

    // An archive for it, with one item to begin with.
    await page.getByRole('gridcell').first().focus();
    await page.keyboard.press('ControlOrMeta+Space');
    await page.keyboard.press('ControlOrMeta+e');
    await expect(dialog(page).getByRole('button', { name: en.archives.choose })).toBeFocused();
    await page.keyboard.press('Enter');
    await dialog(page).getByLabel(en.archives.name).fill('Kept');
    await expect(
      dialog(page).getByRole('button', { name: en.archives.submit(1, '1') }),
    ).toBeEnabled();
    await page.keyboard.press('Enter');
    await expect(dialog(page)).toBeHidden();
    await expect(page.getByText(en.archives.done(1, '1', 'Kept')).first()).toBeVisible();

    await page.getByRole('button', { name: words.action }).press('Enter');
    await dialog(page).getByRole('textbox', { name: en.find.fields.person }).fill(number);
    await choose(
      page,
      en.find.fields.date,
      dateChoices.find(({ id }) => id === 'over 30')?.label ?? '',
    );
    await choose(page, words.archive.label, 'Kept');
    await dialog(page).getByRole('checkbox', { name: words.keep.label }).press('Space');
    await dialog(page).getByLabel(words.keep.name).fill('Long talk');
    await page.keyboard.press('Enter');
    await expect(dialog(page)).toBeHidden();

    await page.getByRole('button', { name: words.action }).press('Enter');
    await dialog(page)
      .getByRole('button', { name: en.names.of(words.rules.run, 'Long talk') })
      .press('Enter');
    await expect(question(page).getByRole('heading', { level: 2 })).toHaveText(
      words.question(old, '1,200'),
    );
    const confirm = question(page).getByRole('button', {
      name: words.submitArchived(old, '1,200'),
    });
    await question(page).getByLabel(words.typed('1,200')).focus();
    await page.keyboard.type('1199');
    await expect(confirm).toBeDisabled();
    await page.keyboard.press('Backspace');
    await page.keyboard.press('Backspace');
    await page.keyboard.press('Backspace');
    await page.keyboard.type('200');
    await expect(confirm).toBeEnabled();
    await page.keyboard.press('Enter');
    await expect(question(page)).toBeHidden();
    expect(deletesOf(sandbox)).toEqual([]);
    await deleteNow(page);
    await expect(page.getByText(en.removal.done(old, '1,200')).first()).toBeVisible({
      timeout: 120_000,
    });
    await expect(removalLine(page)).toBeHidden();
    await expect.poll(() => shown(page)).toBe(others + fresh);
    // Each of them is in the archive, by a judge that is not Satchel.
    // Its index and manifest follow a moment after the last file.
    await expect.poll(() => filesThatCheck(folder)).toBe(old + 1);
    // The receipt, saved by keys and read by another parser.
    await page.keyboard.press('ControlOrMeta+Shift+j');
    const entry = page
      .getByRole('list', { name: en.activity.list })
      .getByRole('listitem')
      .filter({ hasText: en.activity.removal.done(old, '1,200') });
    await entry.focus();
    await page.keyboard.press('Enter');
    const path = join(dataDir, 'receipt.csv');
    await answerSaving(satchel, path);
    await dialog(page).getByRole('button', { name: en.activity.receipt.save }).press('Enter');
    await page.getByRole('menuitem', { name: en.activity.receipt.formats.csv }).press('Enter');
    await expect(page.getByText(en.activity.receipt.saved('receipt.csv')).first()).toBeVisible();
    const lines: Line[] = parse(readFileSync(path), { bom: true, columns: true });
    expect(lines).toHaveLength(old);
    for (const line of lines) {
      expect(line).toMatchObject({ outcome: 'deleted', from: `'${number}`, status: '204' });
    }
    // What it says is what the provider was asked for: exactly those, each once, and they are gone.
    const refs = lines.map(({ item }) => item.split('/').at(-1) ?? '').sort();
    const asked = deletesOf(sandbox);
    expect(asked.map(({ status }) => status)).toEqual(asked.map(() => 204));
    expect(asked.map(({ path }) => /Media\/([^/.]+)/.exec(path)?.[1]).sort()).toEqual(refs);
    expect(new Set(refs).size).toBe(old);
    for (let start = 0; start < lines.length; start += atOnce) {
      const statuses = lines
        .slice(start, start + atOnce)
        .map(({ message, item }) => statusOf(sandbox, message, item.split('/').at(-1) ?? ''));
      for (const status of await Promise.all(statuses)) expect(status).toBe(404);
    }
    // The hash of each is that of a file in the archive.
    const kept = new Map<string, number>();
    const count = (hash: string, by: number) => kept.set(hash, (kept.get(hash) ?? 0) + by);
    const hashes = readFileSync(join(folder, 'manifest.sha256'), 'utf8').trim().split('\n');
    for (const line of hashes) count(line.slice(0, 64), 1);
    for (const { sha256 } of lines) count(sha256, -1);
    expect([...kept.values()].filter((left) => left < 0)).toEqual([]);
  } finally {
    await sandbox.close();
  }
});
