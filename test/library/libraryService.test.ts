import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { RemoteItem } from '../../electron/providers/provider.ts';
import { accountId, type MediaId, mediaId, mediaRef } from '../../shared/ids.ts';
import { mediaRow } from '../../shared/media.ts';
import { type MediaFilter, type MediaSort, newestFirst } from '../../shared/query/mediaFilter.ts';
import { createLibraryRig, everything, type LibraryRig, shop } from './support/libraryRig.ts';

let rig: LibraryRig;
let ids: MediaId[];
const minute = 60_000;
const other = accountId.parse('other');

const item = (ref: string, known: Partial<RemoteItem>): RemoteItem => ({
  ref: mediaRef.parse(ref),
  messageRef: null,
  direction: null,
  name: null,
  contentType: 'image/png',
  sizeBytes: null,
  storedAt: null,
  usedAt: null,
  fromAddress: null,
  toAddress: null,
  messageStatus: null,
  linkUrl: `https://media.plivo.com/${ref}`,
  ...known,
});

beforeAll(async () => {
  rig = await createLibraryRig({ items: 0 });
  rig.addAccount(other);
  const now = rig.clock.now();
  ids = rig.service.record(shop, [
    item('a', {
      name: 'Summer sale "final".png',
      sizeBytes: 5,
      storedAt: now - 10 * minute,
      direction: 'outbound',
    }),
    item('b', { name: 'summer-note.txt', contentType: 'text/plain', storedAt: now - 350 * minute }),
    item('c', {
      name: 'Été.pdf',
      contentType: 'application/pdf',
      sizeBytes: 50,
      direction: 'inbound',
    }),
    item('d', { name: '🎒.png', sizeBytes: 7, storedAt: now - 5 * minute }),
    item('e', { name: 'old.mp4', contentType: 'video/mp4', storedAt: now - 20 * minute }),
  ]);
  ids.push(
    ...rig.service.record(other, [item('a', { name: 'Summer elsewhere.gif', storedAt: now })]),
  );
  rig.table.markGone(ids.slice(4, 5), now);
});
afterAll(() => rig.end());

const names = async (filter: MediaFilter, sort: MediaSort = newestFirst) => {
  const { token, total } = await rig.service.open({ filter, sort });
  const rows = await rig.service.rows({ token, start: 0, count: 500 });
  expect(rows.length).toBe(total);
  for (const row of rows) expect(mediaRow.strict().safeParse(row).success).toBe(true);
  return rows.map((row) => row.name);
};
const [sale, note, ete, bag, old, elsewhere] = [
  'Summer sale "final".png',
  'summer-note.txt',
  'Été.pdf',
  '🎒.png',
  'old.mp4',
  'Summer elsewhere.gif',
];

describe('open', () => {
  it('answers with the rows that are about to be shown, and with days, where they are asked for', async () => {
    const query = { filter: {}, sort: newestFirst };
    await rig.service.countsOf({ filters: [{}] });
    const rows = { start: 1, count: 2 };
    const { token, ...list } = await rig.service.open({ ...query, rows });
    expect(list).toEqual({
      total: 5,
      rows: await rig.service.rows({ token, ...rows }),
      days: await rig.service.days({ token }),
    });
    expect(list.rows?.map(({ name }) => name)).toEqual([bag, sale]);
    expect(Object.keys(await rig.service.open(query)).sort()).toEqual(['token', 'total']);
  });

  it.each<[MediaFilter, unknown[], MediaSort?]>([
    [{}, [elsewhere, bag, sale, note, ete]],
    [{}, [note, sale, bag, elsewhere, ete], { by: 'stored', descending: false }],
    [{}, [bag, ete, elsewhere, sale, note], { by: 'name', descending: false }],
    [{ accountIds: [shop] }, [ete, bag, sale, note], { by: 'size', descending: true }],
    [{}, [note, sale, bag, elsewhere, ete], { by: 'end', descending: false }],
    [{ accountIds: [other] }, [elsewhere]],
    [{ kinds: ['text', 'pdf'] }, [note, ete]],
    [{ kinds: [] }, []],
    [{ direction: 'inbound' }, [ete]],
    [{ direction: 'outbound' }, [sale]],
    [{ kinds: ['video'] }, []],
    [{ kinds: ['video'], gone: 'also' }, [old]],
    [{ endsWithinMs: 11 * minute }, [note]],
    [{ endsWithinMs: 360 * minute, gone: 'also' }, [elsewhere, bag, sale, note]],
    [{ text: 'summer' }, [elsewhere, sale, note]],
    [{ text: 'SUM sal' }, [sale]],
    [{ text: 'summer-n' }, [note]],
    [{ text: 'ete' }, [ete]],
    [{ text: '"final"' }, [sale]],
    [{ text: '🎒' }, [bag]],
    [{ text: '  ', accountIds: [other] }, [elsewhere]],
    [{ text: 'ummer' }, [elsewhere, sale, note]],
    [{ text: 'NOT sale' }, []],
  ])('finds %j', async (filter, expected, sort = newestFirst) => {
    expect(await names(filter, sort)).toEqual(expected);
  });

  it('can be asked for anything', async () => {
    const typed = fc.oneof(
      fc.string({ unit: 'binary', maxLength: 40 }),
      fc.string({
        unit: fc.constantFrom(
          '"',
          '*',
          '(',
          ')',
          ':',
          '^',
          '-',
          'a',
          ' ',
          '\0',
          "'",
          '{',
          '+',
          'OR',
          'NEAR',
        ),
      }),
    );
    await fc.assert(
      fc.asyncProperty(typed, async (search) => {
        const { total } = await rig.service.open({ ...everything, filter: { text: search } });
        expect(total).toBeGreaterThanOrEqual(0);
      }),
      { numRuns: 200 },
    );
  });

  it('finds an item by any beginning of any word of its name', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.constantFrom('Summer', 'sale', 'final', 'png'),
        fc.nat(6),
        async (word, n) => {
          expect(await names({ text: word.slice(0, n + 1) })).toContain(sale);
        },
      ),
      { numRuns: 30 },
    );
  });
});

