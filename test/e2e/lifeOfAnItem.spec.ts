import { createHash } from 'node:crypto';
import { mkdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import ICAL from 'ical.js';
import { startSandbox } from '../../electron/sandbox/startSandbox.ts';
import { en } from '../../renderer/strings/en.ts';
import { clipboardText, connect, uploadRow } from './support/actions.ts';
import { dropFiles } from './support/drop.ts';
import { pngBytes, writeFiles } from './support/files.ts';
import { answerFolders, answerSaving } from './support/folders.ts';
import { expect, type Satchel, test } from './support/satchel.ts';

const minute = 60_000;
const hour = 60 * minute;
const lifeMs = 6 * hour;
const words = en.renewing;

/** Keeps the notifications of the system from being shown; answers the titles of those that would have been. */
async function noted({ app }: Satchel) {
  await app.evaluate(({ Notification }) => {
    const titles: string[] = [];
    Object.assign(globalThis, { titles });
    Notification.isSupported = () => true;
    Notification.prototype.show = function show(this: Electron.Notification) {
      titles.push(this.title);
    };
  });
  return () => app.evaluate(() => (globalThis as typeof globalThis & { titles: string[] }).titles);
}

/** What a stranger gets who opens a link, as the hash of its bytes; its status where that is nothing. */
async function opened(link: string): Promise<string | number> {
  const answer = await fetch(link);
  if (!answer.ok) return answer.status;
  return createHash('sha256')
    .update(Buffer.from(await answer.arrayBuffer()))
    .digest('hex');
}

test('an item is told of before it expires, is shown as expired, and is renewed with its history, links and dates', async ({
  launch,
  dataDir,
}) => {
  const sandbox = await startSandbox({ items: 0 });
  try {
    const satchel = await launch({ baseUrl: sandbox.plivo.baseUrl });
    const { page } = satchel;
    const titles = await noted(satchel);
    await connect(page, sandbox);
    const bytes = await pngBytes(40);
    const hash = createHash('sha256').update(bytes).digest('hex');
    await dropFiles(satchel, await writeFiles(join(dataDir, 'drop'), [['poster.png', bytes]]));
    await expect(uploadRow(page, 'poster.png')).toContainText(en.uploads.states.stored);

    const refresh = page.getByRole('button', { name: en.library.refresh }).first();
    /** Time passes at the provider, which tells of it by its next answer: a reading that runs may not hear of it. */
    const pass = async (ms: number, heard: () => Promise<void>) => {
      sandbox.wind(ms);
      await expect(async () => {
        await refresh.click();
        await heard();
      }).toPass({ timeout: 30_000 });
    };
    const soon = { timeout: 1_500 };
    const cells = page.getByRole('gridcell');
    const details = page.getByRole('complementary', { name: en.library.inspector.label });
    const expiring = page.getByRole('button', { name: /^Expiring/ });

    await expect(expiring).toHaveText(/1$/);
    await expiring.click();
    await expect(cells).toHaveCount(1);
    await expect(cells.first()).toHaveAccessibleName(/poster\.png.*5 h 5\d min/);
    await cells.first().click();
    await page.keyboard.press('ControlOrMeta+c');
    await expect.poll(() => clipboardText(satchel)).toMatch(/^http/);
    const oldLink = await clipboardText(satchel);
    expect(await opened(oldLink)).toBe(hash);

    // An archive has it from now on, so that it can be renewed after its end.
    const folder = join(dataDir, 'archive');
    mkdirSync(folder);
    await answerFolders(satchel, folder);
    await page.keyboard.press('ControlOrMeta+e');
    const dialog = page.getByRole('dialog');
    await dialog.getByRole('button', { name: en.archives.choose }).click();
    await dialog.getByRole('button', { name: en.archives.submit(1, '1') }).click();
    await expect(dialog).toBeHidden();
    await expect(cells.first()).toHaveAccessibleName(new RegExp(en.library.archived));

    // Two hours before its end nobody was told yet; then they are, once.
    expect(await titles()).toEqual([]);
    await pass(lifeMs - 90 * minute, () =>
      expect(cells.first()).toHaveAccessibleName(/1 h (2\d|30) min/, soon),
    );
    const told = [expect.stringMatching(/^1 item expires within (90 minutes|2 hours)$/)];
    await expect.poll(titles).toEqual(told);

    // It expires: its provider has it no more, and nothing else expires.
    await pass(2 * hour, () => expect(cells).toHaveCount(0, soon));
    await expect(expiring).toHaveText(/ 0$/);
    expect(await opened(oldLink)).toBe(404);
    expect(await titles()).toEqual(told);
    await page.getByRole('button', { name: /^All media/ }).click();
    await page.getByRole('button', { name: en.library.options }).click();
    await page.getByRole('menuitemcheckbox', { name: en.library.showGone }).click();
    await page.keyboard.press('Escape');
    await expect(cells).toHaveCount(1);
    await expect(cells.first()).toHaveAccessibleName(new RegExp(en.library.countdown.ended));
    await cells.first().click();

    // One click brings it back, as another item with another link.
    await details.getByRole('button', { name: words.action(1, '1') }).click();
    await expect(cells).toHaveCount(2);
    const history = details.getByRole('region', { name: words.history });
    await expect(history).toContainText(words.renewedAs);
    await history.getByRole('button', { name: words.copyNew(1) }).click();
    await expect.poll(() => clipboardText(satchel)).not.toBe(oldLink);
    const newLink = await clipboardText(satchel);
    expect(await opened(newLink)).toBe(hash);
    expect(await opened(oldLink)).toBe(404);
    expect(sandbox.ledger('plivo').map(({ sha256 }) => sha256)).toEqual([hash, hash]);
    await expect(expiring).toHaveText(/1$/);
    await expiring.click();
    await expect(cells).toHaveCount(1);
    await expect(cells.first()).toHaveAccessibleName(/poster\.png.*5 h 5\d min/);
    await cells.first().click();
    await expect(history).toContainText(words.renewedFrom);
    await expect(history).toContainText(words.gone);

    // A calendar has the end of what is there, as another reader of calendars finds.
    const file = join(dataDir, 'expiring.ics');
    await answerSaving(satchel, file);
    await cells.first().click({ button: 'right' });
    await page.getByRole('menuitem', { name: en.expiring.calendar(1, '1') }).click();
    await expect(page.getByText(en.expiring.calendarSaved('expiring.ics')).first()).toBeVisible();
    const calendar = new ICAL.Component(ICAL.parse(readFileSync(file, 'utf8')));
    const [event, ...others] = calendar.getAllSubcomponents('vevent');
    expect(others).toEqual([]);
    const start = event === undefined ? null : new ICAL.Event(event).startDate.toJSDate();
    const storedAt = sandbox.ledger('plivo').at(-1)?.storedAt ?? 0;
    expect(Math.abs((start?.getTime() ?? 0) - storedAt - lifeMs)).toBeLessThan(minute);

    // Of the new one too somebody is told in time, and once.
    await pass(lifeMs - 90 * minute, () =>
      expect(cells.first()).toHaveAccessibleName(/1 h (2\d|30) min/, soon),
    );
    await expect.poll(titles).toEqual([...told, ...told]);
  } finally {
    await sandbox.close();
  }
});

test('an expired item that no archive has is renewed from the file that it was uploaded from', async ({
  launch,
  dataDir,
}) => {
  const sandbox = await startSandbox({ items: 0 });
  try {
    const satchel = await launch({ baseUrl: sandbox.plivo.baseUrl });
    const { page } = satchel;
    await connect(page, sandbox);
    const bytes = await pngBytes(80);
    const hash = createHash('sha256').update(bytes).digest('hex');
    await dropFiles(satchel, await writeFiles(join(dataDir, 'drop'), [['poster.png', bytes]]));
    await expect(uploadRow(page, 'poster.png')).toContainText(en.uploads.states.stored);
    const cells = page.getByRole('gridcell');
    await expect(cells).toHaveCount(1);
    await page.getByRole('button', { name: en.library.options }).click();
    await page.getByRole('menuitemcheckbox', { name: en.library.showGone }).click();
    await page.keyboard.press('Escape');

    sandbox.wind(lifeMs + hour);
    const ended = new RegExp(en.library.countdown.ended);
    await expect(async () => {
      await page.getByRole('button', { name: en.library.refresh }).first().click();
      await expect(cells.first()).toHaveAccessibleName(ended, { timeout: 1_500 });
    }).toPass({ timeout: 30_000 });
    await cells.first().click();
    const details = page.getByRole('complementary', { name: en.library.inspector.label });
    await expect(details.getByRole('button', { name: 'Save…' })).toHaveCount(0);
    await details.getByRole('button', { name: words.action(1, '1') }).click();
    await expect(cells).toHaveCount(2);
    expect(sandbox.ledger('plivo').map(({ sha256 }) => sha256)).toEqual([hash, hash]);
  } finally {
    await sandbox.close();
  }
});
