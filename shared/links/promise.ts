import type { Capabilities } from '../account.ts';
import type { LinkAccess } from '../link.ts';
import { type Certainty, expiryOf, type LifeFacts, type RetentionRule } from '../retention.ts';

/** What a provider says of an item and of its links, and what is known of this account's. Instants are epoch ms. */
export interface PromiseFacts {
  readonly rule: RetentionRule;
  readonly life: LifeFacts;
  readonly link: NonNullable<Capabilities['link']>;
  readonly remove: Capabilities['remove'];
  /** How good a link of this account was when one was made; undefined while none was. */
  readonly access?: LinkAccess | undefined;
  /** When the link in hand stops working by itself, null where it does not; undefined before one is made. */
  readonly linkEndsAt?: number | null | undefined;
}

/** Who can open it. `unless-private`: anyone, as long as the account does not protect its links, which nobody asked yet. */
export type LinkOpeners = 'anyone' | 'unless-private' | 'account';

/** Until when a link works. Of `at` and `for`, `by` says whether the item or the link itself ends first. */
export type LinkUntil =
  | { readonly kind: 'at'; readonly at: number; readonly by: 'item' | 'link' }
  /** So many ms from the moment in which it is made. */
  | { readonly kind: 'for'; readonly ms: number }
  /** As long as the message that carries the item exists. */
  | { readonly kind: 'message' }
  /** No end is known. */
  | { readonly kind: 'open' }
  | { readonly kind: 'over'; readonly by: 'item' | 'link' };

/** What ends a link before its time, or where it has none. */
export type LinkEnder =
  /** Somebody deletes the item at its provider. */
  | 'deletion'
  /** Somebody deletes the message that carries it. */
  | 'message-deletion'
  /** The account's owner protects its links. */
  | 'made-private';

export interface LinkPromise {
  readonly opens: LinkOpeners;
  readonly until: LinkUntil;
  readonly enders: readonly LinkEnder[];
  /** How sure `until` is: what the provider documents, what was seen, or what is taken to be so. */
  readonly certainty: Certainty;
  /** The item can end sooner than its provider's documents say, since accounts can be set so. */
  readonly maybeSooner: boolean;
  /** How long the item would live if it were sent in a message, in ms, where that is longer; null where it makes no difference. */
  readonly sentLifeMs: number | null;
}

function openersOf({ link, access }: PromiseFacts): LinkOpeners {
  if (access === 'protected') return 'account';
  return link.kind === 'unless-protected' && access === undefined ? 'unless-private' : 'anyone';
}

/** How long links of the account work that end by themselves, in ms; null where they do not. */
export function ownLifeOf({ link, access }: Pick<PromiseFacts, 'link' | 'access'>): number | null {
  return access === 'public' || access === 'protected' ? null : link.lifeMs;
}

/** What would keep the item longer: only while nothing shows that it was sent. */
function sentLifeOf({ rule, life }: PromiseFacts): number | null {
  const { unused, used } = rule;
  if (expiryOf(rule, life).basis !== 'unused') return null;
  if (unused.kind !== 'duration' || used.kind !== 'duration') return null;
  return used.ms > unused.ms ? used.ms : null;
}

function untilOf(facts: PromiseFacts, now: number): { until: LinkUntil; certainty: Certainty } {
  const { rule, life, linkEndsAt } = facts;
  const expiry = expiryOf(rule, life);
  const { certainty } = expiry;
  const itemEndsAt = expiry.expiresAt;
  const itemOver = expiry.basis === 'gone' || (itemEndsAt !== null && itemEndsAt <= now);
  if (itemOver) return { until: { kind: 'over', by: 'item' }, certainty };
  const ownLifeMs = linkEndsAt === undefined ? ownLifeOf(facts) : null;
  const linkAt = linkEndsAt ?? (ownLifeMs === null ? null : now + ownLifeMs);
  const linkFirst = linkAt !== null && (itemEndsAt === null || linkAt < itemEndsAt);
  if (linkFirst) {
    // How long a link works is part of the link, or what its provider documents of all of them.
    const sure: Certainty = 'documented';
    if (ownLifeMs !== null) return { until: { kind: 'for', ms: ownLifeMs }, certainty: sure };
    if (linkAt <= now) return { until: { kind: 'over', by: 'link' }, certainty: sure };
    return { until: { kind: 'at', at: linkAt, by: 'link' }, certainty: sure };
  }
  if (itemEndsAt !== null) {
    return { until: { kind: 'at', at: itemEndsAt, by: 'item' }, certainty };
  }
  const kind = expiry.lifetime.kind === 'with-message' ? 'message' : 'open';
  return { until: { kind }, certainty };
}

/**
 * What a link to an item promises at `now`: who can open it, until when, and what ends it. From what providers say of
 * themselves (docs/providers.md) and from what was learnt of the account.
 */
export function promiseOf(facts: PromiseFacts, now: number): LinkPromise {
  const { until, certainty } = untilOf(facts, now);
  const { remove, link, rule } = facts;
  const enders: LinkEnder[] = [];
  if (remove !== null) enders.push(remove.takesMessage ? 'message-deletion' : 'deletion');
  if (link.kind === 'unless-protected' && facts.access !== 'protected') enders.push('made-private');
  return {
    opens: openersOf(facts),
    until,
    enders: until.kind === 'over' ? [] : enders,
    certainty,
    maybeSooner: rule.atMost === true && until.kind === 'at' && until.by === 'item',
    sentLifeMs: until.kind === 'over' ? null : sentLifeOf(facts),
  };
}
