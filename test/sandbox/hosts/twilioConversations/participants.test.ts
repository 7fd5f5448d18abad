import { afterEach, expect, test } from 'vitest';
import type { SandboxOptions } from '../../../../electron/sandbox/sandbox.ts';
import { type Sandbox, startSandbox } from '../../../../electron/sandbox/startSandbox.ts';
import { askAt, conversationCalled, official, peopleIn, type WireMeta } from './mcsWire.ts';

let sandbox: Sandbox;
const start = async (options: SandboxOptions = {}) => {
  sandbox = await startSandbox({ items: 12, ...options });
};
afterEach(() => sandbox.close());

const everyConversation = async () => {
  const found = [];
  for (const service of await official(sandbox).services.list()) {
    found.push(...(await official(sandbox).services(service.sid).conversations.list()));
  }
  return found;
};

test('the official client reads who is in every conversation, and by which channel', async () => {
  await start();
  const kinds = new Set<string>();
  for (const conversation of await everyConversation()) {
    const people = await peopleIn(sandbox, conversation).list();
    expect(people.length).toBeGreaterThan(1);
    for (const person of people) {
      expect(person).toMatchObject({
        sid: expect.stringMatching(/^MB[0-9a-f]{32}$/),
        conversationSid: conversation.sid,
        chatServiceSid: conversation.chatServiceSid,
        attributes: '{}',
        lastReadMessageIndex: null,
      });
      expect(person.dateCreated).toBeInstanceOf(Date);
      const binding = person.messagingBinding as Record<string, string> | null;
      const number = binding && (binding['address'] ?? binding['projected_address']);
      if (binding === null) expect(person.identity).toBeTruthy();
      else expect(number).toMatch(/^(whatsapp:)?\+\d+$/);
      kinds.add(
        binding === null
          ? 'chat'
          : 'projected_address' in binding
            ? 'projected'
            : 'proxy_address' in binding
              ? (binding['type'] ?? '')
              : `group ${binding['type']}`,
      );
    }
  }
  expect([...kinds].sort()).toEqual(['chat', 'group sms', 'projected', 'sms', 'whatsapp']);
});

test('the official client adds people, fetches one and removes one', async () => {
  await start();
  const conversation = await conversationCalled(sandbox, /lamp/i);
  const before = await peopleIn(sandbox, conversation).list();
  const added = await peopleIn(sandbox, conversation).create({
    'messagingBinding.address': 'whatsapp:+15005550111',
    'messagingBinding.proxyAddress': 'whatsapp:+15005550006',
  });
  expect(added.messagingBinding).toEqual({
    type: 'whatsapp',
    address: 'whatsapp:+15005550111',
    proxy_address: 'whatsapp:+15005550006',
  });
  const again = peopleIn(sandbox, conversation).create({
    'messagingBinding.address': 'whatsapp:+15005550111',
    'messagingBinding.proxyAddress': 'whatsapp:+15005550006',
  });
  await expect(again).rejects.toMatchObject({ status: 409, code: 50433 });
  await expect(peopleIn(sandbox, conversation).create()).rejects.toMatchObject({ status: 400 });
  const participants = peopleIn(sandbox, conversation);
  expect((await participants(added.sid).fetch()).sid).toBe(added.sid);
  expect(await participants.list()).toHaveLength(before.length + 1);
  expect(await participants(added.sid).remove()).toBe(true);
  await expect(participants(added.sid).fetch()).rejects.toMatchObject({ status: 404 });
  expect(await participants.list()).toHaveLength(before.length);
});

test('people are paged as everything in Conversations is', async () => {
  await start();
  const conversation = await conversationCalled(sandbox, /lamp/i);
  const pageOf = async (url: string) =>
    (await (await askAt(sandbox, url)).json()) as {
      readonly meta: WireMeta;
      readonly participants: readonly { readonly sid: string }[];
    };
  const first = await pageOf(`${conversation.url}/Participants?PageSize=2`);
  expect(first.meta).toMatchObject({ page: 0, page_size: 2, key: 'participants' });
  expect(first.participants).toHaveLength(2);
  const second = await pageOf(first.meta.next_page_url ?? '');
  expect(second.participants[0]?.sid).not.toBe(first.participants[0]?.sid);
  const all = await peopleIn(sandbox, conversation).list({ pageSize: 1 });
  expect(all.map(({ sid }) => sid).slice(0, 2)).toEqual(first.participants.map(({ sid }) => sid));
  const wrong = await askAt(sandbox, `${conversation.url}/Participants`, { method: 'PUT' });
  expect(wrong.status).toBe(405);
});
