import { graceMs } from '../../../shared/retention.ts';

/** Columns of `media` in the names of a MediaRow. */
const columns = `id, account_id AS accountId, ref, message_ref AS messageRef, direction,
  name, content_type AS contentType, kind, size_bytes AS sizeBytes, link_url AS linkUrl,
  from_address AS fromAddress, to_address AS toAddress, message_status AS messageStatus,
  stored_at AS storedAt, used_at AS usedAt, expires_at AS expiresAt, seen_at AS seenAt,
  gone_at AS goneAt, told_type AS toldType, message_text AS messageText, from_name AS fromName,
  to_name AS toName, conversation_ref AS conversationRef, conversation_name AS conversationName,
  width, height, duration_ms AS durationMs, placeholder, archived` as const;

/** What is written of an item that is new, by the column that holds it. */
export const writtenColumns = {
  accountId: 'account_id',
  ref: 'ref',
  messageRef: 'message_ref',
  direction: 'direction',
  name: 'name',
  contentType: 'content_type',
  kind: 'kind',
  sizeBytes: 'size_bytes',
  linkUrl: 'link_url',
  fromAddress: 'from_address',
  toAddress: 'to_address',
  messageStatus: 'message_status',
  storedAt: 'stored_at',
  usedAt: 'used_at',
  expiresAt: 'expires_at',
  seenAt: 'seen_at',
  goneAt: 'gone_at',
  nameRank: 'name_rank',
  messageText: 'message_text',
  fromName: 'from_name',
  toName: 'to_name',
  conversationRef: 'conversation_ref',
  conversationName: 'conversation_name',
} as const;

/** Columns by which a provider is asked for one item. */
const keyColumns = `id, account_id AS accountId, ref, message_ref AS messageRef,
  link_url AS linkUrl, stored_at AS storedAt` as const;

/** What lists are filtered and sorted by, in the order in which columns are filled with it. */
const facts = `json_array(id, account_id, kind, content_type, direction, message_status,
  from_address, from_name, to_address, to_name, conversation_ref, conversation_name,
  stored_at, used_at, expires_at, size_bytes, width * height, gone_at, archived)` as const;
/** What a search looks at, a line each. */
const texts = `concat_ws(char(10), ${[
  'name',
  'message_text',
  'from_name',
  'from_address',
  'to_name',
  'to_address',
  'conversation_name',
  'conversation_ref',
  'ref',
  'message_ref',
  'content_type',
]
  .map((column) => `replace(${column}, char(10), ' ')`)
  .join(', ')})` as const;

const ranked = <const T extends string, const C extends string>(text: T, condition: C) =>
  `SELECT json_group_array(CASE WHEN text = before THEN -id ELSE id END) AS ids FROM
    (SELECT id, text, lag(text) OVER (ORDER BY text) AS before FROM
      (SELECT id, ${text} AS text FROM media WHERE ${condition}))` as const;

const expiring = `gone_at IS NULL AND expires_at IS NOT NULL
  AND account_id NOT IN (SELECT value FROM json_each(:accounts))
  AND id NOT IN (SELECT value FROM json_each(:ids))` as const;
const ended = `${expiring} AND seen_at < expires_at` as const;
/** Seen at its end or later: asked once more when the grace is over, to learn that it lives on. */
const outlived = `${expiring} AND seen_at >= expires_at` as const;

/** Nobody was told of its end, or of one that was another by more than the grace; `kept` is cared for by others. */
const untold = `gone_at IS NULL AND expires_at IS NOT NULL AND told_end IS NOT expires_at
  AND (told_end IS NULL OR abs(expires_at - told_end) > ${graceMs})
  AND id NOT IN (SELECT value FROM json_each(:kept))` as const;

/** There still, as far as is known: not gone, and its end is to come or it was seen alive since. */
const living =
  'gone_at IS NULL AND (expires_at IS NULL OR expires_at > :now OR seen_at >= expires_at)' as const;
const among = 'id IN (SELECT value FROM json_each(:ids))' as const;

