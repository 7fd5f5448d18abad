import { createHash } from 'node:crypto';
import { Readable } from 'node:stream';
import { describe, expect, test } from 'vitest';
import { mcs } from '../../electron/providers/mcs/mcs.ts';
import type { OutgoingFile, SendOutcome } from '../../electron/providers/provider.ts';
import type { MediaRef } from '../../shared/ids.ts';
import { failureOf } from '../base/support/testHttp.ts';
import { firstTarget, ledger, listAll, openAll, routes, start, uploaded } from './mcsRig.ts';
import { openImpatient, picture, send, signal } from './support.ts';

const down = (cause: string) => ({ kind: 'provider-down', cause });
const renamed = (body: object) => ({ ...body, filename: 'b.png', file_name: 'b.png' });
const itemOf = (outcome: SendOutcome | undefined) =>
  outcome?.kind === 'stored' ? outcome.item : null;

describe.each(['seed', 'observed'] as const)('as %s', (profile) => {
  test('uploads raw bytes under their name and type, to the first service', async () => {
    const world = await start({ profile, items: 0 });
    const session = openAll(world);
    const file = { ...picture('Rex & "me" 100%.png', 300_000), contentType: 'image/webp' };
    const { outcomes, progress, commits } = await send(mcs, session, [file]);
    const [entry] = uploaded(world);
    expect(entry).toMatchObject({
      name: 'Rex & "me" 100%.png',
      contentType: 'image/webp',
      sizeBytes: 300_000,
      sha256: createHash('sha256').update(file.bytes).digest('hex'),
      attachedTo: null,
    });
    expect(itemOf(outcomes[0])).toMatchObject({
      ref: `${world.twilioConversations.serviceSid}/${entry?.id}`,
      storedAt: entry?.storedAt,
      usedAt: null,
    });
    expect(commits).toBe(1);
    expect(progress[0]?.at(-1)).toBe(300_000);
    expect(progress[0]).toEqual([...(progress[0] ?? [])].sort((a, b) => a - b));
    expect(routes(world, 'mcs-upload')[0]?.headers['content-size']).toBe('300000');
  });

  test('uploads into a conversation in one act', async () => {
    const world = await start({ profile, items: 0 });
    const session = openAll(world);
    const { id } = await firstTarget(session);
    const { outcomes, commits } = await send(mcs, session, [picture('a.png')], {}, id);
    const [entry] = uploaded(world);
    const item = itemOf(outcomes[0]);
    expect(commits).toBe(1);
    expect(entry?.attachedTo).not.toBeNull();
    expect(item?.messageRef).toBe(`${id.split('/')[1]}/${entry?.attachedTo}`);
    expect(item?.usedAt).not.toBeNull();
    expect((await listAll(session)).items.map(({ ref }) => ref)).toEqual([item?.ref]);
    world.wind(86_400_000);
    expect((await listAll(session)).items).toHaveLength(1);
  });
});

test('a hundred megabytes go through piece by piece', async () => {
  const world = await start({ items: 0 });
  const piece = Buffer.alloc(1 << 20, 5);
  const sizeBytes = 100 * piece.length;
  const big: OutgoingFile = {
    name: 'big.bin',
    contentType: 'application/octet-stream',
    sizeBytes,
    open: () => Readable.from(Array.from({ length: 100 }, () => piece)),
  };
  const { outcomes } = await send(mcs, openAll(world), [big]);
  expect(itemOf(outcomes[0])?.sizeBytes).toBe(sizeBytes);
  expect(uploaded(world)[0]?.sizeBytes).toBe(sizeBytes);
});

describe('a failure before the last bytes leaves nothing open', () => {
  test.each([
    ['401', { kind: 'answer', status: 401, at: 'headers' }, { kind: 'unauthorized' }],
    ['413', { kind: 'answer', status: 413, at: 'headers' }, { kind: 'provider-refused' }],
    ['a reset', { kind: 'reset', at: 'headers' }, down('cut-answer')],
    ['a reset within', { kind: 'reset-in-body', share: 0.2 }, down('cut-answer')],
    [
      'a success too early',
      { kind: 'answer', status: 201, at: 'headers', body: { sid: 'ME1' } },
      down('unreadable-answer'),
    ],
  ] as const)('%s', async (_name, fault, failure) => {
    const world = await start({ items: 0 });
    world.faults.arm({ ...fault, route: 'mcs-upload' });
    const never = () => new Promise<void>(() => {});
    const { outcomes } = await send(mcs, openAll(world), [picture('a.png', 8_000_000)], {
      beforeCommit: never,
    });
    expect(outcomes).toMatchObject([{ kind: 'failed', failure }]);
    expect(uploaded(world)).toEqual([]);
  });
});

