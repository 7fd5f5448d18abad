import { join } from 'node:path';
import { en } from '../../renderer/strings/en.ts';
import { clipboardText, uploadRow } from './support/actions.ts';
import { dropFiles } from './support/drop.ts';
import { pngBytes, writeFiles } from './support/files.ts';
import { libraryRead } from './support/libraryRead.ts';
import { connectBy, plivoForm, twilioMessagingForm } from './support/providers.ts';
import { expect, test } from './support/satchel.ts';

const words = en.checks;
const hourMs = 3_600_000;

test('links are checked as a stranger opens them, and an expired one gives a fresh one', async ({
  launch,
  sandbox,
}) => {
  const satchel = await launch({
    endpoints: { ...twilioMessagingForm.endpoints(sandbox), ...plivoForm.endpoints(sandbox) },
  });
  const { page, app } = satchel;
  await connectBy(page, twilioMessagingForm, sandbox);
  await libraryRead(page);
  await page.getByRole('gridcell').first().click();
  await page.keyboard.press('ControlOrMeta+c');
  await expect(page.getByText(/^Link copied/).first()).toBeVisible();
  const signed = await clipboardText(satchel);
  expect(signed).toContain('Expires=');

  // The whole library is checked: every link is made, opened and compared.
  await page.keyboard.press('ControlOrMeta+a');
  await page.keyboard.press('ControlOrMeta+Shift+l');
  const check = page.getByRole('dialog', { name: /^Link check/ });
  await expect(check.getByText(/^Checked \d+ links$/)).toBeVisible({ timeout: 60_000 });
  await expect(check.getByRole('listitem').first()).toContainText(words.verdicts.works.title);
  await expect(check.getByRole('listitem').first()).toContainText(words.same.head);
  await page.keyboard.press('Escape');
  await expect(check).toBeHidden();

  sandbox.wind(5 * hourMs);
  const foreign = 'https://example.com/a.png';
  const elsewhere = `https://media.plivo.com/Account/MA${'B'.repeat(18)}/Media/5f0c`;
  const lines = [signed, elsewhere, foreign, 'opening.png'].join('\n');
  await app.evaluate(({ clipboard }, text) => clipboard.writeText(text), lines);
  await page.keyboard.press('ControlOrMeta+Shift+u');
  const fresh = page.getByRole('dialog', { name: words.fresh.title });
  await fresh.getByLabel(words.fresh.box).focus();
  await page.keyboard.press('ControlOrMeta+v');
  const results = fresh.getByRole('list', { name: words.fresh.results });
  await expect(results.getByRole('listitem')).toHaveCount(4);
  await expect(results).toContainText(words.fresh.notConnected('Plivo'));
  await expect(results).toContainText(words.fresh.foreign('example.com'));
  await expect(results).toContainText(words.fresh.noLink);
  await fresh.getByRole('button', { name: words.fresh.copy(1) }).click();
  await expect(fresh).toBeHidden();
  await expect.poll(() => clipboardText(satchel)).toContain('Expires=');
  const renewed = await clipboardText(satchel);
  expect(renewed).not.toBe(signed);
  expect(new URL(renewed).pathname).toBe(new URL(signed).pathname);

  // Pasted into the window, the same lines are asked about, and can be opened: good, expired, protected and foreign.
  const all = [renewed, signed, 'https://127.0.0.1/a.png'].join('\n');
  await app.evaluate(({ clipboard }, text) => clipboard.writeText(text), all);
  await page.getByRole('gridcell').first().click();
  await page.keyboard.press('ControlOrMeta+v');
  await expect(fresh).toBeVisible();
  await fresh.getByRole('button', { name: words.fresh.check(3) }).click();
  await expect(check.getByText('Checked 3 links')).toBeVisible({ timeout: 30_000 });
  const rows = check.getByRole('listitem');
  await expect(rows.nth(0)).toContainText(words.verdicts.expired.title);
  await expect(rows.nth(1)).toContainText(words.verdicts.unsafe.title);
  await expect(rows.nth(2)).toContainText(words.verdicts.works.title);

  // What is more than is looked for at once is said to be left out, and not lost in silence.
  await page.keyboard.press('Escape');
  await expect(check).toBeHidden();
  const many = Array.from({ length: 20_000 }, (_, at) => `https://example.com/${at}.png`);
  const text = [renewed, ...many].join('\n');
  await app.evaluate(({ clipboard }, all) => clipboard.writeText(all), text);
  await page.getByRole('gridcell').first().click();
  await page.keyboard.press('ControlOrMeta+v');
  await expect(fresh).toContainText(words.fresh.tooMany('1,000'));
  await expect(fresh.getByRole('button', { name: words.fresh.copy(1) })).toBeEnabled();
});

