import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createChosen, idsAt, placesOf } from '../../../electron/library/query/chosen.ts';
import { type Chosen, summaryOf } from '../../../renderer/stores/library/chosen.ts';
import { SatchelError } from '../../../shared/failure.ts';
import { type MediaId, mediaRef } from '../../../shared/ids.ts';
import type { MediaRow } from '../../../shared/media.ts';
import { firstOf, rangesOf } from '../../../shared/selection/ranges.ts';
import {
  createLibraryRig,
  everything,
  type LibraryRig,
  plivo,
  shop,
} from '../support/libraryRig.ts';

describe('what is chosen', () => {
  let rig: LibraryRig;
  beforeEach(async () => {
    rig = await createLibraryRig({ items: 60 });
    await rig.refresh();
  });
  afterEach(() => rig.end());

  const rowsOf = async (chosen: string) =>
    (await rig.service.chosenRows({ chosen, start: 0, count: 500 })).map(({ id }) => id);

  it('stays what it was, whatever the library becomes, and is acted upon by no more than lives', async () => {
    const { token: list, total } = await rig.service.open(everything);
    const before = (await rig.live()).map(({ id }) => id);
    const ranges = [0, 9, 12, total - 1];
    const { token, count } = await rig.service.choose({ list, ranges });
    const meant = before.filter((_, at) => at !== 10 && at !== 11);
    expect(count).toBe(meant.length);

    const [gone] = meant;
    if (gone === undefined) throw new Error('nothing is chosen');
    rig.table.markGone([gone], rig.clock.now());
    const newest = { ...newItem, ref: mediaRef.parse('brand-new'), storedAt: rig.clock.now() };
    rig.service.record(shop, [newest]);
    expect(await rowsOf(token)).toEqual(meant);
    const summed = await rig.service.summary({ chosen: token });
    expect(summed).toMatchObject({ count, living: count - 1 });

    const copied = await rig.service.copyLinks({ chosen: token, accountIds: [shop] });
    expect(copied).toMatchObject({ count: count - 1, failed: [] });
    await expect(rig.service.copyLinks({ chosen: token, accountIds: [] })).resolves.toMatchObject({
      count: 0,
    });
  });

  it('is never more than can be kept, however often the same is chosen once more', () => {
    const chosen = createChosen(() => 'token');
    let { token, count } = chosen.keep(new Float64Array(1_500_000), undefined);
    ({ token, count } = chosen.keep(new Float64Array(1_500_000), token));
    expect(count).toBe(3_000_000);
    expect(() => chosen.keep(new Float64Array(1_500_000), token)).toThrow(SatchelError);
    expect(chosen.ids(token).length).toBe(count);
  });

  it('is found in a newer list by what it is', async () => {
    const { token: from } = await rig.service.open(everything);
    const before = (await rig.live()).map(({ id }) => id);
    rig.service.record(shop, [{ ...newItem, storedAt: rig.clock.now() + 5 }]);
    const { token: to } = await rig.service.open(everything);
    const { ranges } = await rig.service.followRanges({ from, to, ranges: [0, 2, 5, 5] });
    const after = (await rig.live()).map(({ id }) => id);
    expect(firstOf(ranges, 9).map((at) => after[at])).toEqual([0, 1, 2, 5].map((at) => before[at]));
    const mediaIds = [before[4], before[1]].filter((id) => id !== undefined);
    const found = await rig.service.placesOf({ list: to, of: { mediaIds } });
    expect(firstOf(found.ranges, 9).map((at) => after[at])).toEqual([before[1], before[4]]);
  });

  it('is summed up as its rows are, one by one', async () => {
    const rows = await rig.live();
    rig.table.markGone([rows[3]?.id, rows[7]?.id] as MediaId[], rig.clock.now());
    const { token: list } = await rig.service.open({
      ...everything,
      filter: { gone: 'also' },
    });
    for (const ranges of [
      [0, 0],
      [2, 8],
      [0, 3, 5, 40],
      [0, rows.length - 1],
    ]) {
      const { token } = await rig.service.choose({ list, ranges });
      const all: readonly MediaRow[] = await rig.service.chosenRows({
        chosen: token,
        start: 0,
        count: 500,
      });
      const chosen: Chosen = { rows: all, kept: null };
      const { soonest, ...told } = await rig.service.summary({ chosen: token });
      const { soonest: first, ...own } = summaryOf(chosen, () => plivo.retention, rig.clock.now());
      const inOrder = (some: typeof told) => ({
        ...some,
        kinds: [...some.kinds].sort((a, b) => a.kind.localeCompare(b.kind)),
      });
      expect(inOrder(told)).toEqual(inOrder(own));
      expect(soonest?.storedAt).toBe(first?.storedAt);
    }
  });

  it('is good until others were chosen several times, and then is said to be no more', async () => {
    const { token: list } = await rig.service.open(everything);
    const { token } = await rig.service.choose({ list, ranges: [0, 0] });
    for (let times = 0; times < 6; times += 1) {
      await rig.service.choose({ list, ranges: [1, 1] });
    }
    await expect(rig.service.summary({ chosen: token })).rejects.toMatchObject({
      failure: { kind: 'not-found' },
    });
  });

  it('is chosen in portions where it is more stretches than one call names', async () => {
    const { token: list } = await rig.service.open(everything);
    const all = (await rig.live()).map(({ id }) => id);
    const { token: after } = await rig.service.choose({ list, ranges: [0, 0, 2, 2] });
    const { token, count } = await rig.service.choose({ list, ranges: [4, 5], after });
    expect(count).toBe(4);
    expect(await rowsOf(token)).toEqual([0, 2, 4, 5].map((at) => all[at]));
  });
});

const newItem = {
  ref: mediaRef.parse('another-new'),
  messageRef: null,
  direction: null,
  name: 'new.png',
  contentType: 'image/png',
  sizeBytes: 5,
  storedAt: 0 as number | null,
  usedAt: null,
  fromAddress: null,
  toAddress: null,
  messageStatus: null,
  linkUrl: 'https://media.test/new.png',
};

describe('places', () => {
  const ids = fc.uniqueArray(fc.integer({ min: 1, max: 90 }), { maxLength: 50 });

  it('are where each of the ids stands, whatever the order of the list', () => {
    fc.assert(
      fc.property(ids, ids, (some, list) => {
        const found = placesOf(Float64Array.from(some), Float64Array.from(list));
        const meant = list.flatMap((id, at) => (some.includes(id) ? [at] : []));
        expect(found).toEqual(rangesOf(meant));
      }),
    );
  });

  it('are found of ids of any size', () => {
    const far = Number.MAX_SAFE_INTEGER;
    expect(placesOf(Float64Array.of(far), Float64Array.of(1, far, 2))).toEqual([1, 1]);
  });

  it('beyond the end of a list are nothing', () => {
    const list = Float64Array.of(7, 8, 9);
    const slice = (start: number, count: number) => list.slice(start, start + count);
    expect([...idsAt(slice, [1, 1, 2, 40])]).toEqual([8, 9]);
  });
});
