import { afterEach, describe, expect, it } from 'vitest';
import type { StoredMedia } from '../../electron/library/mediaRow.ts';
import type { Fault } from '../../electron/sandbox/faults/fault.ts';
import type { SandboxOptions } from '../../electron/sandbox/startSandbox.ts';
import { mediaRef } from '../../shared/ids.ts';
import { lockIt, refusals } from '../library/support/refusals.ts';
import { fastClock } from '../uploads/support/fastClock.ts';
import { chats, line, openRemovalRig, type RemovalRig, storage } from './support/removalRig.ts';

let rig: RemovalRig;
const open = async (options?: SandboxOptions) => {
  rig = await openRemovalRig(options);
  return rig;
};
afterEach(() => rig.close());

function some(rows: readonly StoredMedia[], count: number): StoredMedia[] {
  if (rows.length < count) throw new Error('the library is too small');
  return rows.slice(0, count);
}
const one = (rows: readonly StoredMedia[]): StoredMedia => {
  const [row] = some(rows, 1);
  if (row === undefined) throw new Error('no row');
  return row;
};

describe('prepare', () => {
  it('says what goes, and removes nothing', async () => {
    await open();
    const [first, second] = some(rig.rows(line), 2);
    const mediaIds = [first, second, first].flatMap((row) => row?.id ?? []);
    const plan = await rig.removals.prepare({ mediaIds });
    expect(plan).toMatchObject({ count: 2, others: 0, messages: 0, failed: 0 });
    expect(rig.deletes()).toEqual([]);
  });

  it('counts messages that go too, with all that they carry', async () => {
    await open();
    const row = one(rig.rows(chats));
    rig.table.upsert(
      chats,
      [{ ...row, ref: mediaRef.parse(`${row.ref}x`), linkUrl: null }],
      rig.clock.now(),
    );
    const plan = await rig.removals.prepare({ mediaIds: [row.id] });
    expect(plan).toMatchObject({ messages: 1, count: 2, others: 1 });
  });

  it('leaves out what another removal has in hand, and says how much that is', async () => {
    await open();
    rig.sandbox.faults.arm({ kind: 'slow-headers', route: 'delete', delayMs: 200, times: 100 });
    const ids = some(rig.rows(line), 9).map(({ id }) => id);
    const { token } = await rig.removals.prepare({ mediaIds: ids.slice(0, 6) });
    const { id } = await rig.removals.start({ token });
    expect(await rig.removals.prepare({ mediaIds: ids.slice(0, 6) })).toMatchObject({
      count: 0,
      underway: 6,
    });
    const more = await rig.removals.prepare({ mediaIds: ids });
    expect(more).toMatchObject({ count: 3, underway: 6, failed: 0 });
    expect((await rig.confirm(more)).run).toMatchObject({ of: 3, done: 3 });
    await rig.runIs(id, ({ state }) => state === 'over');
    expect(rig.deletes().length).toBe(9);
  });

  it('names what cannot be removed', async () => {
    await open();
    const { id } = one(rig.rows(storage));
    const plan = await rig.removals.prepare({ mediaIds: [id] });
    const failure = { kind: 'invalid-input', detail: 'cannot-remove' };
    expect(plan).toMatchObject({ count: 0, failed: 1, refusals: [{ mediaId: id, failure }] });
    expect(await rig.confirm(plan)).toMatchObject({ removed: [], failed: [] });
  });
});

