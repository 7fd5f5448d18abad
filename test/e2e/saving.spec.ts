import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import type { Page } from '@playwright/test';
import { en } from '../../renderer/strings/en.ts';
import { launchConnected } from './support/actions.ts';
import { connectBy, signalwireForm } from './support/providers.ts';
import { expect, type Satchel, test } from './support/satchel.ts';

const words = en.saving;
const details = (page: Page) => page.getByRole('complementary', { name: 'Details' });
const cells = (page: Page) =>
  page.getByRole('grid', { name: en.library.grid }).getByRole('gridcell');
const saveButton = (page: Page) => details(page).getByRole('button', { name: words.action });

/** Answers the system's dialogs in their order, each with a path or with nothing; what it asked and showed is kept. */
async function answerDialogs({ app }: Satchel, answers: readonly (string | null)[]) {
  await app.evaluate(({ dialog, shell }, answers) => {
    const asked: { defaultPath?: string; properties?: string[] }[] = [];
    const shown: string[] = [];
    Object.assign(globalThis, { asked, shown });
    dialog.showSaveDialog = async (...question: unknown[]) => {
      asked.push(question.at(-1) as { defaultPath?: string });
      const filePath = answers[asked.length - 1] ?? '';
      return { canceled: filePath === '', filePath };
    };
    shell.showItemInFolder = (path: string) => void shown.push(path);
  }, answers);
  const read = <T>(name: string) =>
    app.evaluate(
      (_, name) => (globalThis as unknown as Record<string, unknown>)[name],
      name,
    ) as Promise<T>;
  return {
    asked: () => read<{ defaultPath?: string; properties?: string[] }[]>('asked'),
    shown: () => read<string[]>('shown'),
  };
}

test('an item is saved by its button, its menu and its key, and shown in its folder', async ({
  launch,
  sandbox,
  dataDir,
}) => {
  const satchel = await launchConnected(launch, sandbox);
  const { app, page } = satchel;
  const folder = join(dataDir, 'saved');
  await mkdir(folder);
  const [first, second, third] = ['first.bin', 'second.bin', 'third.bin'].map((name) =>
    join(folder, name),
  ) as [string, string, string];
  // A file that the dialog asked about is replaced.
  writeFileSync(second, 'old');
  const dialogs = await answerDialogs(satchel, [null, first, second, third]);

  // No page opens the dialog, or a folder, by itself.
  const alone = (script: string): Promise<unknown> =>
    app.evaluate(({ BrowserWindow }, script) => {
      const window = BrowserWindow.getAllWindows().find((each) => each.isVisible());
      return window?.webContents.executeJavaScript(script, false) as unknown;
    }, script);
  await expect.poll(() => alone('navigator.userActivation.isActive')).toBe(false);
  for (const call of ["'saving.save', { mediaId: 1 }", "'saving.show', { token: 'a' }"]) {
    expect(await alone(`satchel.ask(${call})`)).toMatchObject({
      ok: false,
      failure: { kind: 'forbidden' },
    });
  }
  expect(await dialogs.asked()).toEqual([]);

  await cells(page).first().click();
  await saveButton(page).click();
  await expect.poll(dialogs.asked).toHaveLength(1);
  expect(readdirSync(folder)).toEqual(['second.bin']);

  await saveButton(page).click();
  await expect(page.getByText(words.saved('first.bin')).first()).toBeVisible();
  const show = page.getByRole('button', { name: words.show });
  // It stays while the pointer is on it, however long the window is judged before the press.
  await show.hover();
  await show.click();
  await expect.poll(dialogs.shown).toEqual([first]);

  await page.keyboard.press('ControlOrMeta+s');
  await expect(page.getByText(words.saved('second.bin')).first()).toBeVisible();
  await cells(page).first().click({ button: 'right' });
  await page.getByRole('menuitem', { name: words.action }).click();
  await expect(page.getByText(words.saved('third.bin')).first()).toBeVisible();
  expect(readdirSync(folder).sort()).toEqual(['first.bin', 'second.bin', 'third.bin']);
  expect(readFileSync(second).equals(readFileSync(first))).toBe(true);
  expect(readFileSync(third).equals(readFileSync(first))).toBe(true);
  expect(readFileSync(first).length).toBeGreaterThan(100);

  const asked = await dialogs.asked();
  expect(asked.map(({ defaultPath }) => defaultPath?.startsWith(folder))).toEqual([
    false,
    false,
    true,
    true,
  ]);
  expect(asked[0]?.properties).toContain('showOverwriteConfirmation');

  // Several go into a folder, each under a name that is free there.
  await app.evaluate(({ dialog }, folder) => {
    dialog.showOpenDialog = async () => ({ canceled: false, filePaths: [folder] });
  }, folder);
  const all = await cells(page).count();
  await page.keyboard.press('ControlOrMeta+a');
  await page.keyboard.press('ControlOrMeta+s');
  await expect(page.getByText(/^Saved \d+ items in “saved”/).first()).toBeVisible();
  expect(readdirSync(folder).length).toBeGreaterThanOrEqual(3 + all);
  await page.keyboard.press('?');
  await expect(page.getByRole('dialog').getByText(en.shell.keys.save)).toBeVisible();
});