describe('rows', () => {
  it('answers any place of the list, and nothing beyond it', async () => {
    const { token } = await rig.service.open(everything);
    const at = async (start: number, count: number) =>
      (await rig.service.rows({ token, start, count })).map((row) => row.name);
    expect(await at(1, 2)).toEqual([bag, sale]);
    expect(await at(4, 500)).toEqual([ete]);
    expect(await at(5, 1)).toEqual([]);
  });

  it('keeps its order while the library moves on', async () => {
    const { token } = await rig.service.open({ ...everything, filter: { accountIds: [other] } });
    rig.service.record(other, [item('z', { storedAt: rig.clock.now() + 1 })]);
    expect((await rig.service.rows({ token, start: 0, count: 9 })).length).toBe(1);
    rig.database.exec(`DELETE FROM media WHERE ref = 'z'`);
  });

  it('forgets the list least lately used, and says so', async () => {
    const first = await rig.service.open(everything);
    const second = await rig.service.open(everything);
    for (let index = 0; index < 6; index += 1) await rig.service.open(everything);
    const rows = ({ token }: { token: string }) => rig.service.rows({ token, start: 0, count: 1 });
    await rows(first);
    await rig.service.open(everything);
    expect((await rows(first)).length).toBe(1);
    await expect(rows(second)).rejects.toMatchObject({ failure: { kind: 'not-found' } });
    await expect(rows({ token: 'no' })).rejects.toMatchObject({ failure: { kind: 'not-found' } });
  });
});

describe('links', () => {
  const endsOf = (mediaIds: readonly MediaId[]) =>
    rig.table.byIds(mediaIds).flatMap(({ expiresAt }) => expiresAt ?? []);

  it('are copied in the order asked for, and those without one are named', async () => {
    const nowhere = mediaId.parse(9_999);
    const [a, , c, d, e] = ids as [MediaId, MediaId, MediaId, MediaId, MediaId];
    const copied = await rig.service.copyLinks({ mediaIds: [d, nowhere, c, e, a] });
    expect(copied).toEqual({
      count: 3,
      failed: [
        { mediaId: nowhere, failure: { kind: 'not-found' } },
        { mediaId: e, failure: { kind: 'not-found' } },
      ],
      unavailable: 2,
      access: 'public',
      // No link ends by itself, and the first item that does ends its own.
      soonestExpiryAt: Math.min(...endsOf([d, c, a])),
      endsFirst: 'item',
      lasting: 1,
      ends: [],
      format: 'plain',
      document: null,
    });
    expect(rig.clipboard.at(-1)).toBe(
      ['d', 'c', 'a'].map((ref) => `https://media.plivo.com/${ref}`).join('\n'),
    );
  });

  it('leave the clipboard alone when there is none', async () => {
    const before = rig.clipboard.length;
    await rig.service.copyLinks({ mediaIds: ids.slice(4, 5) });
    expect(rig.clipboard.length).toBe(before);
  });
});

describe('matched', () => {
  it('leaves everything else its turn between items, however much there is to look through', async () => {
    let turns = 0;
    let asking = true;
    const turn = () => {
      turns += 1;
      if (asking) setImmediate(turn);
    };
    setImmediate(turn);
    const found = await rig.service.matched({ text: 'summer', mediaIds: ids });
    asking = false;
    expect(found.length).toBe(ids.length);
    expect(turns).toBeGreaterThanOrEqual(2);
  });
});

describe('keyOf', () => {
  it('tells what names an item at its provider', () => {
    expect(rig.service.keyOf(ids[0] ?? mediaId.parse(1))).toEqual({
      accountId: shop,
      key: { ref: 'a', messageRef: null, linkUrl: 'https://media.plivo.com/a' },
      kind: 'image',
      goneAt: null,
      archived: false,
      contentType: 'image/png',
      untold: false,
    });
    expect(rig.service.keyOf(mediaId.parse(9_999))).toBeNull();
  });
});
