import { expect, it } from 'vitest';
import { createConfirmations } from '../../electron/base/confirmations.ts';
import { createHandClock } from '../library/support/handClock.ts';

const open = () => {
  const clock = createHandClock();
  let last = 0;
  const confirmations = createConfirmations<string>(clock, 600_000, () => `t${++last}`);
  return { clock, confirmations };
};
const refused = expect.objectContaining({ failure: { kind: 'invalid-input', detail: 'token' } });
const caught = (work: () => unknown) => {
  try {
    return work();
  } catch (error) {
    return error;
  }
};

it('gives back what was kept, once', () => {
  const { confirmations } = open();
  const [one, two] = [confirmations.keep('one'), confirmations.keep('two')];
  expect([confirmations.take(two), confirmations.take(one)]).toEqual(['two', 'one']);
  expect(caught(() => confirmations.take(one))).toEqual(refused);
  expect(caught(() => confirmations.take('made up'))).toEqual(refused);
});

it('lets an act that failed be done again, and never twice', async () => {
  const { clock, confirmations } = open();
  const token = confirmations.keep('one');
  const failing = confirmations.takeFor(token, async () => {
    // Nobody else has it meanwhile.
    expect(caught(() => confirmations.take(token))).toEqual(refused);
    throw new Error('refused');
  });
  await expect(failing).rejects.toThrow('refused');
  clock.advance(599_999);
  expect(await confirmations.takeFor(token, async (act) => act)).toBe('one');
  await expect(confirmations.takeFor(token, async (act) => act)).rejects.toEqual(refused);
});

it('keeps it for so long and no longer', () => {
  const { clock, confirmations } = open();
  const [early, late] = [confirmations.keep('early'), confirmations.keep('late')];
  clock.advance(599_999);
  expect(confirmations.take(early)).toBe('early');
  clock.advance(1);
  expect(caught(() => confirmations.take(late))).toEqual(refused);
});

it('forgets the oldest of a great many', () => {
  const { confirmations } = open();
  const tokens = Array.from({ length: 65 }, (_, index) => confirmations.keep(`${index}`));
  expect(caught(() => confirmations.take(tokens[0] ?? ''))).toEqual(refused);
  expect(confirmations.take(tokens[1] ?? '')).toBe('1');
});
