import { once } from 'node:events';
import { appendFileSync, existsSync, mkdirSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from '@playwright/test';
import { startSandbox } from '../../electron/sandbox/startSandbox.ts';
import { en } from '../../renderer/strings/en.ts';
import { formatCount } from '../../renderer/text/format.ts';
import { connect, launchConnected } from './support/actions.ts';
import { answerFolders, filesThatCheck } from './support/folders.ts';
import { libraryRead } from './support/libraryRead.ts';
import { expect, type Satchel, test } from './support/satchel.ts';

const words = en.archives;
const count = 2_000;
const inText = '2,000';
const cells = (page: Page) =>
  page.getByRole('grid', { name: en.library.grid }).getByRole('gridcell');
const search = (page: Page) => page.getByRole('combobox', { name: en.find.search });
const dialog = (page: Page) => page.getByRole('dialog');

const filesIn = (folder: string) =>
  readdirSync(folder, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile());
const originals = (folder: string) =>
  filesIn(folder).filter(({ parentPath }) => parentPath !== folder);

/** What the search is narrowed to, and how many items that finds. */
async function find(page: Page, typed: string, items: number): Promise<void> {
  await search(page).fill(typed);
  await page.keyboard.press('Enter');
  await expect(page.getByText(en.library.total(items, formatCount(items))).first()).toBeVisible();
}

/** How the app ends when the machine loses its power, as far as a process can tell. */
async function kill({ app }: Satchel): Promise<void> {
  const main = app.process();
  const ended = once(main, 'exit');
  main.kill('SIGKILL');
  await ended;
}

test('an account of 2,000 is archived by mouse, killed midway, resumed and verified; a changed file is told', async ({
  launch,
  dataDir,
}) => {
  const sandbox = await startSandbox({ items: count });
  const first = await launch({ baseUrl: sandbox.plivo.baseUrl });
  await connect(first.page, sandbox);
  await libraryRead(first.page);
  const folder = join(dataDir, 'archive');
  mkdirSync(folder);
  await answerFolders(first, folder);

  await first.page.getByRole('button', { name: en.accounts.menu('Sandbox account') }).click();
  await first.page.getByRole('menuitem', { name: words.ofAccount }).click();
  await dialog(first.page).getByRole('button', { name: words.choose }).click();
  await expect(dialog(first.page).getByText(words.contents.empty)).toBeVisible();
  await expect(dialog(first.page).getByRole('region', { name: words.preview })).toBeVisible();
  await dialog(first.page)
    .getByRole('button', { name: words.submit(count, inText) })
    .click();
  await expect(dialog(first.page)).toBeHidden();
  await expect.poll(() => originals(folder).length, { intervals: [50] }).toBeGreaterThan(300);
  // From here on it is too slow to be over before it is looked at.
  sandbox.faults.arm({ kind: 'slow-headers', route: 'bytes', delayMs: 400, times: 1e6 });
  await kill(first);
  const before = originals(folder).length;
  expect(before).toBeLessThan(count);

  const satchel = await launch({ baseUrl: sandbox.plivo.baseUrl });
  const { page } = satchel;
  const shown = await answerFolders(satchel, folder);
  await expect(page.getByRole('group', { name: words.line('Sandbox account') })).toContainText(
    words.resumed(''),
  );
  sandbox.faults.clear();
  await expect(page.getByText(words.done(count, inText, 'Sandbox account')).first()).toBeVisible({
    timeout: 120_000,
  });
  await page.getByRole('button', { name: words.show, exact: true }).first().click();
  await expect.poll(shown).toEqual([folder]);
  expect(originals(folder)).toHaveLength(count);
  // Another judge finds each file as the manifest says.
  await expect.poll(() => filesThatCheck(folder)).toBe(count);

  // Each item says so, and filters find by it.
  await expect(cells(page).first()).toHaveAccessibleName(new RegExp(en.library.archived));
  await find(page, 'archived:yes', count);
  await search(page).fill('');
  await search(page).fill('archived:no');
  await page.keyboard.press('Enter');
  await expect(page.getByText(en.library.total(0, '0')).first()).toBeVisible();
  await page.getByRole('button', { name: en.find.clearAll }).first().click();

  await page.getByRole('button', { name: words.heading, exact: true }).click();
  const verify = dialog(page).getByRole('button', {
    name: en.names.of(words.verify, 'Sandbox account'),
  });
  await verify.click();
  await expect(dialog(page).getByText(/every file is unchanged/)).toBeVisible();
  const [file] = originals(folder);
  appendFileSync(join(file?.parentPath ?? '', file?.name ?? ''), 'more');
  await verify.click();
  await expect(dialog(page).getByText(/1 changed/)).toBeVisible();
  await dialog(page)
    .getByRole('button', { name: words.menu('Sandbox account') })
    .click();
  await page.getByRole('menuitem', { name: words.findings }).click();
  await expect(page.getByText(words.kinds.changed, { exact: true })).toBeVisible();
  await expect(page.getByText(new RegExp(`${file?.name}$`))).toBeVisible();
  await page.getByRole('button', { name: words.close }).last().press('Enter');

  // It is brought up to date on a day and at a time that a person chooses.
  const choice = (of: string) =>
    dialog(page).getByRole('button', { name: en.names.of(of, 'Sandbox account') });
  await choice(words.schedule).press('Enter');
  await page.getByRole('option', { name: words.schedules.week }).press('Enter');
  await choice(words.weekday).press('Enter');
  await page.getByRole('option', { name: 'Wednesday' }).press('Enter');
  await dialog(page).getByLabel(en.names.of(words.time, 'Sandbox account')).fill('18:30');
  await page.keyboard.press('Enter');
  await expect(
    dialog(page).getByText(/Next update .*Wednesday|Next update to.*6:30/),
  ).toBeVisible();
  await expect(dialog(page).getByText(/^Next update .*6:30.PM/)).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(dialog(page)).toHaveCount(0);

  // Activity tells both: what was archived, and what the look at it found.
  await page.keyboard.press('Control+Shift+j');
  const entries = page.getByRole('list', { name: en.activity.list }).getByRole('listitem');
  const archived = en.activity.archive.done(count, inText, 'Sandbox account');
  await expect(entries.filter({ hasText: archived })).toBeVisible();
  const looks = entries.filter({ hasText: en.activity.verify.done('Sandbox account') });
  const look = looks.filter({ hasText: '1 changed' });
  await expect(looks).toHaveCount(2);
  await look.focus();
  await page.keyboard.press('Delete');
  await expect(look).toHaveCount(0);
  await page.keyboard.press('Control+z');
  await expect(look).toBeVisible();
  await sandbox.close();
});

test('by keyboard alone items are archived, and looked at when their provider let them go', async ({
  launch,
  sandbox,
  dataDir,
}) => {
  const satchel = await launchConnected(launch, sandbox);
  const { page } = satchel;
  const folder = join(dataDir, 'other things');
  mkdirSync(join(folder, 'inside'), { recursive: true });
  await answerFolders(satchel, folder);

  await cells(page).first().focus();
  await page.keyboard.press('Control+a');
  await page.keyboard.press('Control+e');
  await expect(dialog(page).getByRole('button', { name: words.choose })).toBeFocused();
  await page.keyboard.press('Enter');
  await expect(dialog(page).getByText(words.contents.other)).toBeVisible();
  const submit = dialog(page).getByRole('button', { name: words.submit(24, '24') });
  await expect(submit).toBeEnabled();
  // From the name, Enter confirms as the button does.
  await page.keyboard.press('Tab');
  await expect(dialog(page).getByLabel(words.name)).toBeFocused();
  await page.keyboard.press('Enter');
  await expect(dialog(page)).toBeHidden();
  await expect(page.getByText(words.done(24, '24', words.usualName)).first()).toBeVisible();
  const archive = join(folder, words.usualName);
  const lines = () => {
    const index = join(archive, 'index.jsonl');
    return existsSync(index) ? readFileSync(index, 'utf8').trim().split('\n') : [];
  };
  await expect.poll(lines).toHaveLength(24);
  await expect(cells(page).first()).toHaveAccessibleName(new RegExp(en.library.archived));

  // What was not used in a message ends after six hours.
  sandbox.wind(7 * 60 * 60_000);
  await page.keyboard.press('Control+r');
  // A search that finds nothing yet leads nowhere.
  await expect(page.getByText(/^24 items$/)).toHaveCount(0);
  await page.keyboard.press('Control+f');
  await page.keyboard.type('gone:only archived:yes kind:image ');
  await page.keyboard.press('Enter');
  await expect(cells(page).first()).toHaveAccessibleName(new RegExp(en.library.archived));
  await expect(cells(page).first()).toBeFocused();
  await page.keyboard.press('Space');
  await expect(dialog(page).getByText(words.shown)).toBeVisible();
  await expect(dialog(page).getByRole('img').first()).toBeVisible();
});
