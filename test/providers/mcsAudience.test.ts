import { expect, test } from 'vitest';
import { mcs } from '../../electron/providers/mcs/mcs.ts';
import type { Session } from '../../electron/providers/provider.ts';
import type { Sandbox } from '../../electron/sandbox/startSandbox.ts';
import { conversationCalled, peopleIn } from '../sandbox/hosts/twilioConversations/mcsWire.ts';
import { openAll, routes, start } from './mcsRig.ts';
import { signal } from './support.ts';

const audienceIn = async (world: Sandbox, name: RegExp, session: Session = openAll(world)) => {
  const { chatServiceSid, sid } = await conversationCalled(world, name);
  const { targets } = mcs.upload ?? {};
  if (targets === undefined) throw new Error('uploads are put into conversations');
  return targets.audience(session, `${chatServiceSid}/${sid}`, signal());
};

test('everybody is told with the channel that reaches them', async () => {
  const world = await start();
  const nobody = { told: null, name: null, address: null };
  expect(await audienceIn(world, /lamp/i)).toEqual({
    people: [
      { ...nobody, channel: 'sms', address: '+15005550177' },
      { ...nobody, channel: 'chat', name: 'support-desk-1' },
      { ...nobody, channel: 'sms', address: '+15005550178' },
      { ...nobody, channel: 'whatsapp', address: 'whatsapp:+447700900118' },
      { ...nobody, channel: 'chat', name: 'returns-team' },
    ],
    unnamed: 0,
    more: false,
  });
});

test('who is in the chat of a group MMS with a number of their own is in the chat', async () => {
  const world = await start();
  const { people } = await audienceIn(world, /van delivery/i);
  expect(people.map(({ channel, name, address }) => [channel, name ?? address])).toEqual([
    ['sms', '+15005550168'],
    ['chat', 'delivery-team'],
    ['sms', '+15005550169'],
  ]);
});

test('a channel without a name here goes by the provider’s word', async () => {
  const world = await start();
  const conversation = await conversationCalled(world, /lamp/i);
  await peopleIn(world, conversation).create({ 'messagingBinding.address': 'messenger:4711' });
  const { people } = await audienceIn(world, /lamp/i);
  expect(people.at(-1)).toEqual({
    channel: 'other',
    told: 'messenger',
    name: null,
    address: 'messenger:4711',
  });
});

test('more people than a page holds are all told', async () => {
  const world = await start();
  const conversation = await conversationCalled(world, /lamp/i);
  const everybody = Array.from({ length: 120 }, (_, number) => `guest-${number}`);
  for (const identity of everybody) {
    // No faster than Conversations takes it.
    world.wind(50);
    await peopleIn(world, conversation).create({ identity });
  }
  const { people, more } = await audienceIn(world, /lamp/i);
  expect(people.slice(5).map(({ name }) => name)).toEqual(everybody);
  expect(more).toBe(false);
  expect(routes(world, 'chat-participants')).toHaveLength(2);
});

const listed = (participants: unknown[], next: string | null = null) => ({
  meta: { key: 'participants', next_page_url: next },
  participants,
});

test('entries that name nobody are counted, and do not hide the others', async () => {
  const world = await start();
  const strange = [
    null,
    7,
    { sid: 'MB1', identity: null, messaging_binding: null },
    { identity: ['x'], messaging_binding: 'sms' },
    { messaging_binding: { type: 'sms', address: '' } },
    { identity: 'ann' },
    { messaging_binding: { type: 'SMS', address: '+15005550100', extra: 1 } },
    { messaging_binding: { address: '+15005550101' } },
  ];
  world.faults.arm({
    kind: 'answer',
    route: 'chat-participants',
    status: 200,
    body: listed(strange),
  });
  const { people, unnamed } = await audienceIn(world, /lamp/i);
  expect(unnamed).toBe(5);
  expect(people.map(({ channel }) => channel)).toEqual(['chat', 'sms', 'other']);
});

test('a list without an end is left', async () => {
  const world = await start();
  const loop = listed([{ identity: 'ann' }], 'https://x.example/?PageToken=PA1');
  world.faults.arm({
    kind: 'answer',
    route: 'chat-participants',
    status: 200,
    body: loop,
    times: 50,
  });
  expect(await audienceIn(world, /lamp/i)).toMatchObject({ more: true });
  expect(routes(world, 'chat-participants').length).toBeLessThan(4);
});

test.each(['nothing', 'the-same', 'new'] as const)(
  'a list that brings %s for ever is left',
  async (brings) => {
    const world = await start();
    world.faults.arm({ kind: 'endless-list', route: 'chat-participants', brings, times: 1e9 });
    expect(await audienceIn(world, /lamp/i)).toMatchObject({ more: true });
    expect(routes(world, 'chat-participants').length).toBeLessThan(1_000);
  },
  60_000,
);

test('nobody is told of nobody, and of what cannot be asked nothing at all', async () => {
  const world = await start();
  const conversation = await conversationCalled(world, /lamp/i);
  for (const { sid } of await peopleIn(world, conversation).list()) {
    await peopleIn(world, conversation)(sid).remove();
  }
  expect(await audienceIn(world, /lamp/i)).toEqual({ people: [], unnamed: 0, more: false });

  for (const [status, kind] of [
    [401, 'unauthorized'],
    [404, 'provider-refused'],
    [500, 'provider-down'],
    [429, 'rate-limited'],
  ] as const) {
    world.faults.arm({ kind: 'answer', route: 'chat-participants', status, body: {} });
    await expect(audienceIn(world, /lamp/i)).rejects.toMatchObject({ failure: { kind } });
  }
  world.faults.arm({ kind: 'answer', route: 'chat-participants', status: 200, body: {} });
  await expect(audienceIn(world, /lamp/i)).rejects.toMatchObject({
    failure: { kind: 'provider-down' },
  });
});
