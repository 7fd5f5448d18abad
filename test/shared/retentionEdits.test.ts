import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { providers } from '../../electron/providers/registry.ts';
import {
  evidence,
  expiryOf,
  isOneLife,
  type Lifetime,
  type RetentionRule,
  timeLeft,
} from '../../shared/retention.ts';
import { editedRule, isAllowed } from '../../shared/retentionEdits.ts';

const hour = 3_600_000;
const day = 24 * hour;
const rules = providers.map(({ id, retention }) => [id, retention] as const);
const editable = rules.map(([, rule]) => rule).filter((rule) => rule.editable !== undefined);

const life: fc.Arbitrary<Lifetime> = fc.oneof(
  fc.record({ kind: fc.constant('duration' as const), ms: fc.integer({ min: 1, max: 500 * day }) }),
  fc.constant<Lifetime>({ kind: 'until-removed' }),
  fc.constant<Lifetime>({ kind: 'with-message' }),
);
const edit = fc.record({ unused: life, used: life }, { requiredKeys: [] });
const anyRule = fc.constantFrom(...rules.map(([, rule]) => rule));
const at = fc.integer({ min: 0, max: 2_000 * day });
const facts = fc.record({
  storedAt: fc.option(at),
  usedAt: fc.option(at),
  seenAt: at,
  goneAt: fc.constant(null),
});

/** The rule with one duration in place of its lives, as far as that may be set. */
const lasting = (rule: RetentionRule, ms: number) =>
  editedRule(rule, { unused: { kind: 'duration', ms }, used: { kind: 'duration', ms } });

describe('what providers say of how long they keep things', () => {
  it.each(rules)('of %s says where it was read, when, and how sure it is', (_id, rule) => {
    for (const which of ['unused', 'used'] as const) {
      const found = evidence.parse(rule.evidence?.[which]);
      expect(found.address).toMatch(/^https:\/\/\S+$/);
      expect(found.readOn).toMatch(/^\d{4}-\d{2}-\d{2}$/);
      expect(Date.parse(found.readOn)).toBeGreaterThan(Date.UTC(2025, 0, 1));
      expect(found.certainty).toBe(rule.certainty);
      expect(found.doubt ?? '.').toMatch(/\.$/);
    }
  });

  it('can be set for an account within what its provider lets it be', () => {
    const of = (id: string) => rules.find(([name]) => name === id)?.[1] as RetentionRule;
    const twilio = of('twilioMessaging');
    expect(isAllowed(twilio, { kind: 'duration', ms: 7 * day })).toBe(true);
    expect(isAllowed(twilio, { kind: 'duration', ms: 7 * day - 1 })).toBe(false);
    expect(isAllowed(twilio, { kind: 'duration', ms: 401 * day })).toBe(false);
    const short = lasting(twilio, 30 * day);
    expect([short.unused, short.used]).toEqual(Array(2).fill({ kind: 'duration', ms: 30 * day }));
    expect([short.atMost, short.note, isOneLife(short)]).toEqual([undefined, undefined, true]);
    expect(of('twilioConversations').editable).toBeUndefined();
  });
});

describe('a rule with what a person knows', () => {
  it('is the provider’s own again when the edit is reset, and by an edit that says the same', () => {
    fc.assert(
      fc.property(anyRule, edit, (rule, asked) => {
        expect(editedRule(rule, undefined)).toBe(rule);
        expect(editedRule(rule, {})).toBe(rule);
        expect(editedRule(rule, { unused: rule.unused, used: rule.used })).toBe(rule);
        // The edit is kept beside the rule, never in it.
        const before = structuredClone(rule);
        editedRule(rule, asked);
        expect(rule).toEqual(before);
      }),
    );
  });

  it('holds nothing that may not be set, and keeps one life one', () => {
    fc.assert(
      fc.property(anyRule, edit, (rule, asked) => {
        const now = editedRule(rule, asked);
        for (const which of ['unused', 'used'] as const) {
          const kept = JSON.stringify(now[which]) === JSON.stringify(rule[which]);
          expect(kept || isAllowed(rule, now[which])).toBe(true);
        }
        if (isOneLife(rule)) expect(now.unused).toEqual(now.used);
      }),
    );
  });

  it('says that it was set of the lives that were, and of no other', () => {
    fc.assert(
      fc.property(fc.constantFrom(...editable), edit, facts, (rule, asked, of) => {
        const now = editedRule(rule, asked);
        const { certainty, basis, lifetime } = expiryOf(now, of);
        if (certainty !== 'set' || basis === 'gone') return;
        expect(lifetime).not.toEqual(rule[basis]);
      }),
    );
  });

  it('ends things later the longer it is, never before they were stored, and leaves never less than nothing', () => {
    const ms = fc.integer({ min: 7 * day, max: 400 * day });
    fc.assert(
      fc.property(fc.constantFrom(...editable), ms, ms, facts, at, (rule, one, other, of, now) => {
        const endBy = (length: number) => {
          // Seen when it was stored, so that neither has been outlived.
          const seenAt = of.storedAt ?? of.seenAt;
          return expiryOf(lasting(rule, length), { ...of, usedAt: null, seenAt });
        };
        const [shorter, longer] = [endBy(Math.min(one, other)), endBy(Math.max(one, other))];
        expect(shorter.expiresAt === null).toBe(longer.expiresAt === null);
        expect(shorter.expiresAt ?? 0).toBeLessThanOrEqual(longer.expiresAt ?? 0);
        if (of.storedAt !== null && shorter.expiresAt !== null) {
          expect(shorter.expiresAt).toBeGreaterThan(of.storedAt);
        }
        expect(timeLeft(shorter, now) ?? 0).toBeGreaterThanOrEqual(0);
      }),
    );
  });
});
