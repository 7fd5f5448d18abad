import { describe, expect, it } from 'vitest';
import type { Failure } from '../../shared/failure.ts';
import { createErrandRig, main, other } from './support/errandRig.ts';

const minute = 60_000;
const unauthorized: Failure = { kind: 'unauthorized' };
const offline: Failure = { kind: 'offline', host: 'elsewhere.test' };
const names = (count: number) => Array.from({ length: count }, (_, index) => `errand ${index}`);

describe('an errand', () => {
  it('goes from its row to its end, once', async () => {
    const rig = createErrandRig();
    await rig.jobs.start();
    rig.add(['bread']);
    expect(await rig.time.run(rig.ended, minute)).toBe('done');
    expect(rig.elsewhere.sent).toHaveLength(1);
    expect(rig.rowOf('bread')).toBe('done');
    expect(rig.jobs.ledger.get('bread')).toMatchObject({
      secret: 'secret of bread',
      stamp: expect.any(Number),
    });
  });

  it('is asked about while it goes on elsewhere, and again after trouble', async () => {
    const rig = createErrandRig();
    rig.elsewhere.answer = () => 'taken';
    const heard: (Failure | 'underway' | 'done')[] = ['underway', offline, 'done'];
    rig.elsewhere.follows = () => heard.shift() ?? 'done';
    await rig.jobs.start();
    rig.add(['letter']);
    expect(await rig.time.run(rig.ended, minute)).toBe('done');
    expect(heard).toEqual([]);
  });
});

describe('a restart', () => {
  it('takes up thousands a few hundred at a time, and sends none before all are', async () => {
    const before = createErrandRig();
    await before.jobs.start();
    before.elsewhere.answer = () => offline;
    before.pause(main);
    before.add(names(1_200));
    before.die();
    before.database.exec(`UPDATE errands SET state = 'sending',
      job = json_set(job, '$.state', 'sending')`);
    const after = createErrandRig(before);
    const unsent: number[] = [];
    after.jobs.subscribe(() => unsent.push(after.elsewhere.sent.length));
    await after.jobs.start();
    expect(after.transactions()).toBe(3);
    expect(unsent.every((count) => count === 0)).toBe(true);
  });

  const restartedFrom = async (strike: (rig: ReturnType<typeof createErrandRig>) => boolean) => {
    const before = createErrandRig();
    await before.jobs.start();
    before.elsewhere.answer = () => 'never';
    before.add(['bread']);
    await before.time.run(() => strike(before), minute);
    before.die();
    before.elsewhere.answer = () => 'done';
    const { elsewhere, time, database } = before;
    const after = createErrandRig({ elsewhere, time, database });
    return { before, after };
  };

  it('sends what had not let go of its last bytes', async () => {
    const { after } = await restartedFrom((rig) => rig.stateOf('bread') === 'sending');
    expect(after.elsewhere.sent).toHaveLength(0);
    await after.jobs.start();
    expect(await after.time.run(after.ended, minute)).toBe('done');
    expect(after.elsewhere.sent).toHaveLength(1);
  });

  it('asks for what had, and does not send it again', async () => {
    const { after } = await restartedFrom((rig) => rig.elsewhere.sent.length > 0);
    await after.jobs.start();
    expect(after.stateOf('bread')).toBe('unsure');
    expect(await after.time.run(after.ended, minute)).toBe('done');
    expect(after.elsewhere.sent).toHaveLength(1);
  });

  it('sends nothing before it is written what an earlier run left', async () => {
    const { before } = await restartedFrom((rig) => rig.elsewhere.sent.length > 0);
    let refused = 0;
    const refuse = () => {
      refused += 1;
      if (refused <= 3) throw new Error('the disk is full');
    };
    const { elsewhere, time, database } = before;
    const after = createErrandRig({ elsewhere, time, database, refuse });
    const started = after.jobs.start();
    await after.time.run(() => refused === 3, minute);
    expect(after.rowOf('bread')).toBe('sending');
    expect(elsewhere.looks).toEqual([]);
    await after.time.run(after.ended, minute);
    expect(await started).toBe(true);
    expect(elsewhere.sent).toHaveLength(1);
  });
});

describe('quitting', () => {
  it('lets answer what is past its last bytes, and cuts it when its time is over', async () => {
    const rig = createErrandRig();
    await rig.jobs.start();
    rig.elsewhere.answer = (id) => (id === 'slow' ? 'never' : 'done');
    rig.add(['quick', 'slow']);
    await rig.time.run(() => rig.elsewhere.sent.length === 2, minute);
    let closed = false;
    void rig.jobs.close().then(() => {
      closed = true;
    });
    const beganAt = rig.clock.monotonic();
    await rig.time.run(() => closed, minute);
    expect(rig.clock.monotonic() - beganAt).toBe(2_000);
    expect(rig.rowOf('quick')).toBe('done');
    expect(rig.rowOf('slow')).toBe('unsure');
  });

  it('cuts at once what can be sent again', async () => {
    const rig = createErrandRig();
    await rig.jobs.start();
    rig.add(['bread']);
    await rig.time.run(() => rig.stateOf('bread') === 'sending', minute);
    let closed = false;
    void rig.jobs.close().then(() => {
      closed = true;
    });
    await rig.time.run(() => closed, minute);
    expect(rig.elsewhere.sent).toEqual([]);
    expect(rig.rowOf('bread')).toBe('queued');
  });
});

