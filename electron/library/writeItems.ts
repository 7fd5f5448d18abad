import { z } from 'zod';
import { type AccountId, type MediaId, mediaId } from '../../shared/ids.ts';
import { lastingRule, type RetentionRule } from '../../shared/retention.ts';
import { atomically } from '../database/atomically.ts';
import type { Database } from '../database/database.ts';
import { prepare, prepareUnnamed, type SqlValue } from '../database/prepare.ts';
import type { RemoteItem } from '../providers/provider.ts';
import { type StoredMedia, storedMedia } from './mediaRow.ts';
import { differs, type MediaFacts, mergeItem } from './mergeItem.ts';
import type { NameOrdering } from './names/nameOrdering.ts';
import { mediaSql, writtenColumns } from './query/mediaSql.ts';

export interface Upserted {
  /** One id for each item, in the order in which the items were given. */
  readonly ids: readonly MediaId[];
  /** Items that were not in the library, or were thought gone. */
  readonly added: number;
  /** Items not seen since `since`, which is how a walk knows that it still moves. */
  readonly fresh: number;
  /** Items of which something is to be shown that was not known before. */
  readonly changed: number;
}

interface WriterDeps {
  readonly names: NameOrdering;
  readonly ruleOf: (accountId: AccountId) => RetentionRule | null;
  readonly aheadOf: (accountId: AccountId) => number;
}

interface Written {
  readonly id: MediaId;
  readonly seenAt: number | null;
  readonly changed: boolean;
}

/** Looked up, and written where they are new, by one statement: a statement costs as much as some rows. */
const rowsAtOnce = 20;

const written = z.array(z.object({ id: mediaId, ref: z.string() }));
const columnNames = Object.keys(writtenColumns) as (keyof typeof writtenColumns)[];

/** Writes what a provider says that an account stores. */
export function createItemWriter(database: Database, { names, ruleOf, aheadOf }: WriterDeps) {
  const find = prepare(database, mediaSql.find);
  const insertMany = prepareUnnamed(database, mediaSql.insert(rowsAtOnce));
  const insertOne = prepareUnnamed(database, mediaSql.insert(1));
  const update = prepare(database, mediaSql.update);
  const see = prepare(database, mediaSql.see);

  function insert(accountId: AccountId, rows: readonly (MediaFacts & { ref: string })[]) {
    const ranks = names.ranksOf(rows.map(({ name }) => name));
    const valuesOf = (facts: MediaFacts & { ref: string }, at: number, into: SqlValue[] = []) => {
      for (const name of columnNames) {
        if (name === 'accountId') into.push(accountId);
        else into.push(name === 'nameRank' ? (ranks[at] ?? '') : facts[name]);
      }
      return into;
    };
    let inserted: unknown[];
    if (rows.length === rowsAtOnce) {
      const values: SqlValue[] = [];
      for (const [at, facts] of rows.entries()) valuesOf(facts, at, values);
      inserted = insertMany.all(values);
    } else inserted = rows.flatMap((facts, at) => insertOne.all(valuesOf(facts, at)));
    return new Map(written.parse(inserted).map(({ id, ref }) => [ref, id]));
  }

  /** All refs differ. */
  function write(accountId: AccountId, items: readonly RemoteItem[], now: number): Written[] {
    const rule = ruleOf(accountId) ?? lastingRule;
    const aheadMs = aheadOf(accountId);
    const refs = JSON.stringify(items.map(({ ref }) => ref));
    const known = new Map<string, StoredMedia>();
    for (const row of find.all({ accountId, refs })) {
      const stored = storedMedia.parse(row);
      known.set(stored.ref, stored);
    }
    const added: (MediaFacts & { ref: string })[] = [];
    const seen: MediaId[] = [];
    const all = items.map((item) => {
      const old = known.get(item.ref) ?? null;
      const facts = mergeItem(old, byOurClock(item, aheadMs), rule, now);
      const { ref } = item;
      if (old === null) {
        added.push({ ...facts, ref });
        return { ref, old, changed: true };
      }
      const { id } = old;
      const changed = differs(old, facts);
      if (changed) update.run({ ...facts, id, nameRank: names.rankOf(facts.name) });
      else seen.push(id);
      return { ref, old, changed };
    });
    const ids = added.length > 0 ? insert(accountId, added) : new Map<string, MediaId>();
    if (seen.length > 0) see.run({ ids: JSON.stringify(seen), now });
    return all.map(({ ref, old, changed }) => {
      const id = old?.id ?? ids.get(ref);
      if (id === undefined) throw new Error('a row was written without an id');
      // One that was thought gone counts as never seen.
      return { id, seenAt: old === null || old.goneAt !== null ? null : old.seenAt, changed };
    });
  }

  return (accountId: AccountId, items: readonly RemoteItem[], now: number, since = now): Upserted =>
    atomically(database, () => {
      const all = inBatches(items).flatMap((some) => write(accountId, some, now));
      const count = (of: (one: Written) => boolean) => all.filter(of).length;
      return {
        ids: all.map(({ id }) => id),
        added: count(({ seenAt }) => seenAt === null),
        fresh: count(({ seenAt }) => seenAt === null || seenAt < since),
        changed: count(({ changed }) => changed),
      };
    });
}

/** An item that comes twice is in two of them, so that the second time meets what the first one wrote. */
function inBatches(items: readonly RemoteItem[]): RemoteItem[][] {
  const batches: RemoteItem[][] = [];
  let refs = new Set<string>();
  for (const item of items) {
    const last = batches.at(-1);
    if (last !== undefined && last.length < rowsAtOnce && !refs.has(item.ref)) last.push(item);
    else {
      batches.push([item]);
      refs = new Set();
    }
    refs.add(item.ref);
  }
  return batches;
}

function byOurClock(item: RemoteItem, aheadMs: number): RemoteItem {
  if (aheadMs === 0) return item;
  const shifted = (at: number | null) => (at === null ? null : at - aheadMs);
  return { ...item, storedAt: shifted(item.storedAt), usedAt: shifted(item.usedAt) };
}