describe('remove', () => {
  it('removes exactly what was confirmed, at the provider and here', async () => {
    await open();
    const rows = some(rig.rows(line), 6);
    const ids = rows.map(({ id }) => id);
    const { removed, failed } = await rig.remove(...ids);
    expect([removed, failed]).toEqual([ids, []]);
    expect([...rig.gone].sort()).toEqual([...ids].sort());
    for (const row of rows) {
      expect(await rig.isHeld(row)).toBe(false);
      expect(rig.isGone(row.id)).toBe(true);
    }
    expect(rig.deletes().length).toBe(6);
  });

  it('takes a token once', async () => {
    await open();
    const { id } = one(rig.rows(line));
    const { token } = await rig.removals.prepare({ mediaIds: [id] });
    await rig.confirm({ token });
    await expect(rig.removals.start({ token })).rejects.toMatchObject({
      failure: { kind: 'invalid-input', detail: 'token' },
    });
  });

  it('asks once for a message, and all that it carried is gone', async () => {
    await open();
    const row = one(rig.rows(chats));
    const siblings = rig.rows(chats).filter(({ messageRef }) => messageRef === row.messageRef);
    const { removed } = await rig.remove(...siblings.map(({ id }) => id));
    expect(removed).toEqual(siblings.map(({ id }) => id));
    expect(rig.deletes().length).toBe(1);
  });

  it('does not take along what was not there when it was confirmed', async () => {
    await open();
    const row = one(rig.rows(chats));
    const { token } = await rig.removals.prepare({ mediaIds: [row.id] });
    const late = { ...row, ref: mediaRef.parse(`${row.ref}x`), linkUrl: null };
    rig.table.upsert(chats, [late], rig.clock.now());
    const { removed, failed } = await rig.confirm({ token });
    expect(removed).toEqual([]);
    expect(failed[0]?.failure).toEqual({ kind: 'invalid-input', detail: 'changed' });
    expect(rig.deletes()).toEqual([]);
  });

  it('asks for what is dated after our clock too, before it is believed to be gone', async () => {
    await open();
    const row = one(rig.rows(line));
    rig.database
      .prepare('UPDATE media SET stored_at = ? WHERE id = ?')
      .run(Math.max(Date.now(), rig.clock.now()) + 60_000, row.id);
    // Said to be deleted, and not: so soon after it was stored it was not found.
    rig.sandbox.faults.arm({ kind: 'answer', status: 204, method: 'DELETE', body: '' });
    expect((await rig.remove(row.id)).removed).toEqual([row.id]);
    expect(await rig.isHeld(row)).toBe(false);
    expect(rig.deletes().length).toBe(2);
  });

  it('counts what is gone already as removed', async () => {
    await open();
    const { id } = one(rig.rows(line));
    const first = await rig.removals.prepare({ mediaIds: [id] });
    const second = await rig.removals.prepare({ mediaIds: [id] });
    await rig.confirm(first);
    expect(await rig.confirm(second)).toMatchObject({ removed: [id], failed: [] });
  });

  it.each<[string, Fault, number]>([
    ['a connection cut after its effect', { kind: 'reset', at: 'stored' }, 1],
    ['500 after its effect', { kind: 'answer', status: 500, at: 'stored' }, 1],
    ['a connection cut before it', { kind: 'reset', at: 'received' }, 2],
    ['500 before it', { kind: 'answer', status: 500 }, 2],
    // What something in between answers in the provider's place.
    ...[302, 400, 401, 403, 404].map((status): [string, Fault, number] => [
      `${status} after its effect`,
      { kind: 'answer', status, body: '<html>', at: 'stored' },
      1,
    ]),
    ['404 before it', { kind: 'answer', status: 404, body: '<html>' }, 2],
  ])('finds out after %s', async (_, fault, requests) => {
    await open();
    const row = one(rig.rows(line));
    rig.sandbox.faults.arm({ ...fault, route: 'delete' });
    expect(await rig.remove(row.id)).toEqual({ removed: [row.id], failed: [] });
    expect(await rig.isHeld(row)).toBe(false);
    expect(rig.deletes().length).toBe(requests);
  });

  it.each([302, 401, 403])(
    'does not count as gone what a foreign %i left there',
    async (status) => {
      await open();
      const row = one(rig.rows(chats));
      rig.sandbox.faults.arm({ kind: 'answer', status, route: 'chat-delete' });
      const { removed, failed } = await rig.remove(row.id);
      expect([removed.length, failed.length > 0]).toEqual([0, true]);
      expect([rig.isGone(row.id), await rig.isHeld(row)]).toEqual([false, true]);
    },
  );

  it('waits when it is asked too often', async () => {
    await open();
    const ids = some(rig.rows(line), 5).map(({ id }) => id);
    const headers = { 'retry-after': '3' };
    rig.sandbox.faults.arm({ kind: 'answer', route: 'delete', status: 429, headers, times: 7 });
    expect(await rig.remove(...ids)).toEqual({ removed: ids, failed: [] });
    expect(rig.deletes().length).toBe(12);
  });

  it('gives back item by item what is refused', async () => {
    await open();
    const [kept, ...others] = some(rig.rows(line), 3);
    if (kept === undefined) throw new Error('no row');
    rig.sandbox.faults.arm({
      kind: 'answer',
      route: 'delete',
      status: 422,
      body: { code: 20009, message: 'in progress', more_info: '', status: 422 },
      when: ({ path }) => path.includes(kept.ref),
    });
    const ids = others.map(({ id }) => id);
    const { removed, failed } = await rig.remove(kept.id, ...ids);
    expect(removed).toEqual(ids);
    expect(failed).toMatchObject([
      { mediaId: kept.id, failure: { kind: 'provider-refused', code: '20009' } },
    ]);
    expect(rig.isGone(kept.id)).toBe(false);
  });

  it('writes it down as soon as another program lets go of the library', async () => {
    // SQLite waits by the wall: a clock that runs away from it would give up before the other lets go.
    rig = await openRemovalRig({}, fastClock(10));
    const { id } = one(rig.rows(line));
    const { token } = await rig.removals.prepare({ mediaIds: [id] });
    rig.clock.after(3_000, lockIt.begin(rig.database));
    expect(await rig.confirm({ token })).toMatchObject({ removed: [id], failed: [] });
    expect(rig.isGone(id)).toBe(true);
  });

  it.each(refusals.filter(({ cause }) => cause !== 'full'))(
    'can be confirmed again, since nothing was asked while $name',
    async ({ begin }) => {
      await open();
      const ids = some(rig.rows(line), 2).map(({ id }) => id);
      const { token } = await rig.removals.prepare({ mediaIds: ids });
      const relent = begin(rig.database);
      await expect(rig.removals.start({ token })).rejects.toHaveProperty('errcode');
      expect([rig.deletes(), await rig.removals.list(undefined)]).toEqual([[], []]);
      relent();
      expect(await rig.confirm({ token })).toMatchObject({ removed: ids, failed: [] });
    },
  );

  it('concludes nothing when it cannot ask', async () => {
    await open();
    const { id } = one(rig.rows(line));
    rig.sandbox.faults.arm({ kind: 'answer', route: 'delete', status: 401 });
    const { failed } = await rig.remove(id);
    expect(failed).toEqual([{ mediaId: id, failure: { kind: 'unauthorized' } }]);
    expect(rig.isGone(id)).toBe(false);
  });
});

