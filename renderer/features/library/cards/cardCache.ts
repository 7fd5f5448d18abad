import type { MediaRow } from '../../../../shared/media.ts';
import { type CardContext, type CardFacts, cardFacts } from './cardFacts.ts';

/** The facts of the cards in sight, each worked out once for as long as it stays true. */
export interface CardCache {
  /** What all cards share is another from now on. */
  renew(context: Omit<CardContext, 'now'>): void;
  factsOf(row: MediaRow): CardFacts;
  /** When the first of those that were asked for since the last call says something else; null when none will. */
  nextChange(): number | null;
}

export function createCardCache(clock: () => number): CardCache {
  let known = new WeakMap<MediaRow, CardFacts>();
  let context: Omit<CardContext, 'now'> | null = null;
  let next: number | null = null;
  return {
    renew(other) {
      context = other;
      known = new WeakMap();
    },
    factsOf(row) {
      const now = clock();
      let facts = known.get(row);
      if (facts === undefined || (facts.changesAt !== null && facts.changesAt <= now)) {
        facts = cardFacts(row, { ...(context ?? alone), now });
        known.set(row, facts);
      }
      const { changesAt } = facts;
      if (changesAt !== null && (next === null || changesAt < next)) next = changesAt;
      return facts;
    },
    nextChange() {
      const at = next;
      next = null;
      return at;
    },
  };
}

const alone: Omit<CardContext, 'now'> = {
  said: 'nothing',
  mixed: true,
  providerOf: () => undefined,
  foundOf: () => null,
  ownerOf: () => undefined,
  keptOf: () => false,
};
