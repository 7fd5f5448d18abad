import { afterEach, describe, expect, it } from 'vitest';
import type { Fault } from '../../electron/sandbox/startSandbox.ts';
import { expectUnharmed, type UploadRig } from './support/afterRow.ts';
import { main, openUploadRig, picture } from './support/uploadRig.ts';
import { attaching, intoConversation } from './support/way.ts';

let rig: UploadRig;
afterEach(() => rig.close());

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
  await rig.add(sent.map(({ name, bytes }) => rig.file(name, bytes)));
}

/** Knows what the account holds, as after the reading of its library. */
async function readLibrary(): Promise<void> {
  const { provider, session } = await rig.session();
  const { items } = await provider.list(session, null, new AbortController().signal);
  rig.record(items);
}

const ended = async () => (await rig.settled()).map(({ state, attempt }) => [state, attempt]);
const untold = { kind: 'provider-down', cause: 'untold' };

describe.each(forms)('an upload in doubt, in whose list an entry is %s', (as) => {
  it('is found beside it, and sent once', async () => {
    rig = await openUploadRig();
    rig.sandbox.faults.arm({ kind: 'bad-entries', positions: [1, 2], as, ...onList });
    rig.sandbox.faults.arm({ kind: 'reset', route: 'upload', at: 'stored' });
    await upload();
    expect(await ended()).toEqual([['stored', 1]]);
    await expectUnharmed(rig, sent, 1);
  });

  it('is sent again where it is not there, and the entry stands among older ones', async () => {
    rig = await openUploadRig();
    await readLibrary();
    rig.sandbox.faults.arm({ kind: 'bad-entries', positions: [1, 2], as, ...onList });
    rig.sandbox.faults.arm({ kind: 'reset', route: 'upload', at: 'received' });
    await upload();
    expect(await ended()).toEqual([['stored', 2]]);
    await expectUnharmed(rig, sent, 2);
  });

  it('is neither sent again nor in doubt for ever where the entry may be it', async () => {
    rig = await openUploadRig({ speed: 600 });
    rig.sandbox.faults.arm({ kind: 'bad-entries', positions: [0], as, ...onList });
    rig.sandbox.faults.arm({ kind: 'reset', route: 'upload', at: 'stored' });
    await upload();
    const [job] = await rig.settled();
    expect(job).toMatchObject({ state: 'failed', failure: untold });
    expect(rig.uploaded()).toHaveLength(1);
    expect(rig.uploads()).toHaveLength(1);
  });
});

it('is found once the list tells it', async () => {
  rig = await openUploadRig();
  const bad = {
    kind: 'bad-entries',
    positions: [0],
    as: 'null-name',
    route: 'list',
    times: 4,
  } as const;
  rig.sandbox.faults.arm(bad);
  rig.sandbox.faults.arm({ kind: 'reset', route: 'upload', at: 'stored' });
  await upload();
  expect(await ended()).toEqual([['stored', 1]]);
  await expectUnharmed(rig, sent, 1);
});

it('does not wait for ever for a list that never ends, nor send again by it', async () => {
  rig = await openUploadRig({ speed: 600 });
  // What is young, so that no page says that the rest is older.
  await rig.add([rig.file('before.png', picture(9, 2_000))]);
  await rig.settled();
  rig.sandbox.faults.arm({ kind: 'endless-list', brings: 'the-same', ...onList });
  rig.sandbox.faults.arm({ kind: 'reset', route: 'upload', at: 'received' });
  await upload();
  const [, job] = await rig.settled();
  expect(job).toMatchObject({ state: 'failed', failure: untold });
  expect(rig.uploaded()).toHaveLength(1);
  expect(rig.uploads()).toHaveLength(2);
});

it('finds in a list that never ends what stands in it', async () => {
  rig = await openUploadRig();
  rig.sandbox.faults.arm({ kind: 'endless-list', brings: 'the-same', ...onList });
  rig.sandbox.faults.arm({ kind: 'reset', route: 'upload', at: 'stored' });
  await upload();
  expect(await ended()).toEqual([['stored', 1]]);
  await expectUnharmed(rig, sent, 1);
});

describe('a file on its way into a conversation', () => {
  const into = async (way: typeof attaching) => {
    rig = await openUploadRig({ way, speed: way.speed });
    const {
      targets: [target],
    } = await rig.service().targets({ accountId: main, search: '' });
    if (target === undefined) throw new Error('there is no conversation');
    return { id: target.id, label: target.label };
  };
  const messages = { route: 'chat-messages', ...always } as const;
  /** As where the media itself does not tell its message, which is not documented. */
  const untoldMessage = (body: Record<string, unknown>) => ({ ...body, message_sid: null });

  it('is stored though an entry before it cannot be read', async () => {
    const target = await into(intoConversation);
    rig.sandbox.faults.arm({ kind: 'bad-entries', positions: [1], as: 'null', ...messages });
    rig.sandbox.faults.arm({
      kind: 'rewrite',
      change: untoldMessage,
      route: 'mcs-get',
      ...always,
    });
    rig.sandbox.faults.arm({ kind: 'reset', route: 'chat-send', at: 'stored' });
    await rig.add(
      sent.map(({ name, bytes }) => rig.file(name, bytes)),
      target,
    );
    expect(await ended()).toEqual([['stored', 1]]);
    await expectUnharmed(rig, sent, 2);
  });

  it('is there by the media of a message that has no name', async () => {
    const target = await into(attaching);
    rig.sandbox.faults.arm({ kind: 'bad-entries', positions: [0], as: 'unnamed', ...messages });
    rig.sandbox.faults.arm({
      kind: 'rewrite',
      change: untoldMessage,
      route: 'mcs-get',
      ...always,
    });
    rig.sandbox.faults.arm({ kind: 'reset', route: 'chat-send', at: 'stored' });
    await rig.add(
      sent.map(({ name, bytes }) => rig.file(name, bytes)),
      target,
    );
    expect(await ended()).toEqual([['stored', 1]]);
    expect(rig.requestsOf('chat-send')).toHaveLength(1);
  });
});
