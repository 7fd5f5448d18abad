import { afterEach, describe, expect, it } from 'vitest';
import { inOwnWords } from './support/ownWords.ts';
import { main, openUploadRig, picture, type UploadRigOptions } from './support/uploadRig.ts';

let rig: Awaited<ReturnType<typeof openUploadRig>>;
const open = async (options?: UploadRigOptions) => {
  rig = await openUploadRig(options);
  return rig;
};
afterEach(() => rig.close());

const many = (count: number, sizeBytes?: number) =>
  Array.from({ length: count }, (_, i) => rig.file(`shot-${i}.png`, picture(i, sizeBytes)));
const states = async () => (await rig.service().list(undefined)).map((job) => job.state);
const repeated = <T>(count: number, value: T): T[] => Array.from({ length: count }, () => value);

describe('a provider in trouble', () => {
  it('judges a request object by object', async () => {
    await open();
    rig.sandbox.faults.arm({
      kind: 'refuse',
      route: 'upload',
      names: ['shot-1.png', 'shot-3.png'],
      errorMessage: 'not this one',
    });
    await rig.add(many(5));
    await rig.settled();
    expect(await states()).toEqual(['stored', 'failed', 'stored', 'failed', 'stored']);
    expect(rig.uploads().length).toBe(1);
  });

  it('sends each file by itself when a whole request is refused', async () => {
    await open();
    rig.sandbox.faults.arm({
      kind: 'answer',
      route: 'upload',
      status: 400,
      body: { error: 'no' },
    });
    await rig.add(many(4));
    await rig.settled();
    expect(await states()).toEqual(repeated(4, 'stored'));
    expect(rig.uploads().length).toBe(5);
  });

  it('tells a refusal in the provider’s own words after one look at its list', async () => {
    await open();
    rig.sandbox.faults.arm({ ...inOwnWords(415), route: 'upload' });
    await rig.add(many(1));
    const [job] = await rig.settled();
    expect(job).toMatchObject({
      ...{ state: 'failed', attempt: 1 },
      failure: { kind: 'provider-refused', status: 415, said: 'refused by the provider' },
    });
    expect(rig.state.seen.get('shot-0.png')?.slice(-2)).toEqual(['unsure', 'failed']);
    expect([rig.uploads().length, rig.requestsOf('list').length]).toEqual([1, 1]);
    expect(rig.uploaded()).toEqual([]);
  });

  it('believes a refusal of something in between when it comes again and again', async () => {
    await open();
    rig.sandbox.faults.arm({ kind: 'answer', route: 'upload', status: 413, times: 99 });
    await rig.add(many(1));
    const [job] = await rig.settled();
    expect(job).toMatchObject({ state: 'failed', failure: { status: 413 } });
    expect(rig.uploads().length).toBe(3);
    expect(rig.requestsOf('list').length).toBe(9);
  });

  it('asks nothing and sends nothing while a redirect holds the account', async () => {
    await open();
    rig.sandbox.faults.arm({ kind: 'answer', route: 'upload', status: 302, at: 'stored' });
    await rig.add(many(25));
    const stopped = /^(waiting|unsure|stored)$/;
    await rig.until((all) => all.every(({ state }) => stopped.test(state)));
    await new Promise<void>((resolve) => rig.clock.after(20_000, resolve));
    expect(rig.requestsOf('list')).toEqual([]);
    rig.service().resumeAccount(main);
    await rig.settled();
    expect(await states()).toEqual(repeated(25, 'stored'));
    expect(rig.uploaded().length).toBe(25);
  });

  it.each([
    ['seconds', { 'Retry-After': '120' }, 120_000],
    ['nothing said', {}, 0],
  ])('waits after 429 with %s', async (_, headers, leastMs) => {
    await open({ speed: 200 });
    rig.sandbox.faults.arm({ kind: 'answer', route: 'upload', status: 429, headers, times: 3 });
    const waiting = new Set<string>();
    const sending = new Set<string>();
    let heardAt = 0;
    /** When all was over that had begun before the last refusal was heard. */
    let quietAt = 0;
    rig.state.onJobs = (jobs) => {
      for (const { id, state } of jobs) {
        if (state === 'sending') sending.add(id);
        else sending.delete(id);
        if (!/waiting|unsure/.test(state)) waiting.delete(id);
        else if (!waiting.has(id)) {
          waiting.add(id);
          heardAt = rig.clock.now();
          quietAt = 0;
        }
      }
      if (heardAt > 0 && quietAt === 0 && sending.size === 0) quietAt = rig.clock.now();
    };
    await rig.add(many(40));
    await rig.settled();
    expect(await states()).toEqual(repeated(40, 'stored'));
    const times = rig.uploads().map((request) => request.at);
    const refused = rig.uploads().filter((request) => request.status === 429);
    expect(refused.length).toBe(3);
    const lastRefusal = Math.max(...refused.map((request) => request.at));
    // Others may have begun before the refusal was heard.
    const next = Math.min(...times.filter((at) => at > quietAt));
    expect(next).toBeLessThan(Number.POSITIVE_INFINITY);
    expect(next - lastRefusal).toBeGreaterThanOrEqual(leastMs);
    expect(rig.uploaded().length).toBe(40);
  });

  it('goes on waiting after a restart as long as it was asked to', async () => {
    await open({ speed: 200 });
    const headers = { 'Retry-After': '300' };
    rig.sandbox.faults.arm({ kind: 'answer', route: 'upload', status: 429, headers, times: 99 });
    await rig.add(many(40));
    await rig.until((jobs) => jobs.some(({ state }) => /waiting|unsure/.test(state)));
    await rig.restart(() => rig.sandbox.faults.clear());
    rig.service().resumeAccount(main);
    await rig.settled();
    expect(await states()).toEqual(repeated(40, 'stored'));
    const refused = rig.uploads().filter((request) => request.status === 429);
    const lastRefusal = Math.max(...refused.map((request) => request.at));
    const [next = 0] = rig
      .uploads()
      .map((request) => request.at)
      .filter((at) => at > lastRefusal);
    expect(next - lastRefusal).toBeGreaterThanOrEqual(300_000);
  });

  it.each([
    ['500 without storing', { kind: 'answer', status: 500, at: 'received' }],
    ['500 after storing', { kind: 'answer', status: 500, at: 'stored' }],
    [
      '503 after storing',
      { kind: 'answer', status: 503, at: 'stored', headers: { 'Retry-After': '3' } },
    ],
    ['HTML after storing', { kind: 'content-type', contentType: 'text/html' }],
    ['HTML without storing', { kind: 'answer', status: 200, body: '<html>', at: 'received' }],
    ['cut JSON', { kind: 'malformed' }],
    ['a cut answer', { kind: 'truncate' }],
    ['a reset after storing', { kind: 'reset', at: 'stored' }],
    ['a reset without storing', { kind: 'reset', at: 'received' }],
    ['a reset in the body', { kind: 'reset-in-body', share: 0.4 }],
    ['a reset after headers', { kind: 'reset', at: 'headers' }],
    [
      'another file answered',
      {
        kind: 'rewrite',
        change: (body: Record<string, unknown>) => ({
          ...body,
          objects: [
            {
              media_id: 'other',
              file_name: 'else.png',
              size: 12,
              status: 'success',
              status_code: 201,
              media_url: 'http://127.0.0.1/x',
            },
          ],
        }),
      },
    ],
  ] as const)('stores each file exactly once through %s', async (_, trouble) => {
    await open();
    rig.sandbox.faults.arm({ ...trouble, route: 'upload' });
    await rig.add(many(3, 90_000));
    await rig.settled();
    expect(await states()).toEqual(repeated(3, 'stored'));
    expect(
      rig
        .uploaded()
        .map((entry) => entry.name)
        .sort(),
    ).toEqual(['shot-0.png', 'shot-1.png', 'shot-2.png']);
  });

  it('waits for a file that is listed late instead of sending it again', async () => {
    await open();
    rig.sandbox.faults.arm({ kind: 'list-late', route: 'upload', delayMs: 30_000 });
    rig.sandbox.faults.arm({ kind: 'reset', route: 'upload', at: 'stored' });
    await rig.add(many(2));
    await rig.settled();
    expect(await states()).toEqual(['stored', 'stored']);
    expect(rig.uploads().length).toBe(1);
  });

  it('gives up after a bounded number of attempts, without a storm', async () => {
    await open({ speed: 1_000 });
    rig.sandbox.faults.arm({ kind: 'answer', route: 'upload', status: 500, times: 99 });
    await rig.add(many(1));
    await rig.settled();
    expect(await states()).toEqual(['failed']);
    expect(rig.uploads().length).toBe(6);
    rig.sandbox.faults.clear();
    const [job] = await rig.service().list(undefined);
    await rig.service().retry({ jobIds: job ? [job.id] : [] });
    await rig.settled();
    expect(await states()).toEqual(['stored']);
  });

  it('pauses the account at a 401 and goes on when its secret is replaced', async () => {
    await open();
    const right = rig.state.token;
    rig.state.token = 'wrong'.repeat(8);
    await rig.add(many(25));
    // What had left in whole is asked after, once the account can be asked.
    const stopped = /^(waiting|unsure)$/;
    const jobs = await rig.until((all) => all.every((job) => stopped.test(job.state)));
    expect(new Set(jobs.map((job) => ('failure' in job ? job.failure.kind : '')))).toEqual(
      new Set(['unauthorized']),
    );
    const asked = rig.uploads().length;
    expect(asked).toBeLessThanOrEqual(3);
    await new Promise((resolve) => setTimeout(resolve, 150));
    expect(rig.uploads().length).toBe(asked);
    rig.state.token = right;
    rig.service().resumeAccount(main);
    const done = await rig.settled();
    expect(done.map((job) => [job.state, job.attempt])).toEqual(repeated(25, ['stored', 1]));
  });

  it('waits for a dead host without spending attempts', async () => {
    await open({ speed: 1_000 });
    const right = rig.state.baseUrl;
    rig.state.baseUrl = 'http://127.0.0.1:9/v1';
    await rig.add(many(12));
    await rig.until((all) => all.some((job) => job.state === 'waiting'));
    await new Promise((resolve) => setTimeout(resolve, 300));
    const down = await rig.service().list(undefined);
    expect(down.every((job) => job.attempt <= 1)).toBe(true);
    rig.state.baseUrl = right;
    await rig.settled();
    expect(await states()).toEqual(repeated(12, 'stored'));
    expect(rig.uploaded().length).toBe(12);
  });
});
