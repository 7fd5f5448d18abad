import { afterEach, describe, expect, it } from 'vitest';
import type { Failure } from '../../shared/failure.ts';
import { hour, type KeepRig, life, minute, openKeepRig } from './support/keepRig.ts';

const taken: Failure = { kind: 'forbidden', detail: null, said: null };
const offline: Failure = { kind: 'offline', host: 'api.plivo.com' };
/** From then on what was stored now is renewed. */
const due = life - 29 * minute;

let rig: KeepRig;
afterEach(() => rig.close());

/** A view of that many items, which is kept alive. */
async function keptView(count: number) {
  rig = openKeepRig();
  const ids = Array.from({ length: count }, () => rig.add());
  await rig.service.keep({ of: [rig.saveView()], limits: rig.limits() });
  return ids;
}
const keep = async () => {
  const [found] = await rig.keeps();
  if (found === undefined) throw new Error('nothing is kept');
  return found;
};
const states = async () => (await rig.items((await keep()).id)).map(({ state }) => state);

describe('what was given up', () => {
  it('is tried again, all of it, when what keeps the view is resumed', async () => {
    const ids = await keptView(3);
    rig.refuse(() => taken);
    await rig.pass(due);
    expect(await keep()).toMatchObject({ state: 'paused', failure: taken });
    expect(await states()).toEqual(['refused', 'refused', 'refused']);
    rig.refuse(() => null);
    await rig.service.resume({ keepId: (await keep()).id });
    await rig.pass(minute);
    expect(rig.begun).toEqual([...ids, ...ids]);
    expect(await keep()).toMatchObject({ state: 'on', failure: null, items: 3, renewed: 3 });
  });

  it('is tried again where a single item was refused for good, which pauses it', async () => {
    rig = openKeepRig();
    const id = rig.add();
    await rig.service.keep({ of: [{ kind: 'item', mediaId: id }], limits: rig.limits() });
    rig.refuse(() => taken);
    await rig.pass(due);
    expect(await keep()).toMatchObject({ state: 'paused', end: null, failure: taken });
    rig.refuse(() => null);
    await rig.service.resume({ keepId: (await keep()).id });
    await rig.pass(minute);
    expect(rig.begun).toEqual([id, id]);
    expect(await keep()).toMatchObject({ state: 'on', failure: null, renewed: 1 });
  });

  it('is tried again where it failed each time, once somebody resumes it', async () => {
    rig = openKeepRig();
    const id = rig.add();
    const limits = { ...rig.limits(), aheadMs: 2 * hour };
    await rig.service.keep({ of: [{ kind: 'item', mediaId: id }], limits });
    rig.refuse(() => offline);
    await rig.pass(life - minute);
    expect(rig.begun).toHaveLength(4);
    expect(await keep()).toMatchObject({ state: 'paused', failure: offline });
    rig.refuse(() => null);
    await rig.service.resume({ keepId: (await keep()).id });
    await rig.pass(minute);
    expect(await keep()).toMatchObject({ state: 'on', renewed: 1 });
  });

  it('pauses a view by three refusals in a row, however far apart they are', async () => {
    rig = openKeepRig();
    await rig.service.keep({ of: [rig.saveView()], limits: rig.limits() });
    rig.refuse(() => taken);
    for (let n = 0; n < 3; n += 1) {
      expect((await keep()).state).toBe('on');
      rig.add();
      await rig.pass(life);
    }
    expect(await keep()).toMatchObject({ state: 'paused', failure: taken });
  });
});
