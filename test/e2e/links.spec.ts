import { en } from '../../renderer/strings/en.ts';
import { clipboardText } from './support/actions.ts';
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
});
