import { afterEach, describe, expect, it } from 'vitest';
import { createLibraryRig, type LibraryRig, plivo, shop } from './support/libraryRig.ts';

let rig: LibraryRig;
afterEach(() => rig.end());

const refsOf = (rows: readonly { ref: string }[]) => rows.map((row) => row.ref).sort();
const storedIds = () =>
  rig.sandbox
    .ledger()
    .map((entry) => entry.id)
    .sort();

describe('a refresh', () => {
  it('brings in everything that the account holds, each item once, newest first', async () => {
    rig = await createLibraryRig({ items: 130 });
    await rig.refresh();
    const rows = await rig.live();
    expect(refsOf(rows)).toEqual(storedIds());
    const dates = rows.map((row) => row.storedAt ?? 0);
    expect(dates).toEqual([...dates].sort((a, b) => b - a));
    expect(rig.state()).toMatchObject({ state: 'idle', seen: 130, total: 130, failure: null });
    expect(rig.state()?.finishedAt).not.toBeNull();
    expect(await rig.service.counts(undefined)).toEqual([
      {
        accountId: shop,
        total: 130,
        sizeBytes: rows.reduce((n, row) => n + (row.sizeBytes ?? 0), 0),
      },
    ]);
  });

  it('tells how far it is, once the rows are there', async () => {
    rig = await createLibraryRig({ items: 130 });
    await rig.refresh();
    rig.clock.advance(1_000);
    const changed = rig.events.filter(({ event }) => event === 'libraryChanged');
    expect(changed[0]?.payload).toEqual({ accountId: shop });
    const told = rig.events.filter(({ event }) => event === 'syncChanged').map((e) => e.payload);
    expect(told[0]).toMatchObject({ state: 'syncing', seen: 0 });
    expect(told.at(-1)).toMatchObject({ state: 'idle', seen: 130 });
  });

  it('asks for one page when nothing changed, and for all when told to', async () => {
    rig = await createLibraryRig({ items: 70 });
    await rig.refresh();
    const first = rig.listed().length;
    await rig.refresh();
    expect(rig.listed().length - first).toBe(1);
    await rig.refresh(true);
    expect(rig.listed().length - first).toBe(1 + 4);
  });

  it('announces no rows when none has changed', async () => {
    rig = await createLibraryRig({ items: 70 });
    await rig.refresh();
    rig.clock.advance(1_000);
    const before = rig.events.length;
    await rig.refresh(true);
    rig.clock.advance(1_000);
    const told = rig.events.slice(before).map(({ event }) => event);
    expect(new Set(told)).toEqual(new Set(['syncChanged']));
  });

  it('asks only for the pages that hold something new', async () => {
    rig = await createLibraryRig({ items: 70 });
    await rig.refresh();
    const before = rig.listed().length;
    const [id] = await upload(rig, 1);
    await rig.refresh();
    expect(rig.listed().length - before).toBe(1);
    expect(refsOf(await rig.live())).toContain(id);
  });

  it('is joined by a second one', async () => {
    rig = await createLibraryRig({ items: 70 });
    await Promise.all([rig.refresh(), rig.refresh(), rig.refresh()]);
    expect(rig.listed().length).toBe(4);
  });

  it('knows nobody else', async () => {
    rig = await createLibraryRig({ items: 1 });
    const stranger = rig.sync.refresh('nobody' as typeof shop);
    await expect(stranger).rejects.toMatchObject({ failure: { kind: 'not-found' } });
    const asked = rig.service.refresh({ accountId: 'nobody' as typeof shop });
    await expect(asked).rejects.toMatchObject({ failure: { kind: 'not-found' } });
  });
});

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
    const hang = { kind: 'hang', route: 'list', skip: 3 } as const;
    rig.sandbox.faults.arm(hang);
    const stopped = rig.sync.refresh(shop);
    while (rig.listed().length < 4) await new Promise((resolve) => setTimeout(resolve, 2));
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

  it('takes an item once that is pushed onto a later page', async () => {
    rig = await createLibraryRig({ items: 90 });
    let pushed = 0;
    const { sync } = rig.begin(async () => ({
      session: rig.session,
      provider: {
        ...plivo,
        async list(session, cursor, signal) {
          if (cursor === '40') pushed = (await upload(rig, 7)).length;
          return plivo.list(session, cursor, signal);
        },
      },
    }));
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
      skip: 2,
      // Three of the seeded items end within the half hour: all later pages move up by three.
      change: (body) => {
        rig.clock.advance(30 * 60_000);
        return body;
      },
    });
    await rig.refresh(true);
    const rows = await rig.live();
    const held = await heldIds(rig);
    expect(held.length).toBe(87);
    expect(refsOf(rows)).toEqual(held);
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
      failure: { kind: 'provider-down', cause: 'unreadable-answer' },
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

