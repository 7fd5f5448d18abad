import { afterEach, describe, expect, it } from 'vitest';
import type { Fault } from '../../electron/sandbox/startSandbox.ts';
import { expectUnharmed, type Shop } from './support/afterRow.ts';
import { attaching, intoConversation } from './support/way.ts';
import { main, openWorkshop, picture } from './support/workshop.ts';

let shop: Shop;
afterEach(() => shop.close());

const always = { times: 1e9 } as const;
const onList = { route: 'list', ...always } as const;
const forms: readonly Extract<Fault, { kind: 'bad-entries' }>['as'][] = [
  'null',
  'number',
  'unnamed',
  'null-name',
  'object-name',
];
const sent = [{ name: 'doubtful.png', bytes: picture(1, 3_000) }];

async function upload(): Promise<void> {
  await shop.add(sent.map(({ name, bytes }) => shop.file(name, bytes)));
}

/** Knows what the account holds, as after the reading of its library. */
async function readLibrary(): Promise<void> {
  const { provider, session } = await shop.session();
  const { items } = await provider.list(session, null, new AbortController().signal);
  shop.record(items);
}

const ended = async () => (await shop.settled()).map(({ state, attempt }) => [state, attempt]);
const untold = { kind: 'provider-down', cause: 'untold' };

describe.each(forms)('an upload in doubt, in whose list an entry is %s', (as) => {
  it('is found beside it, and sent once', async () => {
    shop = await openWorkshop();
    shop.sandbox.faults.arm({ kind: 'bad-entries', positions: [1, 2], as, ...onList });
    shop.sandbox.faults.arm({ kind: 'reset', route: 'upload', at: 'stored' });
    await upload();
    expect(await ended()).toEqual([['stored', 1]]);
    await expectUnharmed(shop, sent, 1);
  });

  it('is sent again where it is not there, and the entry stands among older ones', async () => {
    shop = await openWorkshop();
    await readLibrary();
    shop.sandbox.faults.arm({ kind: 'bad-entries', positions: [1, 2], as, ...onList });
    shop.sandbox.faults.arm({ kind: 'reset', route: 'upload', at: 'received' });
    await upload();
    expect(await ended()).toEqual([['stored', 2]]);
    await expectUnharmed(shop, sent, 2);
  });

  it('is neither sent again nor in doubt for ever where the entry may be it', async () => {
    shop = await openWorkshop({ speed: 600 });
    shop.sandbox.faults.arm({ kind: 'bad-entries', positions: [0], as, ...onList });
    shop.sandbox.faults.arm({ kind: 'reset', route: 'upload', at: 'stored' });
    await upload();
    const [job] = await shop.settled();
    expect(job).toMatchObject({ state: 'failed', failure: untold });
    expect(shop.uploaded()).toHaveLength(1);
    expect(shop.uploads()).toHaveLength(1);
  });
});

it('is found once the list tells it', async () => {
  shop = await openWorkshop();
  const bad = {
    kind: 'bad-entries',
    positions: [0],
    as: 'null-name',
    route: 'list',
    times: 4,
  } as const;
  shop.sandbox.faults.arm(bad);
  shop.sandbox.faults.arm({ kind: 'reset', route: 'upload', at: 'stored' });
  await upload();
  expect(await ended()).toEqual([['stored', 1]]);
  await expectUnharmed(shop, sent, 1);
});

it('does not wait for ever for a list that never ends, nor send again by it', async () => {
  shop = await openWorkshop({ speed: 600 });
  // What is young, so that no page says that the rest is older.
  await shop.add([shop.file('before.png', picture(9, 2_000))]);
  await shop.settled();
  shop.sandbox.faults.arm({ kind: 'endless-list', brings: 'the-same', ...onList });
  shop.sandbox.faults.arm({ kind: 'reset', route: 'upload', at: 'received' });
  await upload();
  const [, job] = await shop.settled();
  expect(job).toMatchObject({ state: 'failed', failure: untold });
  expect(shop.uploaded()).toHaveLength(1);
  expect(shop.uploads()).toHaveLength(2);
});

it('finds in a list that never ends what stands in it', async () => {
  shop = await openWorkshop();
  shop.sandbox.faults.arm({ kind: 'endless-list', brings: 'the-same', ...onList });
  shop.sandbox.faults.arm({ kind: 'reset', route: 'upload', at: 'stored' });
  await upload();
  expect(await ended()).toEqual([['stored', 1]]);
  await expectUnharmed(shop, sent, 1);
});

describe('a file on its way into a conversation', () => {
  const into = async (way: typeof attaching) => {
    shop = await openWorkshop({ way, speed: way.speed });
    const {
      targets: [target],
    } = await shop.service().targets({ accountId: main, search: '' });
    if (target === undefined) throw new Error('there is no conversation');
    return { id: target.id, label: target.label };
  };
  const messages = { route: 'chat-messages', ...always } as const;
  /** As where the media itself does not tell its message, which is not documented. */
  const untoldMessage = (body: Record<string, unknown>) => ({ ...body, message_sid: null });

  it('is stored though an entry before it cannot be read', async () => {
    const target = await into(intoConversation);
    shop.sandbox.faults.arm({ kind: 'bad-entries', positions: [1], as: 'null', ...messages });
    shop.sandbox.faults.arm({
      kind: 'rewrite',
      change: untoldMessage,
      route: 'mcs-get',
      ...always,
    });
    shop.sandbox.faults.arm({ kind: 'reset', route: 'chat-send', at: 'stored' });
    await shop.add(
      sent.map(({ name, bytes }) => shop.file(name, bytes)),
      target,
    );
    expect(await ended()).toEqual([['stored', 1]]);
    await expectUnharmed(shop, sent, 2);
  });

  it('is there by the media of a message that has no name', async () => {
    const target = await into(attaching);
    shop.sandbox.faults.arm({ kind: 'bad-entries', positions: [0], as: 'unnamed', ...messages });
    shop.sandbox.faults.arm({
      kind: 'rewrite',
      change: untoldMessage,
      route: 'mcs-get',
      ...always,
    });
    shop.sandbox.faults.arm({ kind: 'reset', route: 'chat-send', at: 'stored' });
    await shop.add(
      sent.map(({ name, bytes }) => shop.file(name, bytes)),
      target,
    );
    expect(await ended()).toEqual([['stored', 1]]);
    expect(shop.requestsOf('chat-send')).toHaveLength(1);
  });
});
