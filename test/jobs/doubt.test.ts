import { describe, expect, it } from 'vitest';
import type { Failure } from '../../shared/failure.ts';
import { createErrandRig, type Sight } from './support/errandRig.ts';

const minute = 60_000;
const offline: Failure = { kind: 'offline', host: 'elsewhere.test' };

/** One errand of which nothing came back, whether it was done or not. */
async function doubtful(answer: 'lost' | 'lost-undone', sight: (look: number) => Sight) {
  const rig = createErrandRig();
  await rig.jobs.start();
  rig.elsewhere.answer = () => (rig.elsewhere.sent.length === 1 ? answer : 'done');
  rig.elsewhere.sight = () => sight(rig.elsewhere.looks.length);
  rig.add(['bread']);
  await rig.time.run(() => rig.stateOf('bread') === 'unsure', minute);
  const since = rig.clock.monotonic();
  return { ...rig, asksAfter: () => rig.elsewhere.looks.map(({ at }) => Math.round(at - since)) };
}

describe('what is in doubt', () => {
  it('is not sent again once it is found', async () => {
    const rig = await doubtful('lost', () => 'truth');
    expect(await rig.time.run(rig.ended, 10 * minute)).toBe('done');
    expect(rig.asksAfter()).toEqual([2_000]);
    expect(rig.elsewhere.sent).toHaveLength(1);
  });

  it('is asked for after 2, 10 and 60 s before it is sent again', async () => {
    const rig = await doubtful('lost-undone', () => 'truth');
    expect(await rig.time.run(rig.ended, 10 * minute)).toBe('done');
    expect(rig.asksAfter()).toEqual([2_000, 10_000, 60_000]);
    expect(rig.elsewhere.looks.map(({ last }) => last)).toEqual([false, false, true]);
    expect(rig.elsewhere.sent).toHaveLength(2);
  });

  it('is not believed absent earlier, however often a person has it asked', async () => {
    const rig = await doubtful('lost-undone', () => 'truth');
    for (let second = 0; second < 50; second += 1) {
      await rig.runFor(1_000);
      rig.jobs.insist(['bread']);
      rig.jobs.pump(rig.jobs.ledger.accounts());
    }
    expect(rig.elsewhere.looks.length).toBeGreaterThan(10);
    expect(rig.elsewhere.sent).toHaveLength(1);
    expect(await rig.time.run(rig.ended, 10 * minute)).toBe('done');
    expect(rig.elsewhere.sent).toHaveLength(2);
  });

  it('has the same question again after a look that failed', async () => {
    const rig = await doubtful('lost-undone', (look) => (look <= 4 ? offline : 'truth'));
    expect(await rig.time.run(rig.ended, 30 * minute)).toBe('done');
    expect(rig.elsewhere.looks.map(({ last }) => last)).toEqual([
      ...[false, false, false, false],
      ...[false, false, true],
    ]);
    expect(rig.elsewhere.sent).toHaveLength(2);
  });

  it('is looked at again half a minute later as long as it is unclear', async () => {
    const rig = await doubtful('lost', (look) => (look <= 3 ? 'unclear' : 'truth'));
    expect(await rig.time.run(rig.ended, 30 * minute)).toBe('done');
    expect(rig.asksAfter()).toEqual([2_000, 32_000, 62_000, 92_000]);
  });

  it('is asked for longer where it cannot be told, and is then for a person to decide', async () => {
    const rig = await doubtful('lost', () => 'untold');
    expect(await rig.time.run(rig.ended, 30 * minute)).toBe('done');
    expect(rig.asksAfter()).toEqual([2_000, 10_000, 60_000, 3 * minute, 5 * minute]);
    expect(rig.stateOf('bread')).toBe('failed');
    expect(rig.elsewhere.sent).toHaveLength(1);
  });

  it('begins a new doubt with each try', async () => {
    const rig = createErrandRig();
    await rig.jobs.start();
    rig.elsewhere.answer = () => (rig.elsewhere.sent.length < 3 ? 'lost-undone' : 'done');
    rig.add(['bread']);
    expect(await rig.time.run(rig.ended, 30 * minute)).toBe('done');
    expect(rig.elsewhere.looks.map(({ last }) => last)).toEqual([
      ...[false, false, true],
      ...[false, false, true],
    ]);
  });

  it('is found for others on the way, whose turn to be asked for comes later', async () => {
    const rig = createErrandRig();
    await rig.jobs.start();
    rig.elsewhere.answer = (id) => (id === 'first' ? 'lost-undone' : 'lost');
    rig.add(['first']);
    await rig.time.run(() => rig.elsewhere.looks.length === 1, minute);
    rig.add(['second']);
    await rig.time.run(() => rig.stateOf('second') === 'unsure', minute);
    rig.jobs.insist(['first']);
    expect(await rig.time.run(() => rig.stateOf('second') === 'done', 10 * minute)).toBe('done');
  });

  it('keeps an account from sending while a look is under way', async () => {
    const rig = await doubtful('lost', () => 'truth');
    rig.add(['milk', 'eggs']);
    expect(await rig.time.run(rig.ended, 10 * minute)).toBe('done');
    expect([...rig.elsewhere.done].sort()).toEqual(['bread', 'eggs', 'milk']);
  });
});
