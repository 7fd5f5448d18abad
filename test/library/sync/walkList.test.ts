import { afterEach, describe, expect, it } from 'vitest';
import type { Provider } from '../../../electron/providers/provider.ts';
import { createLibraryRig, type LibraryRig, plivo, shop } from '../support/libraryRig.ts';
import { heldIds, upload } from '../support/remoteHand.ts';

let rig: LibraryRig;
afterEach(() => rig.end());

const refsOf = (rows: readonly { ref: string }[]) => rows.map((row) => row.ref).sort();
const storedIds = () =>
  rig.sandbox
    .ledger()
    .map((entry) => entry.id)
    .sort();

describe('a walk', () => {
  it.each([
    ['with a time to wait', { 'retry-after': '7' }],
    ['without one', {}],
  ])('loses nothing to a rate limit %s', async (_name, headers) => {
    rig = await createLibraryRig({ items: 130 });
    rig.sandbox.faults.arm({
      kind: 'answer',
      status: 429,
      headers,
      route: 'list',
      skip: 3,
      times: 3,
    });
    await rig.refresh();
    expect(refsOf(await rig.live())).toEqual(storedIds());
    expect(rig.state()?.state).toBe('idle');
    expect(rig.listed().filter((request) => request.status === 429)).toHaveLength(3);
  });

  it.each([
    ['a cut connection', { kind: 'reset' } as const],
    ['half an answer', { kind: 'truncate' } as const],
    ['an error page', { kind: 'answer', status: 502, body: '<html>Bad gateway</html>' } as const],
  ])('gets over %s', async (_name, trouble) => {
    rig = await createLibraryRig({ items: 90 });
    rig.sandbox.faults.arm({ ...trouble, route: 'list', skip: 2, times: 2 });
    await rig.refresh();
    expect(refsOf(await rig.live())).toEqual(storedIds());
    expect(rig.state()?.state).toBe('idle');
  });

  it('goes on where it was stopped, and then looks for what came since', async () => {
    rig = await createLibraryRig({ items: 130 });
    rig.sandbox.faults.arm({
      kind: 'hang',
      route: 'list',
      when: ({ query }) => query.includes('offset=60'),
    });
    const stopped = rig.sync.refresh(shop);
    // The page that hangs keeps those behind it from being written, though they are there.
    while (rig.table.liveCount(shop) < 60) await new Promise((resolve) => setTimeout(resolve, 2));
    await rig.sync.close();
    await stopped;
    expect((await rig.live()).length).toBe(60);

    const [id] = await upload(rig, 1);
    const { sync } = rig.begin();
    const before = rig.listed().length;
    await sync.refresh(shop);
    await sync.close();
    const offsets = rig
      .listed()
      .slice(before)
      .map((request) => new URLSearchParams(request.query).get('offset'));
    expect(offsets).toEqual(['60', '80', '100', '120', '0']);
    expect(refsOf(await rig.live())).toEqual(storedIds());
    expect(storedIds()).toContain(id);
  });

  it.each([
    ['one page after the other', false],
    ['several pages at once', true],
  ])('takes an item once that is pushed onto a later page: %s', async (_name, ahead) => {
    rig = await createLibraryRig({ items: 90 });
    let pushed = 0;
    const push = async (cursor: string | null) => {
      if (cursor === '20') pushed = (await upload(rig, 7)).length;
    };
    const { walk, ...onlyListed } = plivo;
    const provider: Provider = {
      ...onlyListed,
      async list(session, cursor, signal) {
        await push(cursor);
        return plivo.list(session, cursor, signal);
      },
      ...(ahead && {
        async *walk(session, cursor, signal) {
          const pages = walk?.(session, cursor, signal);
          for (let next = await pages?.next(); next?.value; next = await pages?.next()) {
            yield next.value;
            await push(next.value.nextCursor);
          }
        },
      }),
    };
    const { sync } = rig.begin(async () => ({ session: rig.session, provider }));
    await sync.refresh(shop, { full: true });
    expect(pushed).toBe(7);
    expect((await rig.live()).length).toBe(90);
    await sync.refresh(shop);
    await sync.close();
    expect(refsOf(await rig.live())).toEqual(storedIds());
  });

  it('does not lose what slips onto a page already read', async () => {
    rig = await createLibraryRig({ items: 90 });
    await rig.refresh();
    rig.sandbox.faults.arm({
      kind: 'rewrite',
      route: 'list',
      skip: 1,
      // Three of the seeded items end within the half hour: all later pages move up by three.
      change: (body) => {
        rig.clock.advance(30 * 60_000);
        return body;
      },
    });
    await rig.refresh(true);
    const held = await heldIds(rig);
    expect(held.length).toBe(87);
    expect(refsOf(await rig.live())).toEqual(expect.arrayContaining(held));
    // Pages that were answered before named them still: the next reading does not.
    await rig.refresh(true);
    expect(refsOf(await rig.live())).toEqual(held);
    const asked = rig.sandbox.requests().filter((request) => request.route === 'get');
    expect(asked.length).toBeGreaterThan(0);
  });

  it('marks gone only what the provider says is not found', async () => {
    rig = await createLibraryRig({ items: 60 });
    await rig.refresh();
    const hidden = (await rig.live()).slice(0, 5).map((row) => row.ref as string);
    rig.sandbox.faults.arm({
      kind: 'rewrite',
      route: 'list',
      times: 100,
      change: (body) => ({
        ...body,
        objects: (body['objects'] as { media_id: string }[]).filter(
          (object) => !hidden.includes(object.media_id),
        ),
      }),
    });
    await rig.refresh(true);
    expect(refsOf(await rig.live())).toEqual(storedIds());
  });

  it('leaves a list that never ends', async () => {
    rig = await createLibraryRig({ items: 40 });
    const first: unknown[] = [];
    rig.sandbox.faults.arm({
      kind: 'rewrite',
      route: 'list',
      times: 100_000,
      change: (body) => {
        if (first.length === 0) first.push(...(body['objects'] as unknown[]));
        return { ...body, meta: { ...(body['meta'] as object), total_count: 1e6 }, objects: first };
      },
    });
    await rig.refresh();
    expect(rig.state()).toMatchObject({
      state: 'failed',
      failure: { kind: 'provider-down', cause: 'endless-list' },
    });
    expect(rig.listed().length).toBeLessThan(100);
    rig.sandbox.faults.clear();
    await rig.refresh();
    expect(refsOf(await rig.live())).toEqual(storedIds());
  });

  it('ends when the total lies', async () => {
    rig = await createLibraryRig({ items: 40 });
    rig.sandbox.faults.arm({
      kind: 'rewrite',
      route: 'list',
      times: 100,
      change: (body) => ({ ...body, meta: { ...(body['meta'] as object), total_count: 9_999 } }),
    });
    await rig.refresh();
    expect(rig.state()?.state).toBe('idle');
    expect(refsOf(await rig.live())).toEqual(storedIds());
  });
});