test('a link in the search shows its item, wherever that is, and the way on where it is gone', async ({
  launch,
  sandbox,
  dataDir,
}) => {
  const satchel = await launch({
    endpoints: { ...twilioMessagingForm.endpoints(sandbox), ...plivoForm.endpoints(sandbox) },
  });
  const { page, app } = satchel;
  const cells = page.getByRole('gridcell');
  const search = page.getByRole('combobox', { name: en.find.search, exact: true });
  const one = page.getByText(/^1 item$/).first();
  /** By keys alone, from wherever the keyboard is. */
  const searchFor = async (link: string) => {
    await app.evaluate(({ clipboard }, text) => clipboard.writeText(text), `  ${link} `);
    await page.keyboard.press('ControlOrMeta+f');
    await page.keyboard.press('ControlOrMeta+a');
    await page.keyboard.press('ControlOrMeta+v');
  };
  const pathOf = (link: string) => new URL(link).pathname;
  await connectBy(page, twilioMessagingForm, sandbox);
  await libraryRead(page);
  await cells.nth(2).click();
  const name = await cells.nth(2).getAttribute('aria-label');
  await page.keyboard.press('ControlOrMeta+c');
  await expect(page.getByText(/^Link copied/).first()).toBeVisible();
  const signed = await clipboardText(satchel);

  // Signed and expired, with blanks around it: Enter goes to its item.
  sandbox.wind(5 * hourMs);
  await searchFor(signed);
  await page.keyboard.press('Enter');
  await expect(one).toBeVisible();
  await expect(cells.first()).toBeFocused();
  await expect(cells.first()).toHaveAttribute('aria-label', name ?? '');
  await page.keyboard.press('ControlOrMeta+a');
  await page.keyboard.press('ControlOrMeta+c');
  await expect.poll(() => clipboardText(satchel)).not.toBe(`  ${signed} `);
  expect(pathOf(await clipboardText(satchel))).toBe(pathOf(signed));

  // Not in the view that is open: it is shown all the same.
  await page.getByRole('button', { name: /^Documents/ }).click();
  await searchFor(signed);
  await expect(page.getByRole('heading', { name: en.find.link.elsewhere })).toBeVisible();
  const show = page.getByRole('button', { name: en.find.link.show });
  await show.focus();
  await page.keyboard.press('Enter');
  await expect(cells.first()).toHaveAttribute('aria-label', name ?? '');
  await expect(one).toBeVisible();

  // Known by nobody: the dialog takes the link over.
  const unknown = `https://media.plivo.com/Account/MA${'B'.repeat(18)}/Media/5f0c`;
  await searchFor(unknown);
  await expect(page.getByRole('heading', { name: en.find.link.unknown })).toBeVisible();
  await page.getByRole('button', { name: words.fresh.command }).click();
  const fresh = page.getByRole('dialog', { name: words.fresh.title });
  const box = fresh.getByRole('textbox', { name: words.fresh.box });
  await expect(box).toHaveValue(unknown);
  await page.keyboard.press('Escape');
  // Nothing of it is kept.
  await page.keyboard.press('ControlOrMeta+f');
  await page.keyboard.press('Escape');
  await page.keyboard.press('Alt+ArrowDown');
  await expect(page.getByRole('option').first()).toBeVisible();
  await expect(page.getByRole('option').filter({ hasText: 'https' })).toHaveCount(0);
  await page.keyboard.press('Escape');

  // What has expired and is still on this computer is renewed from the dialog, which then copies the new link.
  await connectBy(page, plivoForm, sandbox);
  await page.getByRole('button', { name: new RegExp(`^${en.library.views.all}`) }).click();
  await libraryRead(page);
  const [path] = await writeFiles(join(dataDir, 'kept'), [['menu.png', await pngBytes(7)]]);
  await dropFiles(satchel, [path ?? '']);
  await expect(uploadRow(page, 'menu.png')).toContainText(en.uploads.states.stored);
  const plivoLinks = sandbox.ledger('plivo');
  const held = plivoLinks.length;
  await search.fill('menu.png');
  await page.keyboard.press('Enter');
  await expect(cells.first()).toBeFocused();
  await page.keyboard.press('ControlOrMeta+a');
  await page.keyboard.press('ControlOrMeta+c');
  await expect.poll(() => clipboardText(satchel)).toContain(plivoLinks.at(-1)?.id ?? 'none');
  const old = await clipboardText(satchel);
  const lost = old.replace(plivoLinks.at(-1)?.id ?? '', plivoLinks[0]?.id ?? '');
  sandbox.wind(400 * 24 * hourMs);
  await page.getByRole('button', { name: en.library.refresh }).click();
  await searchFor(old);
  await expect(page.getByRole('heading', { name: en.find.link.gone })).toBeVisible();
  await page.getByRole('button', { name: words.fresh.command }).click();
  await box.fill([old, lost].join('\n'));
  const lines = fresh.getByRole('list', { name: words.fresh.results }).getByRole('listitem');
  await expect(lines.nth(0)).toContainText(words.fresh.goneHere);
  await expect(lines.nth(1)).toContainText(words.fresh.gone);
  await expect(lines.nth(1).getByRole('button')).toHaveCount(0);
  await lines
    .nth(0)
    .getByRole('button', { name: /^Renew/ })
    .focus();
  await page.keyboard.press('Enter');
  const copyNew = lines.nth(0).getByRole('button', { name: en.renewing.copyNew(1) });
  await expect(copyNew).toBeVisible({ timeout: 30_000 });
  await expect(copyNew).toBeFocused();
  expect(sandbox.ledger('plivo')).toHaveLength(held + 1);
  await page.keyboard.press('Enter');
  await expect
    .poll(() => clipboardText(satchel))
    .toContain(sandbox.ledger('plivo').at(-1)?.id ?? 'none');
  await expect(fresh.getByRole('button', { name: words.fresh.copy(1) })).toBeEnabled();
});