describe('after the last bytes, no clear answer means unsure', () => {
  test.each([
    ['a reset, stored', { kind: 'reset', at: 'stored' }, 1],
    ['a reset, not stored', { kind: 'reset', at: 'received' }, 0],
    ['500', { kind: 'answer', status: 500, at: 'stored' }, 1],
    ['cut', { kind: 'truncate' }, 1],
    [
      'HTML',
      {
        kind: 'answer',
        status: 200,
        body: '<html>',
        at: 'stored',
        headers: { 'content-type': 'text/html' },
      },
      1,
    ],
    ['another size', { kind: 'rewrite', change: (body: object) => ({ ...body, size: 7 }) }, 1],
    ['no name', { kind: 'rewrite', change: () => ({}) }, 1],
    ['another name', { kind: 'rewrite', change: renamed }, 1],
    ['a redirect', { kind: 'answer', status: 307, at: 'stored' }, 1],
    ['401 of something in between', { kind: 'answer', status: 401, at: 'stored' }, 1],
    ['404 of something in between', { kind: 'answer', status: 404, at: 'stored' }, 1],
    ['429 of something in between', { kind: 'answer', status: 429, at: 'stored' }, 1],
    ['an id of nothing', { kind: 'answer', status: 201, body: { sid: 'ME1' } }, 0],
  ] as const)('%s', async (_name, fault, stored) => {
    const world = await start({ items: 0 });
    const session = openAll(world);
    const { id } = await firstTarget(session);
    world.faults.arm({ ...fault, route: 'mcs-upload' });
    const { outcomes } = await send(mcs, session, [picture('a.png')], {}, id);
    expect(outcomes).toMatchObject([{ kind: 'unsure' }]);
    expect(uploaded(world)).toHaveLength(stored);
    // What may be there is not put anywhere before that is known.
    expect(routes(world, 'chat-send')).toEqual([]);
  });

  test('but a mere id is asked for once, and believed', async () => {
    const world = await start({ items: 0 });
    const change = ({ sid }: Record<string, unknown>) => ({ sid });
    world.faults.arm({ kind: 'rewrite', route: 'mcs-upload', change });
    const { outcomes } = await send(mcs, openAll(world), [picture('a.png', 3_000)]);
    expect(itemOf(outcomes[0])?.sizeBytes).toBe(3_000);
    expect(routes(world, 'mcs-get')).toHaveLength(1);
  });

  test('and what the service refuses in its own words has left nothing that lasts', async () => {
    const world = await start({ items: 0 });
    const body = { code: 20413, message: 'Media is too large' };
    world.faults.arm({ kind: 'answer', status: 413, route: 'mcs-upload', body });
    const { outcomes } = await send(mcs, openAll(world), [picture('a.png')]);
    expect(outcomes).toMatchObject([{ kind: 'failed', failure: { code: '20413' } }]);
  });

  test('silence', async () => {
    const world = await start({ items: 0 });
    world.faults.arm({ kind: 'hang', route: 'mcs-upload' });
    const { outcomes } = await send(mcs, openImpatient(mcs, world), [picture('a.png')]);
    expect(outcomes).toMatchObject([{ kind: 'unsure', failure: down('timed-out') }]);
  });
});