describe('a failure', () => {
  it('keeps what is known when the host is dead', async () => {
    rig = await createLibraryRig({ items: 30 });
    await rig.refresh();
    await rig.sandbox.close();
    await rig.refresh();
    expect(rig.state()).toMatchObject({ state: 'failed', failure: { kind: 'offline' } });
    expect((await rig.live()).length).toBe(30);
  });

  it('says at once that the secret is refused', async () => {
    rig = await createLibraryRig({ items: 30 });
    rig.sandbox.faults.arm({ kind: 'answer', status: 401, body: {}, route: 'list' });
    await rig.refresh();
    expect(rig.state()).toMatchObject({ state: 'failed', failure: { kind: 'unauthorized' } });
    expect(rig.listed().length).toBe(1);
  });

  it('of one account leaves the others alone', async () => {
    rig = await createLibraryRig({ items: 30 });
    const other = 'other' as typeof shop;
    rig.addAccount(other);
    const { sync } = rig.begin(async (id) => {
      if (id === other) throw new Error('a bug');
      return { provider: plivo, session: rig.session };
    });
    await sync.refresh(null);
    await sync.close();
    const [first, second] = sync.states();
    expect([first, second].map((state) => [state?.accountId, state?.state])).toEqual([
      [other, 'failed'],
      [shop, 'idle'],
    ]);
    expect(first?.failure?.kind).toBe('bug');
  });

  it('does not outlive the removal of its account', async () => {
    rig = await createLibraryRig({ items: 60 });
    rig.sandbox.faults.arm({ kind: 'hang', route: 'list', skip: 1 });
    const walk = rig.sync.refresh(shop);
    while (rig.listed().length < 2) await new Promise((resolve) => setTimeout(resolve, 2));
    const dropped = rig.sync.drop(shop);
    rig.database.exec('DELETE FROM accounts');
    await Promise.all([walk, dropped]);
    const before = rig.events.length;
    rig.clock.advance(1_000);
    const told = rig.events.slice(before).map(({ event }) => event);
    expect(told).not.toContain('syncChanged');
    expect(await rig.live()).toEqual([]);
    expect(rig.sync.states()).toEqual([]);
  });
});

async function heldIds({ session }: LibraryRig): Promise<string[]> {
  const ids: string[] = [];
  const signal = new AbortController().signal;
  for (let cursor: string | null = null; ; ) {
    const page = await plivo.list(session, cursor, signal);
    ids.push(...page.items.map((item) => item.ref));
    cursor = page.nextCursor;
    if (cursor === null) return ids.sort();
  }
}

async function upload({ sandbox }: LibraryRig, count: number): Promise<string[]> {
  const form = new FormData();
  for (let index = 0; index < count; index += 1) {
    form.append('file', new Blob([`note ${index}`], { type: 'text/plain' }), `note-${index}.txt`);
  }
  const { baseUrl, authId, authToken } = sandbox.plivo;
  const answer = await fetch(`${baseUrl}/Account/${authId}/Media/`, {
    method: 'POST',
    body: form,
    headers: { authorization: `Basic ${btoa(`${authId}:${authToken}`)}` },
  });
  const body = (await answer.json()) as { objects: { media_id: string }[] };
  return body.objects.map((object) => object.media_id);
}
