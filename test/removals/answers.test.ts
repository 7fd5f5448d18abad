import { afterEach, describe, expect, it } from 'vitest';
import type { Trouble } from '../../electron/sandbox/faults/fault.ts';
import type { AccountId } from '../../shared/ids.ts';
import { fastClock } from '../uploads/support/fastClock.ts';
import { chats, line, openRemovalRig, type RemovalRig } from './support/removalRig.ts';

let rig: RemovalRig;
afterEach(() => rig.close());

const said = (status: number, more: object = {}): Trouble => ({ kind: 'answer', status, ...more });
const page = (more: object = {}) =>
  said(200, { body: '<!DOCTYPE html><html>', headers: { 'content-type': 'text/html' }, ...more });
const done = { at: 'stored' } as const;

/** What a provider, or something in between, may answer to a deletion, and whether it was done by then. */
const answers: readonly [string, ...Trouble[]][] = [
  ['200, done', said(200, done)],
  ['200, not done', said(200)],
  ['200 with JSON that is cut, done', said(200, { body: { deleted: true }, ...done }), cut()],
  ['200 with JSON that is cut, not done', said(200, { body: { deleted: true } }), cut()],
  ['a web page, done', page(done)],
  ['a web page, not done', page()],
  ['202, done', said(202, done)],
  ['202, not done', said(202)],
  ['204, done', said(204, done)],
  ['204, not done', said(204)],
  ['404, done', said(404, done)],
  ['404, not done', said(404)],
  ['409, done', said(409, done)],
  ['409, not done', said(409)],
  ['422, done', said(422, done)],
  ['422, not done', said(422)],
  ['503, done', said(503, done)],
  ['503, not done', said(503)],
  ['nothing, done', { kind: 'reset', ...done }],
  ['nothing, not done', { kind: 'reset', at: 'received' }],
  ['nothing before it was read', { kind: 'reset', at: 'headers' }],
  ['late', { kind: 'slow-headers', delayMs: 300 }],
];

function cut(): Trouble {
  return { kind: 'truncate' };
}

const accounts: readonly [string, AccountId, 'delete' | 'chat-delete'][] = [
  ['of an item', line, 'delete'],
  ['of a message', chats, 'chat-delete'],
];

/** What became of each item, by its provider, the library and the receipt's evidence, which never differ. */
async function judge(accountId: AccountId, failed: ReadonlySet<number>, asked: readonly number[]) {
  for (const row of rig.rows(accountId)) {
    const held = await rig.isHeld(row);
    const expected = !asked.includes(row.id) || failed.has(row.id);
    expect([row.ref, held, rig.isGone(row.id)]).toEqual([row.ref, expected, !expected]);
  }
  const unchecked = rig.database
    .prepare(`SELECT count(*) AS n FROM run_jobs WHERE job LIKE '%"state":"gone"%'
      AND job NOT LIKE '%"checkedAt":%'`)
    .get();
  expect(unchecked).toEqual({ n: 0 });
}

describe.each(accounts)('a deletion %s', (_, accountId, route) => {
  it.each(answers)('that is answered by %s is told as it is', async (_, ...troubles) => {
    rig = await openRemovalRig({ items: 12 });
    const mediaIds = rig
      .rows(accountId)
      .slice(0, 4)
      .map(({ id }) => id);
    for (const trouble of troubles) rig.sandbox.faults.arm({ ...trouble, route, times: 3 });
    const { token, othersNamed } = await rig.removals.prepare({ mediaIds });
    const { run, failed } = await rig.confirm({ token });
    const asked = [...mediaIds, ...othersNamed.map(({ id }) => id)];
    expect([run.of, run.done + run.failed]).toEqual([asked.length, asked.length]);
    rig.sandbox.faults.clear();
    await judge(accountId, new Set(failed.map(({ mediaId }) => mediaId)), asked);
  });

  it('that is answered by 202 and never done is asked for four times, and said', async () => {
    rig = await openRemovalRig({ items: 12 });
    const [row] = rig.rows(accountId);
    if (row === undefined) throw new Error('no row');
    rig.sandbox.faults.arm({ ...said(202), route, times: 1_000 });
    const began = rig.clock.monotonic();
    const { run, failed } = await rig.confirm(await rig.removals.prepare({ mediaIds: [row.id] }));
    expect(run).toMatchObject({ done: 0, failed: run.of });
    expect(failed[0]?.failure).toMatchObject({ kind: 'provider-refused', detail: 'still-there' });
    expect(rig.deletes().length).toBe(4);
    // A provider that only takes its time had a minute for it.
    expect(rig.clock.monotonic() - began).toBeGreaterThan(60_000);
    expect(await rig.removals.refused({ runId: run.id })).toMatchObject([{ mayRetry: true }]);
    rig.sandbox.faults.clear();
    const again = await rig.removals.again({
      runId: run.id,
      classes: (await rig.removals.refused({ runId: run.id })).map(({ id }) => id),
    });
    expect(await rig.runIs(again.id, ({ state }) => state === 'over')).toMatchObject({
      done: run.of,
    });
  });

  it('is looked at once, however many items go with it, and in doubt when nobody can look', async () => {
    rig = await openRemovalRig({ items: 12 });
    const [row] = rig.rows(accountId);
    if (row === undefined) throw new Error('no row');
    const looks = () =>
      rig.sandbox
        .requests()
        .filter(({ method, route: seen }) => method === 'GET' && seen !== 'bytes');
    const before = looks().length;
    await rig.remove(row.id);
    expect(looks().length).toBe(before + 1);
    const other = rig.rows(accountId).find(({ id }) => !rig.isGone(id));
    if (other === undefined) throw new Error('no other');
    rig.sandbox.faults.arm({ ...said(503), method: 'GET', times: 2 });
    const { removed } = await rig.remove(other.id);
    expect(removed).toContain(other.id);
  });

  it('that is answered by 429 for ten minutes is waited for, and done once', async () => {
    rig = await openRemovalRig({ items: 12 }, fastClock(600));
    const mediaIds = rig
      .rows(accountId)
      .slice(0, 4)
      .map(({ id }) => id);
    const began = rig.clock.monotonic();
    const isBusy = () => rig.clock.monotonic() - began < 600_000;
    const headers = { 'retry-after': '120' };
    rig.sandbox.faults.arm({ ...said(429, { headers }), route, times: 1_000, when: isBusy });
    const { run } = await rig.confirm(await rig.removals.prepare({ mediaIds }));
    expect(run).toMatchObject({ done: run.of, failed: 0 });
    expect(rig.clock.monotonic() - began).toBeGreaterThanOrEqual(600_000);
    // Each time one or a few feel the way, and not all of them again and again.
    expect(rig.deletes().length).toBeLessThan(60);
    await judge(accountId, new Set(), mediaIds.concat(rig.gone));
  });
});
