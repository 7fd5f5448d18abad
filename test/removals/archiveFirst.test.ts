import { afterEach, describe, expect, it } from 'vitest';
import { freshFolder } from '../accounts/support/freshFolder.ts';
import { fastClock } from '../uploads/support/fastClock.ts';
import { createFolderArchive } from './support/folderArchive.ts';
import { line, openRemovalRig, type RemovalRig } from './support/removalRig.ts';

let rig: RemovalRig;
afterEach(() => rig.close());

const facts = { archiveId: 'archive', ruleId: null };
async function open(items: number) {
  const archive = createFolderArchive(freshFolder());
  rig = await openRemovalRig({ items }, fastClock(20), 0, archive.of);
  const groups = rig.rows(line).map((row) => ({ accountId: line, messageRef: null, items: [row] }));
  return { archive, groups };
}
const over = ({ state }: { state: string }) => state === 'over';

describe('archiving first', () => {
  it('asks for no item to be deleted before its copy is safe', async () => {
    const { archive, groups } = await open(20);
    const { id } = await rig.removals.runs.start(groups.slice(0, 12), facts);
    expect(await rig.runIs(id, over)).toMatchObject({ done: 12, failed: 0 });
    const requests = rig.sandbox.requests();
    for (const { items } of groups.slice(0, 12)) {
      for (const { id: item, ref } of items) {
        expect(archive.isSafe(item)).toBe(true);
        const of = requests.filter(({ path }) => path.includes(ref));
        const deleted = of.findIndex(({ method }) => method === 'DELETE');
        expect(of.slice(0, deleted).some(({ route }) => route === 'bytes')).toBe(true);
      }
    }
  });

  it('tells the receipt the hash of each copy', async () => {
    const { archive, groups } = await open(8);
    const { id } = await rig.removals.runs.start(groups.slice(0, 4), facts);
    await rig.runIs(id, over);
    const lines = await rig.receipts.service.lines({ id, start: 0, count: 10 });
    expect(lines).toHaveLength(4);
    for (const { mediaId, outcome, sha256 } of lines) {
      expect(outcome).toBe('deleted');
      expect(sha256).toMatch(/^[0-9a-f]{64}$/);
      expect(sha256).toBe(archive.hashOf(mediaId));
    }
  });

  it('keeps what could not be archived, says so, and lets it be tried again', async () => {
    const { archive, groups } = await open(20);
    const [lost] = groups.slice(0, 6).flatMap(({ items }) => items);
    if (lost === undefined) throw new Error('no item');
    archive.lose(lost.id);
    const { id } = await rig.removals.runs.start(groups.slice(0, 6), facts);
    expect(await rig.runIs(id, over)).toMatchObject({ done: 5, failed: 1 });
    expect(await rig.removals.refused({ runId: id })).toMatchObject([
      { failure: { kind: 'invalid-input', detail: 'not-archived' }, items: 1, mayRetry: true },
    ]);
    expect(rig.deletes().some(({ path }) => path.includes(lost.ref))).toBe(false);
  });

  it('asks again where the provider is down, and gives up no item for that', async () => {
    const { groups } = await open(20);
    rig.sandbox.faults.arm({ kind: 'answer', route: 'bytes', status: 500, times: 3 });
    const { id } = await rig.removals.runs.start(groups.slice(0, 6), facts);
    expect(await rig.runIs(id, over)).toMatchObject({ done: 6, failed: 0 });
  });

  it('keeps what stays down, and says so', async () => {
    const { groups } = await open(20);
    rig.sandbox.faults.arm({ kind: 'answer', route: 'bytes', status: 500, times: 400 });
    const { id } = await rig.removals.runs.start(groups.slice(0, 2), facts);
    expect(await rig.runIs(id, over)).toMatchObject({ done: 0, failed: 2 });
    expect(await rig.removals.refused({ runId: id })).toMatchObject([
      { failure: { detail: 'not-archived' }, mayRetry: true },
    ]);
    expect(rig.deletes()).toEqual([]);
  });

  it('deletes nothing whose copy is other than what was written down', async () => {
    const { archive, groups } = await open(20);
    const [first] = groups.flatMap(({ items }) => items);
    if (first === undefined) throw new Error('no item');
    archive.spoil(first.id);
    const { id } = await rig.removals.runs.start(groups.slice(0, 3), facts);
    expect(await rig.runIs(id, over)).toMatchObject({ done: 2, failed: 1 });
    expect(rig.deletes().some(({ path }) => path.includes(first.ref))).toBe(false);
  });

  it('survives a kill: nothing is deleted that is not safe after it either', async () => {
    const { archive, groups } = await open(30);
    const { id } = await rig.removals.runs.start(groups.slice(0, 20), facts);
    await rig.crash();
    const run = await rig.runIs(id, over);
    expect(run.done + run.failed).toBe(20);
    for (const { items } of groups) {
      for (const { id: item } of items)
        if (rig.isGone(item)) expect(archive.isSafe(item)).toBe(true);
    }
  });

  it('deletes nothing where what a newer Satchel wrote of the run cannot be read', async () => {
    const { groups } = await open(20);
    rig.trouble.keychain = { kind: 'keychain-unavailable', cause: 'locked' };
    const { id } = await rig.removals.runs.start(groups.slice(0, 3), facts);
    rig.database.exec(`UPDATE runs SET facts = '{"version":9}'`);
    await rig.restart();
    rig.trouble.keychain = null;
    rig.removals.resumeAccount(line);
    expect(await rig.runIs(id, over)).toMatchObject({ done: 0, failed: 3 });
    expect(rig.deletes()).toEqual([]);
  });
});

describe('deleting messages where media can go alone', () => {
  it('takes the message, and keeps one that carries more than was confirmed', async () => {
    await open(30);
    const rows = rig.rows(line);
    const byMessage = new Map<string, typeof rows>();
    for (const row of rows) {
      const ref = row.messageRef ?? '';
      byMessage.set(ref, [...(byMessage.get(ref) ?? []), row]);
    }
    const [whole] = [...byMessage.values()].filter(({ length }) => length === 1);
    const [pair] = [...byMessage.values()].filter(({ length }) => length > 1);
    if (whole === undefined || pair === undefined) throw new Error('no such messages');
    const groupOf = (items: typeof rows) => ({
      accountId: line,
      messageRef: items[0]?.messageRef ?? null,
      items,
    });
    // The library forgets one of two, as if it had never been read.
    rig.database.exec(`DELETE FROM media WHERE id = ${pair[1]?.id}`);
    const { id } = await rig.removals.runs.start([groupOf(whole), groupOf(pair.slice(0, 1))], {
      archiveId: null,
      ruleId: null,
    });
    expect(await rig.runIs(id, over)).toMatchObject({ done: 1, failed: 1 });
    expect(await rig.removals.refusals({ runId: id })).toMatchObject([
      { failure: { detail: 'changed' } },
    ]);
    const asked = rig.sandbox.requests().filter(({ method }) => method === 'DELETE');
    expect(asked.map(({ route }) => route)).toEqual(['delete-message']);
    for (const row of pair) expect(await rig.isHeld(row)).toBe(true);
    for (const row of whole) expect(await rig.isHeld(row)).toBe(false);
  });
});
