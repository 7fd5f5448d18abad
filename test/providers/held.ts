import { createHash } from 'node:crypto';
import type { LamlProvider } from '../../electron/sandbox/laml/lamlOptions.ts';
import type { Sandbox } from '../../electron/sandbox/startSandbox.ts';
import { accountOf, ask, page } from '../sandbox/laml/accounts.ts';

/** What an account holds, found without the code that is under test. */
export interface Held {
  readonly ref: string;
  readonly sha256: string;
  readonly sizeBytes: number;
  /** Members of the item that is expected. */
  readonly told: Readonly<Record<string, unknown>>;
}

export function heldByPlivo(sandbox: Sandbox): Held[] {
  return sandbox.ledger().map(({ id, name, contentType, sizeBytes, storedAt, sha256 }) => {
    return { ref: id, sha256, sizeBytes, told: { name, contentType, sizeBytes, storedAt } };
  });
}

export async function heldByLaml(sandbox: Sandbox, provider: LamlProvider): Promise<Held[]> {
  const account = accountOf(sandbox, provider);
  const { messages } = await page(account, 'Messages.json?PageSize=1000');
  const held: Held[] = [];
  for (const message of messages.filter(({ num_media: count }) => Number(count) > 0)) {
    const path = `Messages/${message.sid}/Media`;
    for (const media of (await page(account, `${path}.json`)).media_list) {
      let answer = await ask(account, `${path}/${media.sid}`);
      while (answer.status >= 300 && answer.status < 400) {
        const location = new URL(answer.headers.get('location') ?? '', answer.url);
        answer = await fetch(location, { redirect: 'manual' });
      }
      const bytes = Buffer.from(await answer.arrayBuffer());
      held.push({
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
  return held;
}
