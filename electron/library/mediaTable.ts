import { z } from 'zod';
import type { AccountId, MediaId, ProviderId } from '../../shared/ids.ts';
import { kindOf } from '../../shared/media.ts';
import { expiryOf, lastingRule, type RetentionRule } from '../../shared/retention.ts';
import type { RemoteItem } from '../providers/provider.ts';
import { type Database, transaction } from './database.ts';
import { mediaColumns, type StoredMedia, storedMedia } from './mediaRow.ts';

export interface Upserted {
  /** One an item, in the order given. */
  readonly ids: readonly MediaId[];
  /** Items that were not in the library, or were thought gone. */
  readonly added: number;
  /** Items not seen since `since`, which is how a walk knows that it still moves. */
  readonly fresh: number;
}

export interface MediaTable {
  /** Writes what a provider says it holds now; an id once given is kept, a gone item comes back. */
  upsert(accountId: AccountId, items: readonly RemoteItem[], now: number, since?: number): Upserted;
  /** In the order asked for; ids that are no more are left out. */
  byIds(ids: readonly number[]): StoredMedia[];
  markGone(ids: readonly MediaId[], now: number): void;
  liveCount(accountId: AccountId): number;
  seenSince(accountId: AccountId, since: number): number;
  /** Every connected account, with what it holds as far as is known. */
  counts(): { accountId: AccountId; total: number; sizeBytes: number }[];
}

const known = z.object({
  id: storedMedia.shape.id,
  name: z.string().nullable(),
  message_ref: z.string().nullable(),
  direction: z.string().nullable(),
  content_type: z.string().nullable(),
  size_bytes: z.number().nullable(),
  link_url: z.string().nullable(),
  stored_at: z.number().nullable(),
  used_at: z.number().nullable(),
  seen_at: z.number(),
  gone_at: z.number().nullable(),
});
const counted = z.object({
  accountId: storedMedia.shape.accountId,
  total: z.number(),
  sizeBytes: z.number(),
});
const number = z.object({ n: z.number() });
const provider = z.object({ provider_id: z.string() });

/** SQL of the `media` table. `ruleOf` tells a provider's retention, or null for one unknown. */
export function createMediaTable(
  database: Database,
  ruleOf: (providerId: ProviderId) => RetentionRule | null,
): MediaTable {
  const find = database.prepare(`SELECT id, name, message_ref, direction, content_type, size_bytes,
    link_url, stored_at, used_at, seen_at, gone_at FROM media WHERE account_id = ? AND ref = ?`);
  const insert = database.prepare(`INSERT INTO media (account_id, ref, message_ref, direction, name,
    content_type, kind, size_bytes, link_url, stored_at, used_at, expires_at, seen_at)
    VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?) RETURNING id`);
  const update = database.prepare(`UPDATE media SET message_ref = ?, direction = ?, name = ?,
    content_type = ?, kind = ?, size_bytes = ?, link_url = ?, stored_at = ?, used_at = ?,
    expires_at = ?, seen_at = ?, gone_at = NULL WHERE id = ?`);
  const select = database.prepare(
    `SELECT ${mediaColumns} FROM media WHERE id IN (SELECT value FROM json_each(?))`,
  );
  const providerOf = database.prepare('SELECT provider_id FROM accounts WHERE id = ?');
  const gone = database.prepare(`UPDATE media SET gone_at = ?1, expires_at = ?1
    WHERE gone_at IS NULL AND id IN (SELECT value FROM json_each(?2))`);
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

  /** Returns the id and, for one known already, when it was last seen (null: it counts as new). */
  const write = (accountId: AccountId, rule: RetentionRule, item: RemoteItem, now: number) => {
    const old = known.optional().parse(find.get(accountId, item.ref));
    // A list may leave out what another call has told: nothing known is forgotten for a null.
    const type = item.contentType ?? old?.content_type ?? null;
    const storedAt = item.storedAt ?? old?.stored_at ?? null;
    const usedAt = item.usedAt ?? old?.used_at ?? null;
    const { expiresAt } = expiryOf(rule, { storedAt, usedAt, seenAt: now, goneAt: null });
    const facts = [
      item.messageRef ?? old?.message_ref ?? null,
      item.direction ?? old?.direction ?? null,
      item.name ?? old?.name ?? null,
      type,
      kindOf(type),
      item.sizeBytes ?? old?.size_bytes ?? null,
      item.linkUrl ?? old?.link_url ?? null,
      storedAt,
      usedAt,
      expiresAt,
      now,
    ] as const;
    if (old === undefined) {
      const row = insert.get(accountId, item.ref, ...facts);
      return { id: z.object({ id: storedMedia.shape.id }).parse(row).id, seenAt: null };
    }
    update.run(...facts, old.id);
    return { id: old.id, seenAt: old.gone_at === null ? old.seen_at : null };
  };

  return {
    upsert(accountId, items, now, since = now) {
      return transaction(database, () => {
        const rule = ruleFor(accountId);
        const ids: MediaId[] = [];
        let added = 0;
        let fresh = 0;
        for (const item of items) {
          const { id, seenAt } = write(accountId, rule, item, now);
          ids.push(id);
          if (seenAt === null) added += 1;
          if (seenAt === null || seenAt < since) fresh += 1;
        }
        return { ids, added, fresh };
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
    markGone: (ids, now) => void gone.run(now, JSON.stringify(ids)),
    liveCount: (accountId) => number.parse(live.get(accountId)).n,
    seenSince: (accountId, at) => number.parse(since.get(accountId, at)).n,
    counts: () => z.array(counted).parse(counts.all()),
  };
}
