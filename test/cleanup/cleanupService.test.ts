import { afterEach, describe, expect, it, vi } from 'vitest';
import { type CleanupAct, mostUntyped } from '../../shared/contract/cleanup.ts';
import type { Run } from '../../shared/contract/runs.ts';
import { chats, line, storage } from '../removals/support/removalRig.ts';
import { type CleanupRig, openCleanupRig } from './support/cleanupRig.ts';

let rig: CleanupRig;
afterEach(() => rig.close());

const media: CleanupAct = { takes: 'media', archiveId: null };
const archiving: CleanupAct = { takes: 'media', archiveId: 'archive' };
const isOver = ({ state }: Run) => state === 'over';
const of = (id: typeof line) => ({ filter: { accountIds: [id] } });
const dayMs = 24 * 3_600_000;

describe('a preview', () => {
  it('says exactly what would go, of whom and from when, and does nothing', async () => {
    rig = await openCleanupRig(40);
    const rows = [...rig.rig.rows(line), ...rig.rig.rows(chats)];
    const plan = await rig.cleanup.preview({
      of: { filter: { accountIds: [line, chats] } },
      act: media,
    });
    expect(plan.items).toBe(rows.length);
    expect(plan.bytes).toBe(rows.reduce((sum, { sizeBytes }) => sum + (sizeBytes ?? 0), 0));
    expect(plan.unsized).toBe(rows.filter(({ sizeBytes }) => sizeBytes === null).length);
    const sum = (parts: readonly { items: number }[]) =>
      parts.reduce((all, one) => all + one.items, 0);
    expect([sum(plan.accounts), sum(plan.months)]).toEqual([plan.items, plan.items]);
    expect(plan.sample.length).toBe(24);
    expect(rig.rig.deletes()).toEqual([]);
  });

  it('names what goes along that the filter did not name, and what cannot go and why', async () => {
    rig = await openCleanupRig(40);
    const pair = rig.rig
      .rows(chats)
      .find((row, at, all) =>
        all.some((other, place) => place > at && other.messageRef === row.messageRef),
      );
    if (pair === undefined) throw new Error('no message carries two');
    const named = await rig.cleanup.preview({ of: { mediaIds: [pair.id] }, act: media });
    expect(named).toMatchObject({ items: 2, messages: 1, others: 1 });
    expect(named.othersNamed.map(({ messageRef }) => messageRef)).toEqual([pair.messageRef]);
    const kept = await rig.cleanup.preview({ of: of(storage), act: media });
    expect(kept).toMatchObject({
      items: 0,
      refused: [{ failure: { detail: 'cannot-remove' }, items: rig.rig.rows(storage).length }],
    });
  });

  it('of what is gone alone is of nothing, and not of all the rest', async () => {
    rig = await openCleanupRig(20);
    const [gone] = rig.rig.rows(line);
    if (gone === undefined) throw new Error('no item');
    rig.rig.table.markGone([gone.id], rig.clock.now());
    const planned = (gone: 'also' | 'only') =>
      rig.cleanup.preview({ of: { filter: { accountIds: [line], gone } }, act: media });
    expect(await planned('only')).toMatchObject({ items: 0 });
    expect(await planned('also')).toMatchObject({ items: rig.rig.rows(line).length - 1 });
  });

  it('deletes messages where that was asked, with all that they carry', async () => {
    rig = await openCleanupRig(30);
    const messages = new Set(rig.rig.rows(line).map(({ messageRef }) => messageRef));
    const act: CleanupAct = { takes: 'messages', archiveId: null };
    const plan = await rig.cleanup.preview({ of: of(line), act });
    expect(plan).toMatchObject({ items: rig.rig.rows(line).length, messages: messages.size });
    const run = await rig.cleanup.start({ token: plan.token, typed: plan.items, ruleId: null });
    expect(await rig.rig.runIs(run.id, isOver)).toMatchObject({ done: plan.items, failed: 0 });
    const asked = rig.rig.sandbox.requests().filter(({ method }) => method === 'DELETE');
    expect(asked.map(({ route }) => route)).toEqual(Array(messages.size).fill('delete-message'));
  });
});

describe('the confirmation', () => {
  it('of more than a hundred needs their number, and is good once', async () => {
    rig = await openCleanupRig(mostUntyped + 60);
    const { token, items } = await rig.cleanup.preview({ of: of(line), act: media });
    expect(items).toBeGreaterThan(mostUntyped);
    for (const typed of [null, items - 1, 0]) {
      await expect(rig.cleanup.start({ token, typed, ruleId: null })).rejects.toMatchObject({
        failure: { detail: 'wrong-count' },
      });
    }
    expect(rig.rig.deletes()).toEqual([]);
    const run = await rig.cleanup.start({ token, typed: items, ruleId: null });
    await expect(rig.cleanup.start({ token, typed: items, ruleId: null })).rejects.toMatchObject({
      failure: { detail: 'token' },
    });
    expect(await rig.rig.runIs(run.id, isOver)).toMatchObject({ of: items, done: items });
    expect(rig.rig.deletes().length).toBe(items);
  });

  it('is bound to what was shown, though the filter moves with the clock', async () => {
    rig = await openCleanupRig(40);
    const old = rig.rig.rows(line).map(({ storedAt }) => storedAt ?? 0);
    const youngest = Math.max(...old);
    const storedOverMs = rig.clock.now() - youngest + dayMs;
    const filter = { accountIds: [line], storedOverMs };
    const plan = await rig.cleanup.preview({ of: { filter }, act: media });
    expect(plan.items).toBeLessThan(old.length);
    rig.later(2 * dayMs);
    const more = await rig.cleanup.preview({ of: { filter }, act: media });
    expect(more.items).toBeGreaterThan(plan.items);
    rig.later(-2 * dayMs);
    if (plan.items > 0) {
      const run = await rig.cleanup.start({ token: plan.token, typed: plan.items, ruleId: null });
      await rig.rig.runIs(run.id, isOver);
    }
    expect(rig.rig.deletes().length).toBe(plan.items);
  });

  it('leaves out an account that was disconnected since', async () => {
    rig = await openCleanupRig(30);
    const { token, items } = await rig.cleanup.preview({ of: of(line), act: media });
    rig.disconnect(line);
    await expect(rig.cleanup.start({ token, typed: items, ruleId: null })).rejects.toMatchObject({
      failure: { kind: 'not-found' },
    });
    expect(rig.rig.deletes()).toEqual([]);
  });
});

