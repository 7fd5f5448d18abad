import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { en } from '../../renderer/strings/en.ts';
import { clipboardText, launchConnected } from './support/actions.ts';
import { launchWith, signalwireForm } from './support/providers.ts';
import { expect, test } from './support/satchel.ts';
import { choose, keepMenus, menuAt, menuOf } from './support/textMenus.ts';

/** A system whose language is American English. */
const american = { LANG: 'en_US.UTF-8', LANGUAGE: 'en_US' };

test('a text field has a menu to cut, copy, paste and select all', async ({ launch, sandbox }) => {
  const satchel = await launchConnected(launch, sandbox);
  await keepMenus(satchel);
  const search = satchel.page.getByRole('combobox', { name: en.find.search });
  await search.fill('banner');

  const { items } = await menuAt(satchel, search);
  expect(items.map(({ label }) => label)).toEqual([
    'Undo',
    'Redo',
    'Cut',
    'Copy',
    'Paste',
    'Delete',
    'Select all',
  ]);
  await choose(satchel, 'Select all');
  await menuOf(satchel, () => satchel.page.keyboard.press('Shift+F10'));
  await choose(satchel, 'Cut');
  await expect(search).toHaveValue('');
  await expect.poll(() => clipboardText(satchel)).toBe('banner');
  await menuAt(satchel, search);
  await choose(satchel, 'Paste');
  await expect(search).toHaveValue('banner');
});

test('a secret can be pasted by the menu, and copied by none', async ({ launch }) => {
  const satchel = await launch();
  await keepMenus(satchel);
  await satchel.page.getByRole('button', { name: 'Connect an account' }).click();
  const token = satchel.page.getByRole('dialog').getByLabel('Auth Token');
  await token.fill('something secret');
  await token.selectText();

  const { items } = await menuAt(satchel, token);
  expect(items.filter(({ enabled }) => !enabled).map(({ label }) => label)).toEqual(
    expect.arrayContaining(['Cut', 'Copy']),
  );
  await satchel.app.evaluate(({ clipboard }) => clipboard.writeText('pasted'));
  await choose(satchel, 'Select all');
  await choose(satchel, 'Paste');
  await expect(token).toHaveValue('pasted');
});

test('a misspelled word of a message is mended by the menu, or added to the dictionary', async ({
  launch,
  sandbox,
  dataDir,
}) => {
  const begin: typeof launch = (options) => launch({ ...options, env: american });
  const satchel = await launchWith(begin, signalwireForm, sandbox);
  await keepMenus(satchel);
  const { page } = satchel;
  await page.getByRole('grid', { name: 'Library' }).getByRole('gridcell').first().click();
  await page.getByRole('button', { name: 'Send in a message…' }).click();
  const text = page.getByRole('dialog').getByRole('textbox', { name: 'Text' });
  await text.click();
  await page.keyboard.type('recieve ');

  const labels = async () => {
    const { items } = await menuOf(satchel, () =>
      text.click({ button: 'right', position: { x: 24, y: 16 } }),
    );
    return items.map(({ label }) => label);
  };
  // The word is looked at once its typing rests.
  await expect.poll(labels).toContain('receive');
  await choose(satchel, 'receive');
  await expect(text).toHaveValue('receive ');

  await text.fill('');
  await text.pressSequentially('Satchelly ');
  await expect.poll(labels).toContain('Add to dictionary');
  await choose(satchel, 'Add to dictionary');
  await expect.poll(labels).not.toContain('Add to dictionary');
  await expect(text).toHaveValue('Satchelly ');
  expect(await readFile(join(dataDir, 'dictionary.txt'), 'utf8')).toBe('Satchelly\n');
});

test('a message of digits alone leaves the window awake', async ({ launch, sandbox }) => {
  const begin: typeof launch = (options) => launch({ ...options, env: american });
  const { page } = await launchWith(begin, signalwireForm, sandbox);
  await page.getByRole('grid', { name: 'Library' }).getByRole('gridcell').first().click();
  await page.getByRole('button', { name: 'Send in a message…' }).click();
  const text = page.getByRole('dialog').getByRole('textbox', { name: 'Text' });
  await text.click();
  await page.keyboard.type('12345');
  await expect(text).toHaveAttribute('spellcheck', 'false');
  // The checker comes when the window is idle; a frame after that is drawn only by a window that is awake.
  await page.evaluate(() => new Promise((resolve) => requestIdleCallback(() => resolve(null))));
  await page.keyboard.type(' a');
  await expect(text).toHaveAttribute('spellcheck', 'true');
  await expect(text).toHaveValue('12345 a');
});
