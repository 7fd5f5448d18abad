import { expect, type Page } from '@playwright/test';
import type { Sandbox } from '../../../electron/sandbox/startSandbox.ts';
import { libraryRead } from './libraryRead.ts';
import type { LaunchOptions, Satchel } from './satchel.ts';

/** A provider as a person meets it: its card, and what its form asks for. */
export interface ProviderForm {
  readonly label: string;
  endpoints(sandbox: Sandbox): NonNullable<LaunchOptions['endpoints']>;
  fields(sandbox: Sandbox): Readonly<Record<string, string>>;
}

export const plivoForm: ProviderForm = {
  label: 'Plivo',
  endpoints: ({ plivo }) => ({ plivo: plivo.baseUrl }),
  fields: ({ plivo }) => ({ 'Auth ID': plivo.authId, 'Auth Token': plivo.authToken }),
};

export const signalwireForm: ProviderForm = {
  label: 'SignalWire',
  endpoints: ({ signalwire }) => ({ signalwire: signalwire.baseUrl }),
  fields: ({ signalwire }) => ({
    Space: 'practice',
    'Project ID': signalwire.projectId,
    'API token': signalwire.apiToken,
  }),
};

export const twilioMessagingForm: ProviderForm = {
  label: 'Twilio Messaging',
  endpoints: ({ twilioMessaging }) => ({ twilioMessaging: twilioMessaging.baseUrl }),
  fields: ({ twilioMessaging }) => ({
    'Account SID': twilioMessaging.accountSid,
    'API key SID': twilioMessaging.apiKey.sid,
    'API key secret, or Auth Token': twilioMessaging.apiKey.secret,
  }),
};

export const twilioConversationsForm: ProviderForm = {
  label: 'Twilio Conversations',
  endpoints: ({ twilioConversations: { mcsUrl, conversationsUrl } }) => ({
    twilioConversations: { mcsUrl, conversationsUrl },
  }),
  fields: ({ twilioConversations }) => ({
    'Account SID': twilioConversations.accountSid,
    'API key secret, or Auth Token': twilioConversations.authToken,
  }),
};

/** Fills in the form of a provider, from wherever accounts are connected. */
export async function connectBy(page: Page, form: ProviderForm, sandbox: Sandbox): Promise<void> {
  await page.getByRole('button', { name: 'Connect an account' }).click();
  const dialog = page.getByRole('dialog');
  await dialog.locator('label').filter({ hasText: form.label }).click();
  for (const [label, value] of Object.entries(form.fields(sandbox))) {
    // A field that may stay empty says so beside its name.
    const name = new RegExp(`^${label}( (optional|recommended))?$`);
    await dialog.getByLabel(name).fill(value);
  }
  await dialog.getByRole('button', { name: 'Connect', exact: true }).click();
  await expect(dialog).toBeHidden();
  await expect(page.getByRole('gridcell').first()).toBeVisible();
}

/** The app with one account of a provider, its library read. */
export async function launchWith(
  launch: (options?: Partial<LaunchOptions>) => Promise<Satchel>,
  form: ProviderForm,
  sandbox: Sandbox,
): Promise<Satchel> {
  const satchel = await launch({ endpoints: form.endpoints(sandbox) });
  await connectBy(satchel.page, form, sandbox);
  await libraryRead(satchel.page);
  return satchel;
}

/** How many items the library says that it shows. */
export async function itemCount(page: Page): Promise<number> {
  const text = await page
    .getByText(/^\d+ items?$/)
    .first()
    .textContent();
  return Number(text?.split(' ')[0]);
}
