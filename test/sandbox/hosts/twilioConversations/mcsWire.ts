import twilio from 'twilio';
import type { Sandbox } from '../../../../electron/sandbox/startSandbox.ts';

export interface WireMedia {
  readonly sid: string;
  readonly service_sid: string;
  readonly account_sid?: string;
  readonly size: number;
  readonly content_type: string;
  readonly file_name?: string | null;
  readonly filename?: string | null;
  readonly category?: string;
  readonly author: string | null;
  readonly date_created: string;
  readonly url: string;
  readonly message_sid: string | null;
  readonly is_multipart_upstream?: boolean;
  readonly links: { readonly content: string; readonly content_direct_temporary?: string };
}

export interface WireMeta {
  readonly page: number;
  readonly page_size: number;
  readonly first_page_url: string;
  readonly previous_page_url: string | null;
  readonly next_page_url: string | null;
  readonly url: string;
  readonly key: string;
}

export interface WireMessage {
  readonly sid: string;
  readonly index: number;
  readonly author: string;
  readonly body: string | null;
  readonly media: readonly { sid: string; size: number; filename: string | null }[] | null;
}

export const bytesOf = (text: string) => Uint8Array.from(Buffer.from(text));

export function basic(user: string, secret: string): { authorization: string } {
  return { authorization: `Basic ${Buffer.from(`${user}:${secret}`).toString('base64')}` };
}

/** Asks with the account's credentials, unless others are given. */
export function askAt(sandbox: Sandbox, url: string, init: RequestInit = {}): Promise<Response> {
  const { accountSid, authToken } = sandbox.twilioConversations;
  const headers = { ...basic(accountSid, authToken), ...init.headers };
  return fetch(url, { redirect: 'manual', ...init, headers });
}

export function askMcs(sandbox: Sandbox, path: string, init: RequestInit = {}) {
  const { mcsUrl, serviceSid } = sandbox.twilioConversations;
  return askAt(sandbox, `${mcsUrl}/v1/Services/${serviceSid}/${path}`, init);
}

export function upload(sandbox: Sandbox, query = '?Filename=cat.png', init: RequestInit = {}) {
  const headers = { 'content-type': 'image/png', ...init.headers };
  return askMcs(sandbox, `Media${query}`, {
    method: 'POST',
    body: bytesOf('a small picture'),
    ...init,
    headers,
  });
}

export async function uploaded(sandbox: Sandbox): Promise<WireMedia> {
  return (await (await upload(sandbox)).json()) as WireMedia;
}

export async function getMedia(sandbox: Sandbox, sid: string): Promise<WireMedia> {
  return (await (await askMcs(sandbox, `Media/${sid}`)).json()) as WireMedia;
}

export async function linkOf(sandbox: Sandbox, sid: string): Promise<string> {
  return (await getMedia(sandbox, sid)).links.content_direct_temporary ?? '';
}

/** Twilio's own client, pointed at the sandbox. */
export function official(sandbox: Sandbox) {
  const { accountSid, authToken, conversationsUrl } = sandbox.twilioConversations;
  const client = twilio(accountSid, authToken);
  client.conversations.baseUrl = conversationsUrl;
  return client.conversations.v1;
}

/** The first conversation of a service, by Twilio's own client. */
export async function firstConversation(
  sandbox: Sandbox,
  serviceSid = sandbox.twilioConversations.serviceSid,
) {
  const service = official(sandbox).services(serviceSid);
  const [conversation] = await service.conversations.list({ limit: 1 });
  if (!conversation) throw new Error('the service has no conversation');
  return service.conversations(conversation.sid);
}

/** The conversation of that name, in whichever service, as the official client knows it. */
export async function conversationCalled(sandbox: Sandbox, name: RegExp) {
  for (const { sid } of await official(sandbox).services.list()) {
    const all = await official(sandbox).services(sid).conversations.list();
    const found = all.find(({ friendlyName }) => name.test(friendlyName));
    if (found) return found;
  }
  throw new Error(`no conversation is called ${name}`);
}

/** Who is in a conversation, by the official client, which can add and remove them too. */
export function peopleIn(
  sandbox: Sandbox,
  { chatServiceSid, sid }: { readonly chatServiceSid: string; readonly sid: string },
) {
  return official(sandbox).services(chatServiceSid).conversations(sid).participants;
}