/** Every text of SQL that names `media` or what changed in it: no other file does. */
export const mediaSql = {
  find: `SELECT ${columns} FROM media
    WHERE account_id = :accountId AND ref IN (SELECT value FROM json_each(:refs))`,
  /** The next name in the order of names, by their index. */
  nextRef: 'SELECT min(ref) AS ref FROM media WHERE account_id = :accountId AND ref > :after',
  byIds: `SELECT ${columns} FROM media WHERE id IN (SELECT value FROM json_each(:ids))`,
  ofMessage: `SELECT ${columns} FROM media
    WHERE account_id = :accountId AND message_ref = :messageRef AND gone_at IS NULL ORDER BY id`,
  idsOf: 'SELECT id FROM media WHERE account_id = :accountId',
  newestId: 'SELECT coalesce(max(id), 0) AS n FROM media',
  newestOf: `SELECT id FROM media WHERE account_id = :accountId AND gone_at IS NULL
    ORDER BY stored_at DESC, id DESC LIMIT 1`,
  liveCount: 'SELECT count(*) AS n FROM media WHERE account_id = :accountId AND gone_at IS NULL',
  seenSince: `SELECT count(*) AS n FROM media
    WHERE account_id = :accountId AND gone_at IS NULL AND seen_at >= :since`,
  total: `SELECT count(*) AS total, coalesce(sum(size_bytes), 0) AS sizeBytes FROM media
    WHERE account_id = :accountId AND gone_at IS NULL`,
  /** Of so many rows, whose values stand in the order of `writtenColumns`. */
  insert: (rows: number) => {
    const columns = Object.values(writtenColumns);
    const row = `(${columns.map(() => '?').join(', ')})`;
    return `INSERT INTO media (${columns.join(', ')}) VALUES ${Array(rows).fill(row).join(', ')}
      RETURNING id, ref`;
  },
  update: `UPDATE media SET message_ref = :messageRef,
    direction = :direction, name = :name, content_type = :contentType, kind = :kind,
    size_bytes = :sizeBytes, link_url = :linkUrl, from_address = :fromAddress,
    to_address = :toAddress, message_status = :messageStatus, stored_at = :storedAt, used_at = :usedAt,
    expires_at = :expiresAt, seen_at = :seenAt, gone_at = :goneAt, name_rank = :nameRank,
    message_text = :messageText, from_name = :fromName, to_name = :toName,
    conversation_ref = :conversationRef, conversation_name = :conversationName WHERE id = :id`,
  see: 'UPDATE media SET seen_at = :now WHERE id IN (SELECT value FROM json_each(:ids))',
  /** From one to the next by the index: DISTINCT would look at every item. */
  owners: `WITH RECURSIVE owner(id) AS (
      SELECT min(account_id) FROM media WHERE gone_at IS NULL
      UNION ALL SELECT (SELECT min(account_id) FROM media WHERE gone_at IS NULL AND account_id > owner.id)
        FROM owner WHERE owner.id IS NOT NULL)
    SELECT id AS accountId FROM owner WHERE id IS NOT NULL`,
  ends: `SELECT id, stored_at AS storedAt, used_at AS usedAt, seen_at AS seenAt,
    expires_at AS expiresAt FROM media
    WHERE account_id = :accountId AND gone_at IS NULL AND id > :after ORDER BY id LIMIT :limit`,
  writeEnd: 'UPDATE media SET expires_at = :expiresAt WHERE id = :id',
  markGone: `UPDATE media SET gone_at = :now, expires_at = :now
    WHERE gone_at IS NULL AND id IN (SELECT value FROM json_each(:ids))`,
  learnSize: 'UPDATE media SET size_bytes = :sizeBytes WHERE id = :id AND size_bytes IS NULL',
  /** Only as long as nobody told more. */
  learnType: `UPDATE media SET told_type = :told, content_type = :contentType, kind = :kind
    WHERE id = :id AND told_type IS NULL AND content_type IS :declared`,
  /** What is not told now stays as it was told before. */
  learnLook: `UPDATE media SET width = coalesce(:width, width), height = coalesce(:height, height),
    duration_ms = coalesce(:durationMs, duration_ms), placeholder = coalesce(:placeholder, placeholder)
    WHERE id = :id AND (width IS NOT coalesce(:width, width)
      OR height IS NOT coalesce(:height, height)
      OR duration_ms IS NOT coalesce(:durationMs, duration_ms)
      OR placeholder IS NOT coalesce(:placeholder, placeholder))`,

  firstRanked: `SELECT name, name_rank AS rank FROM media
    WHERE name_rank >= :from AND name_rank < :before AND name_rank <> '~' ORDER BY name_rank LIMIT 1`,
  /** Whether any item has such a rank: told by the index at once, where looking through all of them takes a while. */
  anyOutdated: `SELECT EXISTS (SELECT 1 FROM media
    WHERE name_rank >= :end AND name_rank < '~' AND name_rank <> '~') AS n`,
  outdatedRanks: `SELECT id, name FROM media
    WHERE id > :after AND name_rank >= :end AND name IS NOT NULL ORDER BY id LIMIT :limit`,
  keepRank: 'UPDATE media SET name_rank = :rank WHERE id = :id AND name_rank >= :end',

  senders: `SELECT address, max(at) AS at FROM (
    SELECT from_address AS address, stored_at AS at FROM media
      WHERE account_id = :accountId AND direction = 'outbound' AND from_address IS NOT NULL
    UNION ALL SELECT to_address, stored_at FROM media
      WHERE account_id = :accountId AND direction = 'inbound' AND to_address IS NOT NULL)
    GROUP BY address ORDER BY at DESC LIMIT 50`,

  keepHash: 'UPDATE media SET sha256 = :hash WHERE id = :id',
  hashesOf: `SELECT id, sha256, name FROM media
    WHERE sha256 IS NOT NULL AND id IN (SELECT value FROM json_each(:ids))`,
  hashesOfSize: `SELECT id, sha256, name FROM media
    WHERE account_id = :accountId AND size_bytes = :sizeBytes AND sha256 IS NOT NULL
    AND gone_at IS NULL AND (expires_at IS NULL OR expires_at > :now) ORDER BY id DESC LIMIT 1000`,

  due: `SELECT ${keyColumns} FROM media WHERE ${ended} AND expires_at <= :now
    UNION ALL SELECT ${keyColumns} FROM media
      WHERE ${outlived} AND expires_at < :now - ${graceMs} LIMIT :limit`,
  nextDue: `SELECT min(at) AS at FROM (
    SELECT * FROM (SELECT expires_at AS at FROM media WHERE ${ended} ORDER BY expires_at LIMIT 1)
    UNION ALL SELECT * FROM (SELECT expires_at + ${graceMs} + 1 AS at FROM media
      WHERE ${outlived} AND expires_at <= :now ORDER BY expires_at LIMIT 1))`,
  nextUntold: `SELECT min(expires_at) AS at FROM media WHERE ${untold} AND expires_at > :now`,
  countUntold: `SELECT count(*) AS count, coalesce(sum(archived > 0), 0) AS archived,
    min(expires_at) AS firstAt, max(expires_at) AS lastAt FROM media WHERE ${untold} AND expires_at > :now AND expires_at <= :upTo`,
  tellUntold: `UPDATE media SET told_end = expires_at
    WHERE ${untold} AND expires_at > :now AND expires_at <= :upTo`,
  missed: `SELECT id, account_id AS accountId, stored_at AS storedAt, used_at AS usedAt, seen_at AS seenAt,
    gone_at AS goneAt, archived FROM media
    WHERE gone_at IS NOT NULL AND told_end IS NULL AND (gone_at, id) > (:goneAt, :id)
    ORDER BY gone_at, id LIMIT :limit`,
  unseen: `SELECT ${keyColumns} FROM media
    WHERE account_id = :accountId AND gone_at IS NULL AND seen_at < :since
    AND (:storedAfter IS NULL OR stored_at >= :storedAfter)
    ORDER BY expires_at IS NULL, expires_at LIMIT :limit`,

  /** As one JSON text the ids cross into JavaScript seven times faster than as rows. */
  orderedIds: (where: string, order: string) =>
    `SELECT json_group_array(id) AS ids FROM (SELECT id FROM media ${where} ORDER BY ${order})`,
  storedAt: 'SELECT stored_at AS storedAt FROM media WHERE id = :id',
  livingAmong: `SELECT json_group_array(id) AS found FROM media WHERE ${among}
    AND ((${living}) OR (:copies AND archived > 0)
      OR id IN (SELECT value FROM json_each(:others)))
    AND account_id IN (SELECT value FROM json_each(:accounts))`,
  /** How many of some items nobody else has at an instant, by account: neither their provider nor an archive. */
  lostAmong: `SELECT account_id AS accountId, count(*) AS count FROM media WHERE ${among}
    AND archived = 0 AND NOT (${living}) GROUP BY account_id`,
  /** Those of some items that were seen at their end or later. */
  seenPastEnd: `SELECT json_group_array(id) AS found FROM media WHERE ${among}
    AND gone_at IS NULL AND seen_at >= expires_at`,
  /** Everything that a message carries, gone items too. */
  alongside: `SELECT ${columns} FROM media
    WHERE account_id = :accountId AND message_ref = :messageRef ORDER BY id LIMIT 100`,
  /** In one JSON text each: rows would take three times as long to cross. */
  factsAfter: `SELECT json_group_array(${facts}) AS facts FROM
    (SELECT * FROM media WHERE id > :after ORDER BY id LIMIT :limit)`,
  factsOf: `SELECT json_group_array(${facts}) AS facts FROM media
    WHERE id IN (SELECT value FROM json_each(:ids))`,
  textsBetween: `SELECT json_group_array(id) AS ids, json_group_array(${texts}) AS texts FROM
    (SELECT * FROM media WHERE id BETWEEN :first AND :last ORDER BY id)`,
  textsOf: `SELECT json_group_array(id) AS ids, json_group_array(${texts}) AS texts FROM
    (SELECT * FROM media WHERE ${among} ORDER BY id)`,
  /** Items in the order of a text that they have; below 0 where it is that of the one before, for the texts are large. */
  ranked: {
    name: ranked('name_rank', "name_rank <> '~'"),
    text: ranked('lower(substr(message_text, 1, 100))', 'message_text IS NOT NULL'),
    ref: ranked('ref', 'TRUE'),
  },
  changesAfter: `SELECT json_group_array(media_id) AS changed, max(seq) AS seq FROM media_changes
    WHERE seq > :after`,
  lastChange: 'SELECT max(seq) AS seq FROM media_changes',
  forgetChanges: 'DELETE FROM media_changes',
} as const;
