import type { Locator, Page } from '@playwright/test';
import { en } from '../../renderer/strings/en.ts';
import { launchWith, signalwireForm } from './support/providers.ts';
import { expect, test } from './support/satchel.ts';

/** Opens the form for one item, with a sender of the United States. */
async function write(page: Page): Promise<Locator> {
  const grid = page.getByRole('grid', { name: 'Library' });
  await grid.getByRole('gridcell').first().click();
  await grid.getByRole('gridcell').first().click({ button: 'right' });
  await page.getByRole('menuitem', { name: 'Send in a message…' }).click();
  const form = page.getByRole('dialog', { name: 'Send in a message' });
  await expect(form.getByRole('combobox', { name: 'From' })).toHaveValue(/^\+1 /);
  return form;
}

test('a number is read as it is meant, said before it is sent, and asked about in doubt', async ({
  launch,
  sandbox,
}) => {
  const { page } = await launchWith(launch, signalwireForm, sandbox);
  const before = sandbox.messages().length;
  const form = await write(page);
  const to = form.getByRole('textbox', { name: 'To' });
  const check = form.getByRole('button', { name: en.messages.check });
  const question = page.getByRole('alertdialog');

  for (const [typed, said] of [
    ['+44 (0)20 7946 0018', 'United Kingdom · +44 20 7946 0018'],
    ['\u202a+1\u00a0212\u2011555\u20110188\u202c', 'United States · +1 212 555 0188'],
    ['(212) 555-0188', 'United States · +1 212 555 0188'],
    ['tel:+1-212-555-0188', 'United States · +1 212 555 0188'],
    ['0044 20 7946 0018', 'United Kingdom · +44 20 7946 0018'],
    ['55588', 'Short code 55588'],
  ] as const) {
    await to.fill(typed);
    await expect(form.getByText(said, { exact: true })).toBeVisible();
  }

  for (const [typed, why] of [
    ['555-0188', 'A few digits are missing. Check the area code.'],
    ['5550188', 'A few digits are missing. Check the area code.'],
    ['+1 212 555 0188 ext. 4', 'Messages can’t go to an extension. Enter the number without it.'],
    ['whatsapp:+12125550188', 'This account doesn’t send to WhatsApp.'],
  ] as const) {
    await to.fill(typed);
    await check.click();
    await expect(form.getByText(why)).toBeVisible();
    await expect(question).toBeHidden();
  }

  // By keyboard: the doubtful number is offered after the field, and nothing goes before it is taken.
  await to.fill('442079460018');
  await to.press('Enter');
  await expect(form.getByText('Choose the number below, or correct this one.')).toBeVisible();
  const offered = form.getByRole('button', { name: 'United Kingdom · +44 20 7946 0018' });
  await to.press('Tab');
  await expect(offered).toBeFocused();
  await offered.press('Enter');
  await expect(to).toHaveValue('+44 20 7946 0018');
  await to.press('Enter');
  await expect(question.getByText('United Kingdom · +44 20 7946 0018')).toBeVisible();
  expect(sandbox.messages()).toHaveLength(before);
  await question.getByRole('button', { name: 'Send to +44 20 7946 0018' }).click();
  await expect
    .poll(() => sandbox.messages().slice(before))
    .toMatchObject([{ to: '+442079460018' }]);
  const message = page.getByRole('list', { name: 'Messages' }).getByRole('listitem');
  await expect(message.getByText('+44 20 7946 0018', { exact: true })).toBeVisible();
});