test('a save shows how far it is, and cancelled or failed it leaves nothing behind', async ({
  launch,
  sandbox,
  dataDir,
}) => {
  const satchel = await launchConnected(launch, sandbox);
  const { page } = satchel;
  const folder = join(dataDir, 'saved');
  await mkdir(folder);
  const path = join(folder, 'banner.png');
  await answerDialogs(satchel, [path, path, join(folder, 'nowhere', 'a.png'), path]);
  await cells(page).first().click();

  // The pictures of the window are fetched by the same way, and must not use the fault up.
  sandbox.faults.arm({ kind: 'stall', route: 'bytes', times: 1_000 });
  await saveButton(page).click();
  const line = page.getByRole('group', { name: words.line('banner.png') });
  await expect(line).toContainText(/Saving banner\.png… \d+%/);
  await expect
    .poll(() => readdirSync(folder))
    .toEqual([expect.stringMatching(/^\.satchel-.*\.part$/)]);
  await line.getByRole('button', { name: words.stop }).click();
  await expect(page.getByText(words.stopped).first()).toBeVisible();
  await expect(line).toBeHidden();
  await expect.poll(() => readdirSync(folder)).toEqual([]);

  sandbox.faults.clear();
  sandbox.faults.arm({ kind: 'truncate', route: 'bytes', times: 1_000 });
  await saveButton(page).click();
  await expect(page.getByText(/^Couldn’t save .*The connection dropped/).first()).toBeVisible();
  sandbox.faults.clear();
  await expect.poll(() => readdirSync(folder)).toEqual([]);
  await saveButton(page).click();
  await expect(page.getByText(new RegExp(words.failures.folderGone.why)).first()).toBeVisible();
  await saveButton(page).click();
  await expect(page.getByText(words.saved('banner.png')).first()).toBeVisible();
  expect(existsSync(path)).toBe(true);
});

test('an item whose links are private is saved first of all', async ({
  launch,
  sandbox,
  dataDir,
}) => {
  sandbox.protect(true, 'signalwire');
  const satchel = await launch({ endpoints: signalwireForm.endpoints(sandbox) });
  const { page } = satchel;
  await connectBy(page, signalwireForm, sandbox);
  const path = join(dataDir, 'private.bin');
  const dialogs = await answerDialogs(satchel, [path]);
  await cells(page).first().click();
  await expect(details(page).getByRole('button', { name: en.link.makePublic })).toBeVisible();
  const buttons = details(page).getByRole('button', {
    name: new RegExp(`^(${words.action}|${en.link.makePublic}|Delete…)$`),
  });
  await expect(buttons).toHaveText([words.action, en.link.makePublic, 'Delete…']);
  await saveButton(page).click();
  await expect(page.getByText(words.saved('private.bin')).first()).toBeVisible();
  expect(readFileSync(path).length).toBeGreaterThan(100);
  expect(sandbox.leaks()).toBe(0);
  // Its media have no names there: it is named by what it is and when it came.
  expect((await dialogs.asked())[0]?.defaultPath).toMatch(/\d{4}-\d\d-\d\d \d\d\.\d\d\.\d\d\.\w+$/);
});
