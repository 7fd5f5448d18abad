import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { MediaId } from '../../shared/ids.ts';
import { type KeepRig, life, minute, openKeepRig } from './support/keepRig.ts';

/** From then on what was stored now is renewed. */
const due = life - 29 * minute;

let rig: KeepRig;
let first: MediaId;
afterEach(() => rig.close());
/** An item that was renewed once: another is kept alive in its place. */
beforeEach(async () => {
  rig = openKeepRig();
  first = rig.add();
  await rig.service.keep({ of: [{ kind: 'item', mediaId: first }], limits: rig.limits() });
  await rig.pass(due + 10 * minute);
  expect(rig.begun).toEqual([first]);
});
const change = (mediaId: MediaId, mostTimes: number) =>
  rig.service.keep({ of: [{ kind: 'item', mediaId }], limits: { ...rig.limits(), mostTimes } });

describe('an item that is kept alive and followed by another', () => {
  it('stays kept when its limits change', async () => {
    await change(first, 3);
    await rig.pass(minute);
    expect(await rig.keeps()).toMatchObject([{ state: 'on', items: 1, limits: { mostTimes: 3 } }]);
    await rig.pass(due);
    expect(rig.begun).toHaveLength(2);
  });

  it('can have other limits after it is gone, and a forecast of what follows it', async () => {
    rig.lose(first);
    await change(first, 3);
    expect(await rig.keeps()).toMatchObject([{ items: 1, limits: { mostTimes: 3 } }]);
    const of = [{ kind: 'item', mediaId: first } as const];
    const forecast = await rig.service.forecast({ of, limits: rig.limits() });
    expect(forecast).toMatchObject({ items: 1, ending: 1 });
  });

  it('is kept once, whichever of both is chosen', async () => {
    const head = (await rig.service.list(undefined)).kept[0]?.mediaId;
    if (head === undefined || head === first) throw new Error('nothing is kept');
    await change(head, 5);
    expect(await rig.keeps()).toMatchObject([{ items: 1, limits: { mostTimes: 5 } }]);
  });

  it('stays paused when its limits change, and goes on when it is to be kept again', async () => {
    const [keep] = await rig.keeps();
    await rig.service.pause({ keepId: keep?.id ?? '' });
    const of = [{ kind: 'item', mediaId: first } as const];
    await rig.service.keep({ of, limits: rig.limits(), pausedStay: true });
    expect((await rig.keeps())[0]?.state).toBe('paused');
    await rig.service.keep({ of, limits: rig.limits() });
    expect((await rig.keeps())[0]?.state).toBe('on');
  });

  it('is renewed again when it may be more often than it was', async () => {
    rig.saveView();
    await rig.service.keep({
      of: [{ kind: 'view', viewId: 'view' }],
      limits: { ...rig.limits(), mostTimes: 1 },
    });
    await rig.service.stop({ keepId: (await rig.keeps())[0]?.id ?? '' });
    await rig.pass(due);
    await rig.pass(life - 20 * minute);
    const [view] = await rig.keeps();
    expect(view).toMatchObject({ stopped: 1 });
    const begun = rig.begun.length;
    await rig.service.keep({ of: [{ kind: 'view', viewId: 'view' }], limits: rig.limits() });
    await rig.pass(minute);
    expect(rig.begun).toHaveLength(begun + 1);
  });
});
