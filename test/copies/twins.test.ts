import { afterEach, beforeEach, expect, it } from 'vitest';
import { createLineageTable } from '../../electron/copies/lineageTable.ts';
import { createBack, createTwins } from '../../electron/copies/twins.ts';
import { type Database, openDatabase } from '../../electron/database/database.ts';
import { createMediaTable } from '../../electron/library/mediaTable.ts';
import { accountId, jobId, type MediaId, mediaRef } from '../../shared/ids.ts';

const [line, shop] = [accountId.parse('line'), accountId.parse('shop')];
let database: Database;
beforeEach(() => {
  database = openDatabase(':memory:');
  for (const id of [line, shop]) {
    database
      .prepare(`INSERT INTO accounts VALUES (?, 'plivo', ?, 'MA', 0, 'session', '{}', 1, 0)`)
      .run(id, id);
  }
});
afterEach(() => database.close());

function open() {
  let now = 10;
  const rule = { kind: 'duration', ms: 1_000_000 } as const;
  const table = createMediaTable(database, () => ({
    unused: rule,
    used: rule,
    certainty: 'documented',
  }));
  const lineages = createLineageTable(database);
  const twinsIn = createTwins({
    table,
    lineages,
    hashesOf: () => new Map(),
    storedOfSize: () => [],
    clock: { now: () => 10 },
  });
  const unknown = {
    messageRef: null,
    direction: null,
    name: null,
    contentType: null,
    sizeBytes: null,
    storedAt: 1,
    usedAt: null,
    fromAddress: null,
    toAddress: null,
    messageStatus: null,
    linkUrl: null,
  };
  function item(account: typeof line, ref: string): MediaId {
    const [id] = table.upsert(account, [{ ...unknown, ref: mediaRef.parse(ref) }], 1).ids;
    if (id === undefined) throw new Error('not written');
    return id;
  }
  const became = (oldId: MediaId, newId: MediaId, kind: 'move' | 'renewal') =>
    lineages.add({ oldId, newId, kind, by: 'person', at: 5, jobId: jobId.parse(`${newId}`) });
  const files = new Set<MediaId>();
  const withOriginal = async (items: readonly { readonly id: MediaId }[]) =>
    new Set(items.map(({ id }) => id).filter((id) => files.has(id)));
  const backIn = createBack({ table, lineages, clock: { now: () => now }, withOriginal });
  return {
    item,
    became,
    there: (ids: readonly MediaId[]) => twinsIn(table.byIds(ids), shop),
    gone: (...ids: MediaId[]) => table.markGone(ids, 6),
    /** Its file is still there. */
    onDisk: (id: MediaId) => void files.add(id),
    pass: (ms: number) => {
      now += ms;
    },
    back: async (...ids: MediaId[]) => [...(await backIn(table.byIds(ids), new Set(ids)))].sort(),
  };
}

it('finds what was copied there of every item that it came from, whichever are asked about together', () => {
  const { item, became, there } = open();
  const [first, renewed, copied] = [item(line, 'a'), item(line, 'b'), item(shop, 'c')];
  became(first, renewed, 'renewal');
  became(renewed, copied, 'move');
  for (const ids of [[first], [renewed], [first, renewed], [renewed, first]]) {
    const found = there(ids);
    expect(ids.filter((id) => found.has(id))).toEqual(ids);
  }
  expect(there([copied]).has(copied)).toBe(false);
});

it('knows of what ended whether its account has it again, or would by what is asked about', async () => {
  const { item, became, gone, back, onDisk, pass } = open();
  const [first, second, third] = [item(line, 'a'), item(line, 'b'), item(line, 'c')];
  const [moved, renewed] = [item(shop, 'd'), item(shop, 'e')];
  const other = item(line, 'f');
  became(first, second, 'renewal');
  became(second, third, 'renewal');
  became(first, moved, 'move');
  became(moved, renewed, 'renewal');
  // What lives is renewed, as often as that is asked for.
  expect(await back(first, second, third, moved)).toEqual([]);
  gone(first, second, moved, other);
  expect(await back(first, second, third, moved, renewed, other)).toEqual([first, second, moved]);
  expect(await back(first, other)).toEqual([first]);
  // What another account has is no help to this one.
  gone(third);
  expect(await back(first, moved)).toEqual([moved]);
  // Where nothing of a line lives, the last of it stands for all whose bytes can be had.
  expect(await back(first, second, third)).toEqual([]);
  onDisk(second);
  expect(await back(first, second, third)).toEqual([first]);
  onDisk(third);
  expect(await back(first, second, third)).toEqual([first, second]);
  expect(await back(first, other)).toEqual([]);
  // What has ended by its rule lives no longer, though nobody said so yet.
  pass(1_000_000);
  expect(await back(moved, other)).toEqual([]);
});