describe('a rule', () => {
  const draft = {
    id: 'rule',
    title: 'Old pictures',
    filter: { accountIds: [line] },
    act: archiving,
    every: 'day' as const,
  };

  it('is kept, run by hand, and tells what came of it', async () => {
    rig = await openCleanupRig(20);
    await rig.cleanup.keep({ ...draft, every: null });
    rig.restart();
    const { token, items } = await rig.cleanup.preview({
      of: { filter: draft.filter },
      act: media,
    });
    const run = await rig.cleanup.start({ token, typed: items, ruleId: 'rule' });
    await rig.rig.runIs(run.id, isOver);
    rig.cleanup.hear(await rig.rig.removals.list(undefined));
    expect(await rig.rule('rule')).toMatchObject({ last: { of: items, done: items, failed: 0 } });
    await rig.cleanup.remove({ ruleId: 'rule' });
    expect(await rig.cleanup.rules(undefined)).toEqual([]);
  });

  it('says a day ahead what it will delete, archives that first, and deletes nothing else', async () => {
    rig = await openCleanupRig(30);
    await rig.cleanup.keep(draft);
    await vi.waitUntil(async () => (await rig.rule('rule'))?.due != null, 30_000);
    const items = rig.rig.rows(line).length;
    expect(rig.notes).toEqual([
      { title: `“Old pictures” deletes ${items} items tomorrow`, body: expect.any(String) },
    ]);
    // Over a restart, and with one that came since.
    rig.restart();
    const [late] = rig.rig.rows(line);
    if (late === undefined) throw new Error('no item');
    const known = rig.rig.database.prepare(
      `UPDATE settings SET value = replace(value, '[${late.id},', '[') WHERE key = 'cleanup-due rule'`,
    );
    known.run();
    expect(rig.rig.deletes()).toEqual([]);
    rig.later(dayMs + 60_000);
    rig.restart();
    await vi.waitUntil(async () => (await rig.rig.removals.list(undefined)).some(isOver), 30_000);
    expect(rig.rig.deletes().some(({ path }) => path.includes(late.ref))).toBe(
      (await rig.rig.isHeld(late)) === false,
    );
    for (const row of rig.rig.rows(line)) {
      if (rig.rig.isGone(row.id)) expect(rig.archive.isSafe(row.id)).toBe(true);
    }
  });

  it('that is called off deletes nothing this time', async () => {
    rig = await openCleanupRig(20);
    await rig.cleanup.keep(draft);
    await vi.waitUntil(async () => (await rig.rule('rule'))?.due != null, 30_000);
    await rig.cleanup.callOff({ ruleId: 'rule' });
    expect(await rig.rule('rule')).toMatchObject({ due: null, nextLookAt: expect.any(Number) });
    rig.later(dayMs / 2);
    rig.restart();
    expect(await rig.rig.removals.list(undefined)).toEqual([]);
  });

  it.each([1, 1.5, 400])(
    'deletes nothing by a clock set %s days ahead, and says so',
    async (days) => {
      rig = await openCleanupRig(20);
      await rig.cleanup.keep(draft);
      await vi.waitUntil(async () => (await rig.rule('rule'))?.due != null, 30_000);
      const said = (await rig.rule('rule'))?.due;
      rig.setWrong(days * dayMs + 60_000);
      rig.restart();
      await vi.waitUntil(async () => (await rig.rule('rule'))?.waitsForClock, 30_000);
      expect(await rig.rule('rule')).toMatchObject({ due: said });
      expect(await rig.rig.removals.list(undefined)).toEqual([]);
      rig.setWrong(0);
      rig.restart();
      rig.later(dayMs + 60_000);
      rig.restart();
      await vi.waitUntil(async () => (await rig.rig.removals.list(undefined)).some(isOver), 30_000);
      expect(await rig.rule('rule')).toMatchObject({ waitsForClock: false });
    },
  );

  it('that was kept under a clock ahead runs when that is right again', async () => {
    rig = await openCleanupRig(20);
    rig.setWrong(400 * dayMs);
    await rig.cleanup.keep(draft);
    await vi.waitUntil(async () => (await rig.rule('rule'))?.waitsForClock, 30_000);
    expect(rig.notes).toEqual([]);
    rig.setWrong(0);
    rig.restart();
    await vi.waitUntil(async () => (await rig.rule('rule'))?.due != null, 30_000);
    expect((await rig.rule('rule'))?.due?.at).toBeLessThanOrEqual(rig.clock.now() + dayMs);
  });

  it('that comes too late says again what it would delete', async () => {
    rig = await openCleanupRig(20);
    await rig.cleanup.keep(draft);
    await vi.waitUntil(async () => (await rig.rule('rule'))?.due != null, 30_000);
    const before = (await rig.rule('rule'))?.due?.at ?? 0;
    rig.later(5 * dayMs);
    rig.restart();
    await vi.waitUntil(async () => ((await rig.rule('rule'))?.due?.at ?? 0) > before, 30_000);
    expect(rig.notes.length).toBe(2);
    expect(rig.rig.deletes()).toEqual([]);
  });
});
