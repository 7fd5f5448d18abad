import fc from 'fast-check';
import { expect, it } from 'vitest';
import { everyMs, lookAfter, nextStep, noticeMs } from '../../electron/cleanup/timetable.ts';
import { scheduleEvery } from '../../shared/contract/cleanup.ts';

const every = fc.constantFrom(...scheduleEvery.options);

it('never acts earlier than a notice after it said so, nor on what it did not say', () => {
  fc.assert(
    fc.property(every, fc.nat(1e9), fc.nat(1e9), (of, saidAt, later) => {
      const due = { at: saidAt + noticeMs };
      const step = nextStep({ every: of, due, nextLookAt: null }, saidAt + later);
      if (step === 'act') expect(later).toBeGreaterThanOrEqual(noticeMs);
      if (later < noticeMs) expect(step).toBeNull();
    }),
  );
});

it('says anew what was said under a clock that was ahead, and acts on none of it', () => {
  const later = fc.integer({ min: 1, max: 1e12 });
  fc.assert(
    fc.property(every, fc.nat(1e9), later, (of, now, more) => {
      const due = { at: now + noticeMs + more };
      expect(nextStep({ every: of, due, nextLookAt: null }, now)).toBe('announce');
      const nextLookAt = now + everyMs[of] + more;
      expect(nextStep({ every: of, due: null, nextLookAt }, now)).toBe('announce');
    }),
  );
});

it('acts as often as it is to, with a notice before each time', () => {
  fc.assert(
    fc.property(every, fc.nat(1e9), (of, actsAt) => {
      expect(lookAfter(of, actsAt) + noticeMs - actsAt).toBe(everyMs[of]);
    }),
  );
});

it('does nothing by itself that is run by hand alone', () => {
  expect(nextStep({ every: null, due: { at: 0 }, nextLookAt: 0 }, 1)).toBeNull();
});
