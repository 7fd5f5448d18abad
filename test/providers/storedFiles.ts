import { createHash } from 'node:crypto';
import type { LamlProvider } from '../../electron/sandbox/laml/protocol/lamlOptions.ts';
import type { Sandbox } from '../../electron/sandbox/startSandbox.ts';
import { accountOf, ask, page, type WirePage } from '../sandbox/laml/accounts.ts';

/** What an account holds, found without the code that is under test. */
export interface Stored {
  readonly ref: string;
  readonly sha256: string;
  readonly sizeBytes: number;
  /** Members of the item that is expected. */
  readonly told: Readonly<Record<string, unknown>>;
}

export function storedByPlivo(sandbox: Sandbox): Stored[] {
  return sandbox.ledger().map(({ id, name, contentType, sizeBytes, storedAt, sha256 }) => {
    return { ref: id, sha256, sizeBytes, told: { name, contentType, sizeBytes, storedAt } };
  });
}

/** Its ledger has no services, which are part of a ref, so the chats are walked. */
export async function storedByConversations(sandbox: Sandbox): Promise<Stored[]> {
  const { conversationsUrl, accountSid, authToken } = sandbox.twilioConversations;
  const pair = Buffer.from(`${accountSid}:${authToken}`).toString('base64');
  const list = async (path: string, key: string) => {
    const entries: Record<string, unknown>[] = [];
    let url: string | null = `${conversationsUrl}/v1/${path}?PageSize=100`;
    while (url !== null) {
      const answer = await fetch(url, { headers: { authorization: `Basic ${pair}` } });
      const body = (await answer.json()) as Record<string, unknown>;
      entries.push(...(body[key] as Record<string, unknown>[]));
      url = (body['meta'] as { next_page_url: string | null }).next_page_url;
    }
    return entries;
  };
  const hashes = new Map(
    sandbox.ledger('twilioConversations').map((entry) => [entry.id, entry.sha256]),
  );
  const stored: Stored[] = [];
  for (const { sid: service } of await list('Services', 'services')) {
    const chats = `Services/${service}/Conversations`;
    for (const { sid: chat } of await list(chats, 'conversations')) {
      for (const message of await list(`${chats}/${chat}/Messages`, 'messages')) {
        const storedAt = Date.parse(String(message['date_created']));
        for (const media of (message['media'] ?? []) as Record<string, unknown>[]) {
          stored.push({
            ref: `${service}/${media['sid']}`,
            sha256: hashes.get(String(media['sid'])) ?? '',
            sizeBytes: Number(media['size']),
            told: {
              messageRef: `${chat}/${message['sid']}`,
              name: media['filename'],
              contentType: media['content_type'],
              sizeBytes: media['size'],
              fromAddress: message['author'],
              storedAt,
              usedAt: storedAt,
            },
          });
        }
      }
    }
  }
  return stored;
}

export async function storedByLaml(sandbox: Sandbox, provider: LamlProvider): Promise<Stored[]> {
  const account = accountOf(sandbox, provider);
  const { messages } = await page(account, 'Messages.json?PageSize=1000');
  const stored: Stored[] = [];
  for (const message of messages.filter(({ num_media: count }) => Number(count) > 0)) {
    const path = `Messages/${message.sid}/Media`;
    for (const media of (await page(account, `${path}.json`)).media_list) {
      let answer = await ask(account, `${path}/${media.sid}`);
      while (answer.status >= 300 && answer.status < 400) {
        const location = new URL(answer.headers.get('location') ?? '', answer.url);
        answer = await fetch(location, { redirect: 'manual' });
      }
      const bytes = Buffer.from(await answer.arrayBuffer());
      stored.push({
        ref: media.sid,
        sha256: createHash('sha256').update(bytes).digest('hex'),
        sizeBytes: bytes.length,
        told: {
          messageRef: message.sid,
          direction: message.direction.startsWith('inbound') ? 'inbound' : 'outbound',
          fromAddress: message.from,
          toAddress: message.to,
          messageStatus: message.status,
          contentType: media.content_type,
          storedAt: Date.parse(media.date_created),
        },
      });
    }
  }
  return stored;
}

/** The refs alone, of accounts of any size. */
export async function refsByLaml(sandbox: Sandbox, provider: LamlProvider): Promise<string[]> {
  const account = accountOf(sandbox, provider);
  const refs: string[] = [];
  for (let path: string | null = 'Messages.json?PageSize=1000'; path !== null; ) {
    const listed: WirePage = await page(account, path);
    const carriers = listed.messages.filter(({ num_media: count }) => Number(count) > 0);
    for (let start = 0; start < carriers.length; start += 50) {
      const some = carriers.slice(start, start + 50);
      const media = some.map(({ sid }) => page(account, `Messages/${sid}/Media.json`));
      for (const { media_list } of await Promise.all(media))
        refs.push(...media_list.map(({ sid }) => sid));
    }
    path = listed.next_page_uri ?? null;
  }
  return refs;
}
