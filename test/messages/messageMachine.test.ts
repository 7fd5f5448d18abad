import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type MessageEvent, step } from '../../electron/messages/messageMachine.ts';
import { pollDelay } from '../../electron/messages/pollDelay.ts';
import type { Failure } from '../../shared/failure.ts';
import { accountId } from '../../shared/ids.ts';
import { type MessageRow, messageId, messageRow } from '../../shared/message.ts';

const failure: Failure = { kind: 'unauthorized' };
const fresh: MessageRow = {
  id: messageId.parse('m'),
  accountId: accountId.parse('a'),
  from: '+15550100',
  to: '+15550101',
  text: 'Hello',
  mediaCount: 1,
  mediaIds: [],
  createdAt: 1,
  messageRef: null,
  providerStatus: null,
  failure: null,
  state: 'sending',
  committing: false,
};
const isFinal = ({ state }: MessageRow) => ['delivered', 'failed', 'cancelled'].includes(state);

const toldOf = (providerStatus: string) =>
  ({ phase: 'underway', providerStatus, failure: null }) as const;
const told = fc.record({
  phase: fc.constantFrom('underway' as const, 'delivered' as const, 'failed' as const),
  providerStatus: fc.constantFrom('queued', 'sent', null),
  failure: fc.constantFrom(failure, null),
});
const event: fc.Arbitrary<MessageEvent> = fc.oneof(
  fc.constantFrom<MessageEvent>(
    { kind: 'committed' },
    { kind: 'retrying' },
    { kind: 'postponed', failure, untilAt: 9, spent: false },
    { kind: 'refused', failure },
    { kind: 'refused', failure: { kind: 'cancelled' } },
    { kind: 'doubted', failure, untilAt: 9 },
    { kind: 'asked', untilAt: 10 },
    { kind: 'absent' },
    { kind: 'untold', failure },
    { kind: 'restarted', askAt: 11 },
  ),
  fc.record({ kind: fc.constant('taken' as const), messageRef: fc.constant('ref'), told }),
  fc.record({ kind: fc.constant('told' as const), told }),
);

describe('step', () => {
  it('keeps to its rules, whatever happens in whatever order', () => {
    fc.assert(
      fc.property(fc.array(event, { maxLength: 12 }), (events) => {
        let message: MessageRow = step(fresh, { kind: 'told', told: toldOf('queued') });
        let left = false;
        for (const happening of events) {
          const next = step(message, happening);
          expect(messageRow.parse(next)).toEqual(next);
          // What may have left never goes back to being sent.
          if (message.state !== 'sending') expect(next.state).not.toBe('sending');
          if (isFinal(message)) expect(next).toBe(message);
          if (message.messageRef !== null) expect(next.messageRef).toBe('ref');
          if (happening.kind === 'committed' && message.state === 'sending') left = true;
          if (happening.kind === 'retrying' && message.state === 'sending') left = false;
          if (next.state === 'unsure') expect(left).toBe(true);
          message = next;
        }
      }),
      { numRuns: 1_000 },
    );
  });

  it('keeps a fact that it does not know through every state and event', () => {
    fc.assert(
      fc.property(fc.array(event, { maxLength: 12 }), (events) => {
        let message: MessageRow = Object.assign({ ...fresh }, { later: 'kept' });
        for (const happening of events) {
          message = step(message, happening);
          expect(message).toHaveProperty('later', 'kept');
        }
      }),
    );
  });

  it('does not send after a start what had not left before it', () => {
    expect(step(fresh, { kind: 'restarted', askAt: 5 }).state).toBe('cancelled');
    const committed = step(fresh, { kind: 'committed' });
    expect(step(committed, { kind: 'restarted', askAt: 5 })).toMatchObject({
      state: 'unsure',
      untilAt: 5,
    });
  });

  it('returns the very same object when nothing came of it', () => {
    const underway = step(fresh, { kind: 'taken', messageRef: 'ref', told: toldOf('queued') });
    expect(step(underway, { kind: 'committed' })).toBe(underway);
    expect(step(underway, { kind: 'told', told: toldOf('queued') })).toBe(underway);
    expect(step(underway, { kind: 'told', told: toldOf('sent') })).not.toBe(underway);
  });
});

describe('pollDelay', () => {
  it('asks ever more rarely, and gives up in the end', () => {
    fc.assert(
      fc.property(fc.integer({ min: -100_000, max: 400_000_000 }), fc.nat(), (age, later) => {
        const now = pollDelay(age);
        const then = pollDelay(age + later);
        if (now === null) expect(then).toBeNull();
        else {
          expect(now).toBeGreaterThanOrEqual(2_000);
          if (then !== null) expect(then).toBeGreaterThanOrEqual(now);
        }
      }),
    );
    expect(pollDelay(4 * 24 * 60 * 60_000)).toBeNull();
  });
});
