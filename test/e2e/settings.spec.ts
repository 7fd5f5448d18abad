import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { en } from '../../renderer/strings/en.ts';
import type { Settings } from '../../shared/settings/settings.ts';
import { inPage } from './support/inPage.ts';
import { launchWith, plivoForm } from './support/providers.ts';
import { expect, test } from './support/satchel.ts';

const words = en.settings;

test('settings are found, set, refused, put back and kept over a restart', async ({
  launch,
  sandbox,
  dataDir,
}) => {
  const satchel = await launchWith(launch, plivoForm, sandbox);
  const { page, app } = satchel;
  const dialog = page.getByRole('dialog', { name: words.title });
  await page.keyboard.press('ControlOrMeta+,');
  const search = dialog.getByRole('searchbox', { name: words.search });
  await expect(search).toBeFocused();

  // By a word that nobody reads there.
  await page.keyboard.type('night');
  await expect(dialog.getByRole('option')).toHaveText([
    words.names.notifications,
    words.names.appearance,
  ]);
  const theme = dialog.getByRole('group', { name: words.rows['appearance.theme'].label });
  await theme.getByRole('button').first().click();
  await page.getByRole('option', { name: words.themes.dark }).click();
  await expect.poll(() => app.evaluate(({ nativeTheme }) => nativeTheme.themeSource)).toBe('dark');
  await expect(theme).toContainText(words.usual(words.themes.system));

  await search.fill('');
  await dialog.getByRole('option', { name: words.names.keepAlive }).click();
  const { label } = words.rows['keepAlive.mostDays'];
  const days = dialog.getByRole('textbox', { name: label });
  await days.fill('0');
  await days.press('Enter');
  await expect(dialog.getByRole('alert')).toHaveText(words.wholeNumber('1', '3,650'));
  await days.fill('7');
  await days.press('Enter');
  await expect(dialog.getByRole('alert')).toHaveCount(0);
  await expect(dialog.getByRole('group', { name: label })).toContainText(words.usual('30'));

  for (const name of Object.values(words.names)) {
    await dialog.getByRole('option', { name }).click();
    await expect(dialog.getByRole('heading', { name, level: 3 })).toBeVisible();
  }
  await dialog.getByRole('option', { name: words.names.retention }).click();
  await dialog.getByRole('button', { name: words.retention.used }).click();
  await page.getByRole('option', { name: words.retention.own }).click();
  const kept = dialog.getByRole('textbox', { name: words.retention.inDays });
  await kept.fill('30');
  await kept.press('Enter');
  const edits = async () => {
    const answer = await inPage(satchel, `window.satchel.ask('settings.all')`);
    const { value } = answer as { value: Settings };
    return Object.values(value.retention.edits);
  };
  await expect.poll(edits).toEqual([{ used: { kind: 'duration', ms: 30 * 86_400_000 } }]);

  // Out to a file, which holds what was set and nothing that opens an account; and in again, shown before.
  await dialog.getByRole('option', { name: words.names.transfer }).click();
  const path = join(dataDir, 'settings.json');
  await app.evaluate(({ dialog: host }, filePath) => {
    host.showSaveDialog = async () => ({ canceled: false, filePath });
    host.showOpenDialog = async () => ({ canceled: false, filePaths: [filePath] });
  }, path);
  const written = () => readFile(path, 'utf8').catch(() => '');
  await dialog.getByRole('button', { name: words.transfer.export }).click();
  await expect.poll(written).toContain('"mostDays": 7');
  const text = await written();
  for (const secret of Object.values(plivoForm.fields(sandbox))) expect(text).not.toContain(secret);
  await writeFile(path, text.replace('"mostDays": 7', '"mostDays": 9'));
  await dialog.getByRole('button', { name: words.transfer.import }).click();
  const plan = dialog.getByRole('region', { name: words.transfer.planOf('settings.json') });
  await expect(plan.getByRole('listitem')).toHaveText([words.transfer.change(label, '9', '7')]);
  await plan.getByRole('button', { name: words.transfer.apply(1) }).click();
  await expect(plan).toHaveCount(0);
  await writeFile(path, '{}');
  await dialog.getByRole('button', { name: words.transfer.import }).click();
  await expect(dialog.getByRole('alert')).toHaveText(
    words.transfer.refused['not-settings']('settings.json'),
  );
  await page.keyboard.press('Escape');
  await expect(dialog).toHaveCount(0);
  await app.close();

  const { page: again } = await launch();
  await again.getByRole('button', { name: words.open, exact: true }).click();
  const reopened = again.getByRole('dialog', { name: words.title });
  await reopened.getByRole('option', { name: words.names.keepAlive }).click();
  await expect(reopened.getByRole('textbox', { name: label })).toHaveValue('9');
  await reopened.getByRole('button', { name: words.resetSection(words.names.keepAlive) }).click();
  await expect(reopened.getByRole('textbox', { name: label })).toHaveValue('30');
});

test('what is written of a template outlasts Escape, finished or not', async ({
  launch,
  sandbox,
}) => {
  const satchel = await launchWith(launch, plivoForm, sandbox);
  const { page } = satchel;
  const dialog = page.getByRole('dialog', { name: words.title });
  const text = dialog.getByRole('textbox', { name: words.templates.text });
  const kept = async () => {
    const { value } = (await inPage(satchel, `window.satchel.ask('settings.all')`)) as {
      value: Settings;
    };
    return value.copying.templates.map((template) => template.text);
  };
  const write = async (typed: string) => {
    await text.fill(typed);
    await page.keyboard.press('Escape');
    await expect(dialog).toHaveCount(0);
  };
  await page.keyboard.press('ControlOrMeta+,');
  await dialog.getByRole('button', { name: words.templates.add }).click();
  await write('See {url}');
  await expect.poll(kept).toEqual(['See {url}']);

  // One that cannot be read yet is in no use, and there again.
  await page.keyboard.press('ControlOrMeta+,');
  await expect(text).toHaveValue('See {url}');
  await write('See {url} by {nam');
  await page.keyboard.press('ControlOrMeta+,');
  await expect(text).toHaveValue('See {url} by {nam');
  const { unclosed } = words.templates.faults;
  await expect(dialog.getByRole('alert')).toHaveText(
    words.templates.unsaved(unclosed('nam', 'See {url} by {'.length)),
  );
  expect(await kept()).toEqual(['See {url}']);
  await text.fill('See {url} by {name}');
  await expect.poll(kept).toEqual(['See {url} by {name}']);
  await expect(dialog.getByRole('alert')).toHaveCount(0);
});