describe('an upload that the conversation does not take', () => {
  const attempt = async (fault: object, profile: 'seed' | 'observed' = 'seed') => {
    const world = await start({ items: 0, profile });
    const session = openAll(world);
    const { id } = await firstTarget(session);
    world.faults.arm({ ...fault, route: 'chat-send' } as Parameters<typeof world.faults.arm>[0]);
    const arrived: MediaRef[] = [];
    const { outcomes } = await send(
      mcs,
      session,
      [picture('a.png')],
      { onArrived: async (_, { ref }) => void arrived.push(ref) },
      id,
    );
    return { world, session, id, outcome: outcomes[0], ref: arrived[0] };
  };

  test('is told as what it is, and only put there by the next try', async () => {
    const body = { code: 50511, message: 'Type not allowed' };
    const { world, session, id, outcome, ref } = await attempt({
      kind: 'answer',
      status: 400,
      body,
    });
    expect(outcome).toMatchObject({
      kind: 'unsure',
      own: true,
      failure: {
        kind: 'provider-refused',
        code: '50511',
        detail: 'not-attached',
        said: expect.stringContaining('Type not allowed'),
      },
    });
    expect(uploaded(world)).toMatchObject([{ attachedTo: null }]);

    const again = { ...picture('a.png'), arrivedRef: ref ?? null };
    const { outcomes, commits } = await send(mcs, session, [again], {}, id);
    expect(outcomes[0]?.kind).toBe('stored');
    expect(commits).toBe(1);
    expect(uploaded(world)).toHaveLength(1);
    expect(uploaded(world)[0]?.attachedTo).not.toBeNull();
    expect(routes(world, 'mcs-upload')).toHaveLength(1);
  });

  test.each(['seed', 'observed'] as const)('is gone after five minutes, as %s', async (profile) => {
    const { world, session, id, ref } = await attempt({ kind: 'answer', status: 429 }, profile);
    world.wind(300_000);
    const late = { ...picture('a.png'), arrivedRef: ref ?? null };
    const { outcomes } = await send(mcs, session, [late], {}, id);
    expect(outcomes).toMatchObject([{ kind: 'unsure', own: true }]);
    if (ref === undefined) throw new Error('nothing arrived');
    const found = Promise.resolve(mcs.upload?.targets?.find(session, id, ref, signal()));
    expect(await failureOf(found)).toEqual({ kind: 'not-found' });
  });

  test.each([302, 401, 403, 404, 429])('is in doubt after a foreign %i', async (status) => {
    const { outcome } = await attempt({ kind: 'answer', status, at: 'stored' });
    expect(outcome).toMatchObject({ kind: 'unsure' });
    expect(outcome).not.toHaveProperty('own');
  });

  test('whose message tells no media is asked for, and there', async () => {
    const { world, outcome } = await attempt({
      kind: 'rewrite',
      change: (body: object) => ({ ...body, media: null }),
    });
    expect(outcome?.kind).toBe('stored');
    expect(routes(world, 'chat-message')).toHaveLength(1);
  });

  test('whose message has no media is not attached', async () => {
    const { world, outcome } = await attempt({ kind: 'without-media' });
    expect(outcome?.kind).toBe('unsure');
    expect(uploaded(world)).toMatchObject([{ attachedTo: null }]);
  });

  test.each([
    ['taken', 'stored', true],
    ['not taken', 'received', false],
  ] as const)('without a clear answer is looked for: %s', async (_name, point, taken) => {
    const { session, id, outcome, ref } = await attempt({ kind: 'reset', at: point });
    expect(outcome?.kind).toBe('unsure');
    if (ref === undefined) throw new Error('nothing arrived');
    const found = await mcs.upload?.targets?.find(session, id, ref, signal());
    expect(found?.messageRef !== null).toBe(taken);
  });

  test('is found in the conversation also where its object does not tell', async () => {
    const { world, session, id, ref } = await attempt({ kind: 'reset', at: 'stored' });
    if (ref === undefined) throw new Error('nothing arrived');
    const silent = (body: Record<string, unknown>) => ({ ...body, message_sid: null });
    world.faults.arm({ kind: 'rewrite', route: 'mcs-get', change: silent });
    const found = await mcs.upload?.targets?.find(session, id, ref, signal());
    expect(found?.messageRef).toContain(uploaded(world)[0]?.attachedTo);
  });

  test('is not found any more when nobody took it in time', async () => {
    const { world, session, id, ref } = await attempt({ kind: 'reset', at: 'received' });
    if (ref === undefined) throw new Error('nothing arrived');
    world.wind(300_000);
    const work = Promise.resolve(mcs.upload?.targets?.find(session, id, ref, signal()));
    expect(await failureOf(work)).toEqual({ kind: 'not-found' });
  });
});

test('a conversation that is not there keeps the upload out of none', async () => {
  const world = await start({ items: 0 });
  const { serviceSid } = world.twilioConversations;
  const target = `${serviceSid}/CH${'0'.repeat(32)}`;
  const { outcomes } = await send(mcs, openAll(world), [picture('a.png')], {}, target);
  expect(outcomes).toMatchObject([
    { kind: 'unsure', own: true, failure: { kind: 'provider-refused', status: 404 } },
  ]);
  expect(ledger(world)).toMatchObject([{ attachedTo: null }]);
});

test('a target that is none of ours reaches nobody', async () => {
  const world = await start({ items: 0 });
  const { outcomes } = await send(mcs, openAll(world), [picture('a.png')], {}, '../..');
  expect(outcomes).toMatchObject([{ kind: 'failed', failure: { kind: 'not-found' } }]);
  expect(routes(world, 'mcs-upload')).toEqual([]);
});
