import { Readable } from 'node:stream';
import { afterEach, describe, expect, test } from 'vitest';
import { plivo } from '../../electron/providers/plivo/plivo.ts';
import type { Sandbox } from '../../electron/sandbox/startSandbox.ts';
import { startSandbox } from '../../electron/sandbox/startSandbox.ts';
import { SatchelError } from '../../shared/failure.ts';
import { open, openImpatient, picture, send } from './support.ts';

let sandbox: Sandbox | null = null;

afterEach(async () => {
  await sandbox?.close();
  sandbox = null;
});

async function start(): Promise<Sandbox> {
  sandbox = await startSandbox({ items: 0 });
  return sandbox;
}

const files = () => [picture('a.png', 30_000), picture('b.png', 40_000, 2)];
const down = (cause: string, status: number | null = null) => ({
  kind: 'provider-down',
  cause,
  status,
});

describe('a failure before the last bytes leaves nothing open', () => {
  test.each([
    ['401', { kind: 'answer', status: 401, at: 'headers' }, { kind: 'unauthorized' }],
    [
      '413',
      { kind: 'answer', status: 413, at: 'headers' },
      { kind: 'provider-refused', status: 413 },
    ],
    ['a reset', { kind: 'reset', at: 'headers' }, down('cut-answer')],
    ['a reset within the body', { kind: 'reset-in-body', share: 0.2 }, down('cut-answer')],
  ] as const)('%s', async (_name, fault, failure) => {
    const world = await start();
    world.faults.arm({ ...fault, route: 'upload' });
    const big = Array.from({ length: 10 }, (_, i) => picture(`${i}.png`, 1_900_000, i));
    const never = new Promise<void>(() => {});
    const { outcomes } = await send(plivo, open(plivo, world), big, {
      beforeCommit: () => never,
    });
    expect(outcomes).toEqual(
      big.map(() => ({ kind: 'failed', failure: expect.objectContaining(failure) })),
    );
    expect(world.ledger()).toEqual([]);
  });

  test('a success that comes before the end is not believed', async () => {
    const world = await start();
    const object = { media_id: 'm', file_name: 'a.png', status: 'success', status_code: 201 };
    const body = { objects: [object] };
    world.faults.arm({ kind: 'answer', status: 201, at: 'headers', body, route: 'upload' });
    const { outcomes } = await send(plivo, open(plivo, world), [picture('a.png', 1_900_000)], {
      beforeCommit: () => new Promise<void>(() => {}),
    });
    expect(outcomes).toEqual([
      { kind: 'failed', failure: expect.objectContaining(down('unreadable-answer')) },
    ]);
  });

  test('nobody listens', async () => {
    const world = await start();
    const session = open(plivo, world);
    await world.close();
    const { outcomes, progress, commits } = await send(plivo, session, files());
    expect(outcomes.map(({ kind }) => kind)).toEqual(['failed', 'failed']);
    expect(outcomes[0]).toMatchObject({ failure: { kind: 'offline' } });
    expect(progress).toEqual([[], []]);
    expect(commits).toBe(0);
  });
});

