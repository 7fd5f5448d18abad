import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { signalwire } from '../../../electron/providers/laml/signalwire.ts';
import { twilioMessaging } from '../../../electron/providers/laml/twilioMessaging.ts';
import { mcs } from '../../../electron/providers/mcs/mcs.ts';
import { plivo } from '../../../electron/providers/plivo/plivo.ts';
import type { Provider } from '../../../electron/providers/provider.ts';
import { type PromiseFacts, promiseOf } from '../../../shared/links/promise.ts';
import { expiryOf } from '../../../shared/retention.ts';

const now = Date.UTC(2026, 10, 29, 12);
const hourMs = 3_600_000;
const dayMs = 24 * hourMs;

function factsOf(provider: Provider, more: Partial<PromiseFacts> = {}): PromiseFacts {
  const { link, remove } = provider;
  if (!link) throw new Error('no links');
  return {
    rule: provider.retention,
    life: { storedAt: now - hourMs, usedAt: null, seenAt: now, goneAt: null },
    link: { kind: link.kind, lifeMs: link.lifeMs, canBeOpened: false },
    remove: remove ? { takesMessage: remove.takesMessage } : null,
    ...more,
  };
}

describe('a link of', () => {
  it('Plivo is for anyone until the file expires, which being sent puts off', () => {
    expect(promiseOf(factsOf(plivo), now)).toEqual({
      opens: 'anyone',
      until: { kind: 'at', at: now + 5 * hourMs, by: 'item' },
      enders: [],
      certainty: 'documented',
      maybeSooner: false,
      sentLifeMs: 365 * dayMs,
    });
  });

  it('SignalWire has no known end, and is for anyone unless the account protects it', () => {
    const facts = factsOf(signalwire);
    expect(promiseOf(facts, now)).toMatchObject({
      opens: 'unless-private',
      until: { kind: 'open' },
      enders: ['deletion', 'made-private'],
      certainty: 'assumed',
    });
    expect(promiseOf({ ...facts, access: 'public' }, now).opens).toBe('anyone');
    const hidden = promiseOf({ ...facts, access: 'protected' }, now);
    expect([hidden.opens, hidden.enders]).toEqual(['account', ['deletion']]);
  });

  it('Twilio Messaging works for four hours, or in older accounts as long as the item', () => {
    const facts = factsOf(twilioMessaging);
    expect(promiseOf(facts, now).until).toEqual({ kind: 'for', ms: 4 * hourMs });
    const open = promiseOf({ ...facts, access: 'public' }, now);
    expect(open.until).toEqual({ kind: 'at', at: now - hourMs + 400 * dayMs, by: 'item' });
    expect(open.maybeSooner).toBe(true);
  });

  it('Twilio Conversations works for five minutes, and its item as long as the message', () => {
    const life = { storedAt: now - dayMs, usedAt: now - dayMs, seenAt: now, goneAt: null };
    const facts = factsOf(mcs, { life });
    expect(promiseOf(facts, now)).toMatchObject({
      until: { kind: 'for', ms: 300_000 },
      enders: ['message-deletion'],
    });
    expect(promiseOf({ ...facts, linkEndsAt: now + 60_000 }, now).until).toEqual({
      kind: 'at',
      at: now + 60_000,
      by: 'link',
    });
    expect(promiseOf({ ...facts, linkEndsAt: now }, now).until).toEqual({
      kind: 'over',
      by: 'link',
    });
  });

  it('an item that is gone promises nothing', () => {
    const life = { storedAt: now - hourMs, usedAt: null, seenAt: now - hourMs, goneAt: now };
    for (const provider of [plivo, signalwire, twilioMessaging, mcs]) {
      const promise = promiseOf(factsOf(provider, { life }), now);
      expect([promise.until, promise.enders, promise.sentLifeMs]).toEqual([
        { kind: 'over', by: 'item' },
        [],
        null,
      ]);
    }
  });
});

it('a link never promises more than its item or itself has', () => {
  const providers = [plivo, signalwire, twilioMessaging, mcs];
  const span = fc.integer({ min: -500 * dayMs, max: 500 * dayMs });
  const instant = span.map((ms) => now + ms);
  fc.assert(
    fc.property(
      fc.constantFrom(...providers),
      fc.record({
        storedAt: fc.option(instant),
        usedAt: fc.option(instant),
        seenAt: instant,
        goneAt: fc.option(instant),
      }),
      fc.constantFrom(undefined, 'public', 'temporary', 'protected' as const),
      fc.option(fc.option(instant), { nil: undefined }),
      (provider, life, access, linkEndsAt) => {
        const facts = factsOf(provider, {
          life,
          access: access as PromiseFacts['access'],
          linkEndsAt,
        });
        const { until } = promiseOf(facts, now);
        const itemEnd = expiryOf(facts.rule, life).expiresAt;
        if (until.kind === 'over') return;
        const end = until.kind === 'at' ? until.at : until.kind === 'for' ? now + until.ms : null;
        if (itemEnd !== null) expect(end === null ? Infinity : end).toBeLessThanOrEqual(itemEnd);
        if (linkEndsAt !== undefined && linkEndsAt !== null) {
          expect(end === null ? Infinity : end).toBeLessThanOrEqual(linkEndsAt);
        }
      },
    ),
  );
});
