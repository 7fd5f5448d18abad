import { z } from 'zod';
import type { AccountId, MediaId, ProviderId } from '../../shared/ids.ts';
import { lastingRule, type RetentionRule } from '../../shared/retention.ts';
import { atomically } from '../database/atomically.ts';
import type { Database } from '../database/database.ts';
import type { RemoteItem } from '../providers/provider.ts';
import { mediaColumns, type StoredMedia, storedMedia } from './mediaRow.ts';
import { differs, mergeItem } from './mergeItem.ts';

export interface Upserted {
  /** One an item, in the order given. */
  readonly ids: readonly MediaId[];
  /** Items that were not in the library, or were thought gone. */
  readonly added: number;
  /** Items not seen since `since`, which is how a walk knows that it still moves. */
  readonly fresh: number;
  /** Items of which something is to be shown that was not known before. */
  readonly changed: number;
}

export interface MediaTable {
  /** Writes what a provider says it holds now; an id once given is kept, a gone item comes back. */
  upsert(accountId: AccountId, items: readonly RemoteItem[], now: number, since?: number): Upserted;
  /** In the order asked for; ids that are no more are left out. */
  byIds(ids: readonly number[]): StoredMedia[];
  /** All that a message carries and that is not gone. */
  ofMessage(accountId: AccountId, messageRef: string): StoredMedia[];
  /** Everything ever seen of the account. */
  idsOf(accountId: AccountId): MediaId[];
  markGone(ids: readonly MediaId[], now: number): void;
  /** What a download told of a size that no listing gives; says whether that was news. */
  learnSize(id: MediaId, sizeBytes: number): boolean;
  /** Of any account, gone or not; 0 when there is none. Names only ever grow. */
  newestId(): number;
  liveCount(accountId: AccountId): number;
  seenSince(accountId: AccountId, since: number): number;
  /** Every connected account, with what it holds as far as is known. */
  counts(): { accountId: AccountId; total: number; sizeBytes: number }[];
}

const counted = z.object({
  accountId: storedMedia.shape.accountId,
  total: z.number(),
  sizeBytes: z.number(),
});
const inserted = storedMedia.pick({ id: true });
const number = z.object({ n: z.number() });
const provider = z.object({ provider_id: z.string() });

/**
 * SQL of the `media` table. `ruleOf` tells a provider's retention, or null for one unknown; `aheadOf` how
 * far an account's clock is ahead of ours, by which all instants are kept.
 */