describe('after the last bytes, no clear answer means unsure', () => {
  test.each([
    ['a reset, stored', { kind: 'reset', at: 'stored' }, 2, down('cut-answer')],
    ['a reset, not stored', { kind: 'reset', at: 'received' }, 0, down('cut-answer')],
    ['silence', { kind: 'hang', at: 'stored' }, 2, down('timed-out')],
    ['a cut answer', { kind: 'truncate' }, 2, down('cut-answer')],
    ['a malformed one', { kind: 'malformed' }, 2, down('unreadable-answer', 201)],
    ['a page', { kind: 'answer', status: 200, body: '<html>' }, 0, down('unreadable-answer', 200)],
    ['no objects', { kind: 'rewrite', change: () => ({}) }, 2, down('unreadable-answer', 201)],
    ['500', { kind: 'answer', status: 500, at: 'stored' }, 2, down('status', 500)],
    ['504', { kind: 'answer', status: 504 }, 0, down('status', 504)],
    ['408', { kind: 'answer', status: 408 }, 0, down('timed-out', 408)],
  ] as const)('%s', async (_name, fault, stored, failure) => {
    const world = await start();
    world.faults.arm({ ...fault, route: 'upload' });
    const session = fault.kind === 'hang' ? openImpatient(plivo, world) : open(plivo, world);
    const { outcomes, commits } = await send(plivo, session, files());
    expect(outcomes).toEqual(
      files().map(() => ({ kind: 'unsure', failure: expect.objectContaining(failure) })),
    );
    expect(commits).toBe(1);
    expect(world.ledger()).toHaveLength(stored);
  });

  const answers: [string, number, object][] = [
    ['400', 400, { kind: 'provider-refused', status: 400 }],
    ['401', 401, { kind: 'unauthorized' }],
    ['404', 404, { kind: 'not-found' }],
    ['429', 429, { kind: 'rate-limited' }],
  ];
  test.each([...answers, ['a redirect', 307, down('redirected', 307)] as const])(
    'also %s, which may be of something in between',
    async (_name, status, failure) => {
      const world = await start();
      world.faults.arm({ kind: 'answer', status, route: 'upload', body: { error: 'no' } });
      const { outcomes } = await send(plivo, open(plivo, world), files());
      expect(outcomes).toEqual(
        files().map(() => ({ kind: 'unsure', failure: expect.objectContaining(failure) })),
      );
    },
  );

  test.each(answers)('and %s in the words of Plivo, marked as such', async (_, status, failure) => {
    const world = await start();
    const body = { api_id: 'b3b0', error: 'no' };
    world.faults.arm({ kind: 'answer', status, route: 'upload', body });
    const { outcomes } = await send(plivo, open(plivo, world), files());
    expect(outcomes).toEqual(
      files().map(() => ({ kind: 'unsure', own: true, failure: expect.objectContaining(failure) })),
    );
  });

  test.each([
    ['and it is there', 'stored', 'stored', 2],
    ['and it is not', 'received', 'unsure', 0],
  ] as const)('a mere id is asked for once, %s', async (_name, point, kind, stored) => {
    const world = await start();
    const bare = (id: string) => ({ media_id: id, status: 'success', status_code: 201 });
    if (point === 'stored') {
      const objects = (body: Record<string, unknown>) => body['objects'] as { media_id: string }[];
      const change = (body: Record<string, unknown>) => ({
        ...body,
        objects: objects(body).map(({ media_id: id }) => bare(id)),
      });
      world.faults.arm({ kind: 'rewrite', route: 'upload', change });
    } else {
      const body = { api_id: 'b3b0', objects: [bare('one'), bare('two')] };
      world.faults.arm({ kind: 'answer', status: 201, route: 'upload', body });
    }
    const { outcomes } = await send(plivo, open(plivo, world), files());
    expect(outcomes.map((outcome) => outcome.kind)).toEqual([kind, kind]);
    expect(world.ledger()).toHaveLength(stored);
    expect(world.requests().filter(({ route }) => route === 'get')).toHaveLength(2);
  });

  test('one object that cannot be right leaves only its own file unsure', async () => {
    const world = await start();
    world.faults.arm({
      kind: 'rewrite',
      route: 'upload',
      change(body) {
        const [first, second] = body['objects'] as Record<string, unknown>[];
        return { ...body, objects: [{ ...first, size: 12 }, second] };
      },
    });
    const { outcomes } = await send(plivo, open(plivo, world), files());
    expect(outcomes.map(({ kind }) => kind)).toEqual(['unsure', 'stored']);
  });
});

test('a file that changed is named, and the others may be sent again', async () => {
  const world = await start();
  const grown = { ...picture('b.png'), open: () => Readable.from([Buffer.alloc(9_000)]) };
  const sent = await send(plivo, open(plivo, world), [picture('a.png'), grown, picture('c.png')]);
  expect(sent.outcomes).toEqual([
    { kind: 'failed', failure: expect.objectContaining(down('cut-answer')) },
    {
      kind: 'failed',
      failure: expect.objectContaining({ kind: 'file-rejected', rule: 'changed' }),
    },
    { kind: 'failed', failure: expect.objectContaining(down('cut-answer')) },
  ]);
  expect(sent.commits).toBe(0);
  expect(world.ledger()).toEqual([]);
});

test('a commit that cannot be written down sends nothing whole', async () => {
  const world = await start();
  const { outcomes } = await send(plivo, open(plivo, world), files(), {
    beforeCommit: () => Promise.reject(new SatchelError({ kind: 'cancelled' })),
  });
  expect(outcomes).toEqual(files().map(() => ({ kind: 'failed', failure: { kind: 'cancelled' } })));
  expect(world.ledger()).toEqual([]);
});

test('cancelling before the commit is a failure', async () => {
  const world = await start();
  const early = new AbortController();
  const first = await send(plivo, open(plivo, world), files(), {
    signal: early.signal,
    beforeCommit: async () => early.abort(),
  });
  expect(first.outcomes[0]).toEqual({ kind: 'failed', failure: { kind: 'cancelled' } });
  expect(world.ledger()).toEqual([]);
});

test('cancelling after the commit leaves it open', async () => {
  const world = await start();
  world.faults.arm({ kind: 'hang', route: 'upload', at: 'stored' });
  const late = new AbortController();
  const sending = send(plivo, open(plivo, world), files(), { signal: late.signal });
  await expect.poll(() => world.ledger().length).toBe(2);
  late.abort();
  expect((await sending).outcomes[0]).toEqual({ kind: 'unsure', failure: { kind: 'cancelled' } });
});

test('awkward names arrive as a plain server reads them, and are matched', async () => {
  const world = await start();
  const names = [
    'say "hi".png',
    'Größe 图 😀.png',
    'a;b=c.png',
    'x\r\nX-Evil: 1.png',
    `${'n'.repeat(300)}.png`,
  ];
  const { outcomes } = await send(
    plivo,
    open(plivo, world),
    names.map((name, i) => picture(name, 3_000 + i, i)),
  );
  expect(outcomes.map(({ kind }) => kind)).toEqual(names.map(() => 'stored'));
  expect(world.ledger().map(({ name }) => name)).toContain('Größe 图 😀.png');
});
