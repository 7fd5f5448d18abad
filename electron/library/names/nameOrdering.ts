import { setTimeout as rest, setImmediate as turn } from 'node:timers/promises';
import { z } from 'zod';
import { nameOrder } from '../../../shared/text/nameOrder.ts';
import { sortInPortions } from '../../base/sortInPortions.ts';
import { atomically } from '../../database/atomically.ts';
import type { Database } from '../../database/database.ts';
import { createSettings, type Setting } from '../../database/settings.ts';
import { versionedJson } from '../../database/versionedJson.ts';
import { createNameRanks, type RankTable, unnamedRank } from './nameRanks.ts';

const orders = z.object({ collation: z.string(), generation: z.number().int().nonnegative() });

/** The newest of all orders that there were, and what it sorts by. */
const current: Setting<z.infer<typeof orders>> = {
  key: 'name-order',
  json: versionedJson({ version: 1, schema: orders, upgrades: {} }),
  fallback: { collation: '', generation: 0xffff },
};

export interface NameOrdering {
  rankOf(name: string | null): string;
  /** Of names that are written together. */
  ranksOf(names: readonly (string | null)[]): string[];
  /** Which of two names stands first: below 0 for the one. */
  compare(one: string, other: string): number;
  /** Brings the items along that are still ranked by another order; says whether there were any. */
  catchUp(signal: AbortSignal): Promise<boolean>;
  /** Tells, outside of all transactions, that names stand so close together that `catchUp` is worth its time. */
  onCrowded(listener: () => void): void;
}

/**
 * What comes by turns from both sides of one name makes each rank a bit longer than the one before. Ranks of
 * an order of their own are short again: those of names in a row have one number.
 */
const longestRank = 240;
const readAtOnce = 2_000;
/** As many as one transaction ranks: a few milliseconds. */
const rankedAtOnce = 100;

/**
 * The order of names in the language of a person. It is another one when the language changes, or the
 * Unicode tables that come with the runtime: each has ranks of its own, which sort before those of all
 * orders before it. So a library is in one order, then the first so many items are in the new one, and
 * at the end all are; at each moment every item is somewhere, once.
 */
export function createNameOrdering(
  database: Database,
  table: RankTable,
  locale?: string,
): NameOrdering {
  const collator = nameOrder(locale);
  const settings = createSettings(database);
  const collation = `${collator.resolvedOptions().locale} ${process.versions['icu'] ?? ''}`;
  let { generation, collation: before } = settings.get(current);
  if (before !== collation) {
    generation -= 1;
    settings.set(current, { collation, generation });
  }
  const begin = () => createNameRanks(table, collator, generation.toString(16).padStart(4, '0'));
  let ranks = begin();
  let crowded = false;
  let onCrowded = () => {};

  function ranksOf(wanted: readonly (string | null)[]): string[] {
    const found = ranks.ranksOf(wanted);
    if (found.some(({ length }) => length > longestRank) && !crowded) {
      crowded = true;
      setImmediate(() => onCrowded());
    }
    return found;
  }
  const rankOf = (name: string | null) => ranksOf([name])[0] ?? unnamedRank;

  return {
    rankOf,
    ranksOf,
    compare: collator.compare,
    onCrowded(listener) {
      onCrowded = listener;
    },
    async catchUp(signal) {
      if (signal.aborted) return false;
      if (crowded) {
        generation -= 1;
        settings.set(current, { collation, generation });
        ranks = begin();
        crowded = false;
      }
      const { end } = ranks;
      if (!table.hasOutdated(end)) return false;
      const found: { id: number; name: string }[] = [];
      for (let after = 0; ; ) {
        await turn();
        if (signal.aborted) return false;
        const rows = table.outdated(end, after, readAtOnce);
        found.push(...rows);
        after = rows.at(-1)?.id ?? 0;
        if (rows.length < readAtOnce) break;
      }
      // In their order each has its place after the one before, which takes no search.
      const sorted = await sortInPortions(
        found,
        (a, b) => collator.compare(a.name, b.name),
        signal,
      );
      if (signal.aborted) return false;
      let tookMs = 0;
      for (let start = 0; start < sorted.length; start += rankedAtOnce) {
        // A disk that is slow to commit would hold everything else up for as long as this goes on.
        await rest(tookMs);
        if (signal.aborted) return false;
        const began = performance.now();
        atomically(database, () => {
          for (const { id, name } of sorted.slice(start, start + rankedAtOnce)) {
            // One that got another name meanwhile has its rank already.
            table.keep(id, rankOf(name), end);
          }
        });
        tookMs = performance.now() - began;
      }
      return found.length > 0;
    },
  };
}