describe('an account', () => {
  it('that was removed has nothing written or sent for it any more', async () => {
    const rig = createErrandRig();
    await rig.jobs.start();
    rig.elsewhere.answer = () => 'lost';
    rig.add(names(5));
    await rig.time.run(() => rig.elsewhere.sent.length === 3, minute);
    rig.jobs.dropAccount(main);
    const written = rig.transactions();
    await rig.runFor(10 * minute);
    expect(rig.transactions()).toBe(written);
    expect(rig.elsewhere.sent).toHaveLength(3);
    expect(rig.elsewhere.looks).toEqual([]);
  });

  it('that is refused keeps its errands until a person has seen to it, and no other account waits', async () => {
    const rig = createErrandRig();
    await rig.jobs.start();
    rig.elsewhere.answer = (id) => (id.startsWith('errand') ? unauthorized : 'done');
    rig.add(names(20));
    rig.add(['elsewhere'], other);
    await rig.runFor(30 * minute);
    expect(rig.elsewhere.sent.length).toBeLessThanOrEqual(4);
    expect(rig.stateOf('elsewhere')).toBe('done');
    expect(new Set(names(20).map(rig.stateOf))).toEqual(new Set(['waiting']));
    rig.elsewhere.answer = () => 'done';
    rig.jobs.resumeAccount(main);
    expect(await rig.time.run(rig.ended, minute)).toBe('done');
  });

  it('that is paused sends nothing, and is asked all the same', async () => {
    const rig = createErrandRig();
    await rig.jobs.start();
    rig.elsewhere.answer = () => 'lost';
    rig.add(['bread']);
    await rig.time.run(() => rig.stateOf('bread') === 'unsure', minute);
    rig.pause(main);
    rig.add(['milk']);
    await rig.runFor(5 * minute);
    expect(rig.stateOf('bread')).toBe('done');
    expect(rig.stateOf('milk')).toBe('queued');
    rig.unpause(main);
    await rig.runFor(5 * minute);
    expect(rig.stateOf('milk')).toBe('done');
  });

  it('that gets no answer is tried by one request, and by more again when one came', async () => {
    const rig = createErrandRig();
    await rig.jobs.start();
    rig.elsewhere.answer = () => offline;
    rig.add(names(6));
    await rig.time.run(() => rig.elsewhere.sent.length >= 8, 10 * minute);
    rig.elsewhere.most = 0;
    await rig.time.run(() => rig.elsewhere.sent.length >= 10, 10 * minute);
    expect(rig.elsewhere.most).toBe(1);
    rig.elsewhere.answer = () => 'done';
    expect(await rig.time.run(rig.ended, 10 * minute)).toBe('done');
    expect(rig.elsewhere.most).toBeGreaterThan(1);
  });
});

describe('the pace', () => {
  it.each([0, 4])('has so many requests at once and no more, with %d prepared', async (ahead) => {
    const rig = createErrandRig({ ahead });
    await rig.jobs.start();
    rig.add(names(40));
    expect(await rig.time.run(rig.ended, minute)).toBe('done');
    expect(rig.elsewhere.most).toBe(3);
    expect(rig.elsewhere.sent.map(({ id }) => id)).toEqual(names(40));
  });
});

describe('a person', () => {
  it('who cancels stops what has not let go of its last bytes', async () => {
    const rig = createErrandRig();
    await rig.jobs.start();
    rig.add(['bread', 'milk']);
    await rig.time.run(() => rig.stateOf('bread') === 'sending', minute);
    await rig.jobs.cancel(['bread']);
    await rig.time.run(rig.ended, minute);
    expect(rig.stateOf('bread')).toBe('cancelled');
    expect(rig.elsewhere.done).toEqual(['milk']);
  });

  it('who cancels later hears what came of it', async () => {
    const rig = createErrandRig();
    await rig.jobs.start();
    rig.add(['bread']);
    await rig.time.run(() => rig.elsewhere.sent.length === 1, minute);
    await rig.jobs.cancel(['bread']);
    await rig.time.run(rig.ended, minute);
    expect(rig.stateOf('bread')).toBe('done');
  });
});

it('leaves what a bug broke off as a crash would, and goes on', async () => {
  const rig = createErrandRig();
  await rig.jobs.start();
  const answers = ['bug', 'done'] as const;
  rig.elsewhere.answer = () => answers[rig.elsewhere.sent.length - 1] ?? 'done';
  rig.add(['bread']);
  expect(await rig.time.run(rig.ended, 5 * minute)).toBe('done');
  expect(rig.stateOf('bread')).toBe('done');
  expect(rig.elsewhere.sent).toHaveLength(2);
});
