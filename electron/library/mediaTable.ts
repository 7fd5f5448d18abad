import { z } from 'zod';
import type { AccountId, MediaId } from '../../shared/ids.ts';
import { kindOf } from '../../shared/media.ts';
import type { RetentionRule } from '../../shared/retention.ts';
import { atomically } from '../database/atomically.ts';
import type { Database } from '../database/database.ts';
import { prepare } from '../database/prepare.ts';
import type { RemoteItem } from '../providers/provider.ts';
import { type StoredMedia, storedMedia } from './mediaRow.ts';
import { createNameOrdering } from './names/nameOrdering.ts';
import { mediaSql } from './query/mediaSql.ts';
import { createRankTable } from './rankTable.ts';
import { reckonEnds } from './reckonEnds.ts';
import { createItemWriter, type Upserted } from './writeItems.ts';

type Looked = Pick<StoredMedia, 'id' | 'width' | 'height' | 'durationMs' | 'placeholder'>;

export interface MediaTable {
  /** Writes what a provider says it stores now; an id once given is kept, a gone item comes back. */
  upsert(accountId: AccountId, items: readonly RemoteItem[], now: number, since?: number): Upserted;
  /** The items are in the order of the ids; ids that are no more are left out. */
  byIds(ids: readonly number[]): StoredMedia[];
  /** All that a message carries and that is not gone. */
  ofMessage(accountId: AccountId, messageRef: string): StoredMedia[];
  /** All that its message carries, gone items too; nothing where no message is known. */
  alongside(item: StoredMedia): StoredMedia[];
  /** Everything ever seen of the account. */
  idsOf(accountId: AccountId): MediaId[];
  markGone(ids: readonly MediaId[], now: number): void;
  /** What a download told of a size that no listing gives; says whether that was news. */
  learnSize(id: MediaId, sizeBytes: number): boolean;
  /**
   * What an item's first bytes told, null for nothing, while `declared` is its type; kept for good, whatever
   * lists say. Says whether that changes what is shown.
   */
  learnType(id: MediaId, declared: string | null, told: string | null): boolean;
  /** What looking at items told: pixels upright, ms, a thumbhash in base64. Answers those of which any was news. */
  learnLooks<L extends Looked>(looks: readonly L[]): L[];
  /** The account's own addresses in items that went out or came in, and when each was used last. */
  senders(accountId: AccountId): { address: string; at: number | null }[];
  /** Which of two names stands first: below 0 for the one. */
  compareNames(one: string, other: string): number;
  /** Brings the order of names up to date, off the way of everything else; says whether it was not. */
  orderNames(signal: AbortSignal): Promise<boolean>;
  /** Tells that their ranks became long, which `orderNames` mends. */
  onNamesCrowded(listener: () => void): void;
  /** The largest id of any account, whether its item is gone or not; 0 when there is none. Ids only grow. */
  newestId(): number;
  /** The newest item of the account that is not gone; null when it has none. */
  newestOf(accountId: AccountId): MediaId | null;
  liveCount(accountId: AccountId): number;
  seenSince(accountId: AccountId, since: number): number;
}

const inserted = storedMedia.pick({ id: true });
const sender = z.object({ address: z.string(), at: z.number().nullable() });
const number = z.object({ n: z.number() });

/**
 * The items of all accounts. `ruleOf` tells the retention of an account's provider, or null where it is
 * not known; `aheadOf` tells how far an account's clock is ahead of ours: instants are kept by our own.
 * Names are in the order of the language that `locale` names.
 */
export function createMediaTable(
  database: Database,
  ruleOf: (accountId: AccountId) => RetentionRule | null,
  aheadOf: (accountId: AccountId) => number = () => 0,
  locale?: string,
): MediaTable {
  const names = createNameOrdering(database, createRankTable(database), locale);
  for (const _ of reckonEnds(database, ruleOf));
  const byIds = prepare(database, mediaSql.byIds);
  const ofMessage = prepare(database, mediaSql.ofMessage);
  const alongside = prepare(database, mediaSql.alongside);
  const idsOf = prepare(database, mediaSql.idsOf);
  const markGone = prepare(database, mediaSql.markGone);
  const learnSize = prepare(database, mediaSql.learnSize);
  const learnType = prepare(database, mediaSql.learnType);
  const learnLook = prepare(database, mediaSql.learnLook);
  const senders = prepare(database, mediaSql.senders);
  const newestId = prepare(database, mediaSql.newestId);
  const newestOf = prepare(database, mediaSql.newestOf);
  const liveCount = prepare(database, mediaSql.liveCount);
  const seenSince = prepare(database, mediaSql.seenSince);

  return {
    upsert: createItemWriter(database, { names, ruleOf, aheadOf }),
    byIds(ids) {
      const found = new Map<number, StoredMedia>();
      for (const row of byIds.all({ ids: JSON.stringify(ids) })) {
        const stored = storedMedia.parse(row);
        found.set(stored.id, stored);
      }
      return ids.flatMap((id) => found.get(id) ?? []);
    },
    ofMessage: (accountId, messageRef) =>
      z.array(storedMedia).parse(ofMessage.all({ accountId, messageRef })),
    alongside: ({ accountId, messageRef }) =>
      messageRef === null
        ? []
        : z.array(storedMedia).parse(alongside.all({ accountId, messageRef })),
    idsOf: (accountId) =>
      z
        .array(inserted)
        .parse(idsOf.all({ accountId }))
        .map(({ id }) => id),
    markGone: (ids, now) => void markGone.run({ now, ids: JSON.stringify(ids) }),
    learnSize: (id, sizeBytes) => learnSize.run({ id, sizeBytes }) > 0,
    learnType(id, declared, told) {
      const contentType = told ?? declared;
      const facts = { id, declared, told: told ?? '', contentType, kind: kindOf(contentType) };
      return learnType.run(facts) > 0 && told !== null;
    },
    learnLooks: (looks) =>
      atomically(database, () => looks.filter((look) => learnLook.run({ ...look }) > 0)),
    senders: (accountId) => z.array(sender).parse(senders.all({ accountId })),
    compareNames: names.compare,
    orderNames: names.catchUp,
    onNamesCrowded: names.onCrowded,
    newestId: () => number.parse(newestId.get()).n,
    newestOf: (accountId) => inserted.optional().parse(newestOf.get({ accountId }))?.id ?? null,
    liveCount: (accountId) => number.parse(liveCount.get({ accountId })).n,
    seenSince: (accountId, since) => number.parse(seenSince.get({ accountId, since })).n,
  };
}