export function createMediaTable(
  database: Database,
  ruleOf: (providerId: ProviderId) => RetentionRule | null,
  aheadOf: (accountId: AccountId) => number = () => 0,
): MediaTable {
  const find = database.prepare(
    `SELECT ${mediaColumns} FROM media WHERE account_id = ? AND ref = ?`,
  );
  const insert = database.prepare(`INSERT INTO media (account_id, ref, message_ref, direction, name,
    content_type, kind, size_bytes, link_url, from_address, to_address, message_status, stored_at,
    used_at, expires_at, seen_at, gone_at)
    VALUES (:accountId, :ref, :messageRef, :direction, :name, :contentType, :kind, :sizeBytes,
    :linkUrl, :fromAddress, :toAddress, :messageStatus, :storedAt, :usedAt, :expiresAt, :seenAt, :goneAt) RETURNING id`);
  const update = database.prepare(`UPDATE media SET message_ref = :messageRef,
    direction = :direction, name = :name, content_type = :contentType, kind = :kind,
    size_bytes = :sizeBytes, link_url = :linkUrl, from_address = :fromAddress,
    to_address = :toAddress, message_status = :messageStatus, stored_at = :storedAt, used_at = :usedAt,
    expires_at = :expiresAt, seen_at = :seenAt, gone_at = :goneAt WHERE id = :id`);
  const see = database.prepare('UPDATE media SET seen_at = ? WHERE id = ?');
  const select = database.prepare(
    `SELECT ${mediaColumns} FROM media WHERE id IN (SELECT value FROM json_each(?))`,
  );
  const message = database.prepare(`SELECT ${mediaColumns} FROM media
    WHERE account_id = ? AND message_ref = ? AND gone_at IS NULL ORDER BY id`);
  const idsOf = database.prepare('SELECT id FROM media WHERE account_id = ?');
  const providerOf = database.prepare('SELECT provider_id FROM accounts WHERE id = ?');
  const gone = database.prepare(`UPDATE media SET gone_at = ?1, expires_at = ?1
    WHERE gone_at IS NULL AND id IN (SELECT value FROM json_each(?2))`);
  const learn = database.prepare(
    'UPDATE media SET size_bytes = ? WHERE id = ? AND size_bytes IS NULL',
  );
  const newest = database.prepare('SELECT coalesce(max(id), 0) AS n FROM media');
  const live = database.prepare(
    'SELECT count(*) AS n FROM media WHERE account_id = ? AND gone_at IS NULL',
  );
  const since = database.prepare(
    'SELECT count(*) AS n FROM media WHERE account_id = ? AND gone_at IS NULL AND seen_at >= ?',
  );
  const counts = database.prepare(`SELECT a.id AS accountId, count(m.id) AS total,
    coalesce(sum(m.size_bytes), 0) AS sizeBytes FROM accounts a
    LEFT JOIN media m ON m.account_id = a.id AND m.gone_at IS NULL GROUP BY a.id`);

  const ruleFor = (accountId: AccountId): RetentionRule => {
    const row = provider.optional().parse(providerOf.get(accountId));
    return (row && ruleOf(row.provider_id as ProviderId)) ?? lastingRule;
  };

  const write = (accountId: AccountId, rule: RetentionRule, item: RemoteItem, now: number) => {
    const old = storedMedia.optional().parse(find.get(accountId, item.ref)) ?? null;
    const facts = mergeItem(old, byOurClock(item, aheadOf(accountId)), rule, now);
    if (old === null) {
      const row = inserted.parse(insert.get({ accountId, ref: item.ref, ...facts }));
      return { id: row.id, seenAt: null, changed: true };
    }
    const changed = differs(old, facts);
    if (changed) update.run({ id: old.id, ...facts });
    else see.run(now, old.id);
    // One that was thought gone counts as never seen.
    return { id: old.id, seenAt: old.goneAt === null ? old.seenAt : null, changed };
  };

  return {
    upsert(accountId, items, now, since = now) {
      return atomically(database, () => {
        const rule = ruleFor(accountId);
        const written = items.map((item) => write(accountId, rule, item, now));
        const count = (of: (one: (typeof written)[number]) => boolean) => written.filter(of).length;
        return {
          ids: written.map(({ id }) => id),
          added: count(({ seenAt }) => seenAt === null),
          fresh: count(({ seenAt }) => seenAt === null || seenAt < since),
          changed: count(({ changed }) => changed),
        };
      });
    },
    byIds(ids) {
      const found = new Map<number, StoredMedia>();
      for (const row of select.all(JSON.stringify(ids))) {
        const stored = storedMedia.parse(row);
        found.set(stored.id, stored);
      }
      return ids.flatMap((id) => found.get(id) ?? []);
    },
    ofMessage: (accountId, messageRef) =>
      z.array(storedMedia).parse(message.all(accountId, messageRef)),
    idsOf: (accountId) =>
      z
        .array(inserted)
        .parse(idsOf.all(accountId))
        .map(({ id }) => id),
    markGone: (ids, now) => void gone.run(now, JSON.stringify(ids)),
    learnSize: (id, sizeBytes) => Number(learn.run(sizeBytes, id).changes) > 0,
    newestId: () => number.parse(newest.get()).n,
    liveCount: (accountId) => number.parse(live.get(accountId)).n,
    seenSince: (accountId, at) => number.parse(since.get(accountId, at)).n,
    counts: () => z.array(counted).parse(counts.all()),
  };
}

function byOurClock(item: RemoteItem, aheadMs: number): RemoteItem {
  if (aheadMs === 0) return item;
  const shifted = (at: number | null) => (at === null ? null : at - aheadMs);
  return { ...item, storedAt: shifted(item.storedAt), usedAt: shifted(item.usedAt) };
}