describe('links', () => {
  it('tell how good they are before they are copied', async () => {
    await open();
    const { id } = one(rig.rows(line));
    const link = { access: 'public', expiresAt: null };
    expect(await rig.service.link({ mediaId: id })).toEqual(link);
  });

  it('that need credentials are named and never copied', async () => {
    await open({ protected: true });
    const { id } = one(rig.rows(line));
    const { id: fine } = one(rig.rows(storage));
    expect(await rig.service.link({ mediaId: id })).toMatchObject({ access: 'protected' });
    const copied = await rig.service.copyLinks({ mediaIds: [id, fine] });
    expect(copied).toEqual({
      count: 1,
      access: 'public',
      soonestExpiryAt: null,
      endsFirst: null,
      lasting: 1,
      ends: [],
      unavailable: 1,
      format: 'plain',
      document: null,
      failed: [
        { mediaId: id, failure: { kind: 'forbidden', detail: 'link-protected', said: null } },
      ],
    });
  });

  it('that end by themselves are made anew each time, and say when', async () => {
    await open();
    const row = rig.rows(chats).find(({ messageRef }) => messageRef !== null);
    if (row === undefined) throw new Error('no row');
    const { id } = row;
    const copied = await rig.service.copyLinks({ mediaIds: [id] });
    expect(copied).toMatchObject({ count: 1, access: 'temporary', endsFirst: 'link' });
    expect(copied.ends).toEqual([{ mediaId: id, at: copied.soonestExpiryAt }]);
    const leftMs = (copied.soonestExpiryAt ?? 0) - Date.now();
    expect(leftMs).toBeGreaterThan(200_000);
    expect(leftMs).toBeLessThanOrEqual(300_000);
    rig.sandbox.wind(2_000);
    await rig.service.copyLinks({ mediaIds: [id] });
    expect(new Set(rig.clipboard).size).toBe(2);
  });
});
