import type { LamlProvider } from '../../../electron/sandbox/laml/protocol/lamlOptions.ts';
import type { Sandbox } from '../../../electron/sandbox/startSandbox.ts';

export const lamlProviders: readonly LamlProvider[] = ['signalwire', 'twilioMessaging'];

export interface LamlAccount {
  readonly provider: LamlProvider;
  /** Scheme, host and port alone. */
  readonly origin: string;
  /** Path of the account, as `uri` members begin. */
  readonly root: string;
  readonly user: string;
  readonly password: string;
  readonly filesOrigin: string;
}

export function accountOf(sandbox: Sandbox, provider: LamlProvider): LamlAccount {
  if (provider === 'signalwire') {
    const { baseUrl, projectId, apiToken, filesOrigin } = sandbox.signalwire;
    const { origin, pathname } = new URL(baseUrl);
    const root = `${pathname}/Accounts/${projectId}`;
    return { provider, origin, root, user: projectId, password: apiToken, filesOrigin };
  }
  const { baseUrl, accountSid, authToken, filesOrigin } = sandbox.twilioMessaging;
  const root = `/2010-04-01/Accounts/${accountSid}`;
  return { provider, origin: baseUrl, root, user: accountSid, password: authToken, filesOrigin };
}

export const basic = (user: string, password: string) => ({
  authorization: `Basic ${Buffer.from(`${user}:${password}`).toString('base64')}`,
});

/** Asks for a path under the account, or for a whole one, with the account's credentials. */
export function ask(account: LamlAccount, path: string, init: RequestInit = {}): Promise<Response> {
  const whole = path.startsWith('/2010') || path.startsWith('/api');
  return fetch(account.origin + (whole ? path : `${account.root}/${path}`), {
    redirect: 'manual',
    ...init,
    headers: { ...basic(account.user, account.password), ...init.headers },
  });
}

export interface WireMessage {
  readonly sid: string;
  readonly from: string | null;
  readonly to: string;
  readonly body: string;
  readonly direction: string;
  readonly status: string;
  readonly num_media: string | number;
  readonly date_created: string;
  readonly date_sent: string | null;
  readonly error_code: string | number | null;
  readonly uri: string;
  readonly subresource_uris: { readonly media: string };
}

export interface WireMedia {
  readonly sid: string;
  readonly parent_sid: string;
  readonly content_type: string;
  readonly date_created: string;
  readonly uri: string;
}

export interface WirePage {
  readonly uri: string;
  readonly first_page_uri: string;
  readonly next_page_uri: string | null;
  readonly previous_page_uri: string | null;
  readonly page: number;
  readonly page_size: number | string;
  readonly start?: number;
  readonly end?: number;
  readonly messages: readonly WireMessage[];
  readonly media_list: readonly WireMedia[];
}

export async function page(account: LamlAccount, path: string): Promise<WirePage> {
  return (await (await ask(account, path)).json()) as WirePage;
}

export function send(account: LamlAccount, fields: [string, string][]): Promise<Response> {
  return ask(account, 'Messages.json', { method: 'POST', body: new URLSearchParams(fields) });
}

export const receiver = '+12125550100';
export const sender = '+16465550145';

/** Sends and answers the message; the URLs are to be fetched. */
export async function sendOne(
  account: LamlAccount,
  urls: readonly string[],
  to = receiver,
): Promise<WireMessage> {
  const media = urls.map((url): [string, string] => ['MediaUrl', url]);
  const response = await send(account, [['To', to], ['From', sender], ['Body', 'Hello'], ...media]);
  if (response.status !== 201) throw new Error(`not sent: ${await response.text()}`);
  return (await response.json()) as WireMessage;
}

/** The newest message with media, and its media. */
export async function firstMedia(account: LamlAccount) {
  const { messages } = await page(account, 'Messages.json');
  const message = messages.find(({ num_media: count }) => Number(count) > 0);
  if (!message) throw new Error('no message carries media');
  const { media_list: all } = await page(account, `Messages/${message.sid}/Media.json`);
  const media = all[0];
  if (!media) throw new Error('the message has no media');
  const path = `Messages/${message.sid}/Media/${media.sid}`;
  return { message, media, path, meta: `${path}.json` };
}
