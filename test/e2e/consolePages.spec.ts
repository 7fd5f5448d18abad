import type { Page } from '@playwright/test';
import { en } from '../../renderer/strings/en.ts';
import {
  connectBy,
  type ProviderForm,
  plivoForm,
  signalwireForm,
  twilioConversationsForm,
  twilioMessagingForm,
} from './support/providers.ts';
import { expect, type Satchel, test } from './support/satchel.ts';

/** What the app hands to the system's browser, which is not opened here; wrong hosts never come so far. */
async function opened({ app }: Satchel): Promise<() => Promise<readonly string[]>> {
  await app.evaluate(({ shell }) => {
    const pages: string[] = [];
    Object.assign(globalThis, { openedPages: pages });
    shell.openExternal = async (url) => {
      pages.push(url);
    };
  });
  return () => app.evaluate(() => (globalThis as { openedPages?: string[] }).openedPages ?? []);
}

const choose = (page: Page, { label }: ProviderForm) =>
  page.getByRole('dialog').locator('label').filter({ hasText: label }).click();
const link = (page: Page) => page.getByRole('dialog').getByRole('button', { name: /the keys/ });

test('the form leads to the page with the keys, by what is typed so far', async ({
  launch,
  sandbox,
}) => {
  const satchel = await launch({ endpoints: signalwireForm.endpoints(sandbox) });
  const { page } = satchel;
  const pages = await opened(satchel);
  await page.getByRole('button', { name: 'Connect an account' }).click();
  const dialog = page.getByRole('dialog');
  // Opened by mouse and by keyboard alike.
  for (const form of [plivoForm, twilioMessagingForm]) {
    await choose(page, form);
    await link(page).click();
  }
  await choose(page, twilioConversationsForm);
  await expect(dialog.getByText('Twilio Conversations (classic)', { exact: true })).toBeVisible();
  await link(page).focus();
  await page.keyboard.press('Enter');
  await dialog.getByRole('button', { name: /Region/ }).click();
  await page.getByRole('option', { name: /IE1/ }).click();
  await link(page).click();

  await choose(page, signalwireForm);
  await link(page).click();
  for (const space of ['harbour', 'https://pine.signalwire.com/', 'evil.example/x']) {
    await dialog.getByLabel('Space').fill(space);
    await link(page).click();
  }
  await expect
    .poll(pages)
    .toEqual([
      'https://cx.plivo.com/home',
      'https://console.twilio.com/us1/account/keys-credentials/api-keys',
      'https://console.twilio.com/us1/account/keys-credentials/api-keys',
      'https://console.twilio.com/ie1/account/keys-credentials/api-keys',
      'https://my.signalwire.com/?page=credentials',
      'https://harbour.signalwire.com/credentials',
      'https://pine.signalwire.com/credentials',
      'https://my.signalwire.com/?page=credentials',
    ]);
});

test('the form of Twilio leads with the API key and asks for no region', async ({
  launch,
  sandbox,
}) => {
  const { page } = await launch({ endpoints: twilioMessagingForm.endpoints(sandbox) });
  await page.getByRole('button', { name: 'Connect an account' }).click();
  await choose(page, twilioMessagingForm);
  const dialog = page.getByRole('dialog');
  const labels = dialog.locator('label').filter({ hasText: /SID|secret|Region/ });
  await expect(labels).toHaveText([
    /^Account SID$/,
    /^API key SID recommended$/,
    /^API key secret, or Auth Token$/,
  ]);
  await expect(dialog.getByText(/testing only/)).toBeVisible();
});

test('links that are private are not offered, and the window leads to where that is changed', async ({
  launch,
  sandbox,
}) => {
  sandbox.protect(true, 'signalwire');
  const satchel = await launch({ endpoints: signalwireForm.endpoints(sandbox) });
  const { page } = satchel;
  const pages = await opened(satchel);
  await connectBy(page, signalwireForm, sandbox);
  const grid = page.getByRole('grid', { name: 'Library' });
  const details = page.getByRole('complementary', { name: 'Details' });

  // Known before anything is selected: no card has a link to copy either.
  await expect(grid.getByRole('button', { name: /Copy link/ })).toHaveCount(0);
  await grid.getByRole('gridcell').first().click();
  const way = details.getByRole('button', { name: 'How to make links public' });
  await expect(way).toBeVisible();
  await expect(
    details.getByText('Links are private in this account', { exact: true }),
  ).toBeVisible();
  await expect(details.getByText(en.link.privateWhy)).toBeVisible();
  await expect(details.getByRole('button', { name: /Copy link|Send in a message/ })).toHaveCount(0);
  await expect(details.getByRole('button', { name: /Delete/ })).toBeVisible();
  await way.click();
  await expect
    .poll(pages)
    .toEqual(['https://developer.signalwire.com/platform/dashboard/guides/media-protection']);

  // The menu offers the same, and the key says why not.
  await grid.getByRole('gridcell').first().click({ button: 'right' });
  await expect(page.getByRole('menuitem', { name: 'How to make links public' })).toBeVisible();
  await expect(page.getByRole('menuitem', { name: /Copy link|Send in/ })).toHaveCount(0);
  await page.keyboard.press('Escape');
  await page.keyboard.press('ControlOrMeta+c');
  await expect(page.getByText(en.link.privateWhy).first()).toBeVisible();

  // Switched off at the provider, it is offered after the next reading.
  sandbox.protect(false, 'signalwire');
  await page.getByRole('button', { name: 'Refresh' }).first().click();
  await expect(details.getByRole('button', { name: 'Copy link', exact: true })).toBeVisible();
  await expect(way).toHaveCount(0);
});

test('an item of a protected account is sent by the link that was made for it', async ({
  launch,
  sandbox,
}) => {
  const satchel = await launch({ endpoints: twilioMessagingForm.endpoints(sandbox) });
  const { page } = satchel;
  await connectBy(page, twilioMessagingForm, sandbox);
  await page.getByRole('button', { name: 'Images' }).click();
  const grid = page.getByRole('grid', { name: 'Library' });
  const before = sandbox.messages().length;
  await grid.getByRole('gridcell').first().click({ button: 'right' });
  await expect(
    page.getByRole('menuitem', { name: 'Copy link – works for about 4 h' }),
  ).toBeVisible();
  await page.getByRole('menuitem', { name: 'Send in a message…' }).click();
  const form = page.getByRole('dialog', { name: 'Send in a message' });
  await expect(form.getByRole('combobox', { name: 'From' })).not.toHaveValue('');
  await form.getByRole('textbox', { name: 'To' }).fill('+1 212 555 0188');
  await form.getByRole('button', { name: /^(Check the message|Review)$/ }).click();
  await page.getByRole('alertdialog').getByRole('button', { name: /^Send/ }).click();
  await expect.poll(() => sandbox.messages().length).toBe(before + 1);
  expect(sandbox.messages().at(-1)?.sha256s).toHaveLength(1);
});
