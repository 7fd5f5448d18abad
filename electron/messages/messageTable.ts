import { z } from 'zod';
import { type AccountId, accountId, mediaRef } from '../../shared/ids.ts';
import { type MessageId, type MessageRow, messageId, messageRow } from '../../shared/message.ts';
import { createBugs } from '../base/bugs.ts';
import { withFailureOfNow } from '../base/failures/olderFailure.ts';
import type { Log } from '../base/log.ts';
import type { Database } from '../database/database.ts';
import { prepare } from '../database/prepare.ts';
import { mostSenders, type SeenSender } from './latestSenders.ts';
import type { MessageEntry } from './messageEntry.ts';

/** Enough for a list that a person reads; older ones stay in the database. */
const mostShown = 500;

const carriedMedia = z.array(
  z.object({ url: z.string(), ref: mediaRef.nullable(), sameAccount: z.boolean() }),
);
const columns = z.object({
  id: messageId,
  account_id: accountId,
  created_at: z.number(),
  sent_at: z.number().nullable(),
  message: z.string(),
  media: z.string().nullable(),
  known: z.string().nullable(),
});
const knownNames = z.array(z.string());
const seenSender = z.object({ address: z.string(), at: z.number() });

export interface MessageTable {
  insert(entry: MessageEntry): void;
  update(entry: MessageEntry): void;
  get(id: MessageId): MessageEntry | null;
  /** The newest, and all that are not yet final. */
  load(): MessageEntry[];
  /** The provider's names of the account's messages, which belong to those alone. */
  claimed(accountId: AccountId): ReadonlySet<string>;
  /** Who sent the account's messages, and when each did last. */
  senders(accountId: AccountId): SeenSender[];
}

/** SQL of `outgoing_messages`. */
export function createMessageTable(database: Database, log: Log): MessageTable {
  const insert = database.prepare(`INSERT INTO outgoing_messages
    (id, account_id, created_at, sent_at, state, message_ref, message, media, known)
    VALUES (:id, :accountId, :createdAt, :sentAt, :state, :messageRef, :message, :media, :known)`);
  // Never an upsert: a message whose account was removed meanwhile must not come back.
  const update = database.prepare(`UPDATE outgoing_messages
    SET sent_at = :sentAt, state = :state, message_ref = :messageRef, message = :message,
      media = :media, known = :known WHERE id = :id`);
  const select =
    'SELECT id, account_id, created_at, sent_at, message, media, known FROM outgoing_messages';
  const one = database.prepare(`${select} WHERE id = ?`);
  const all = database.prepare(`${select} WHERE state NOT IN ('delivered', 'failed', 'cancelled')
    OR id IN (SELECT id FROM outgoing_messages ORDER BY created_at DESC LIMIT ${mostShown})
    ORDER BY created_at DESC, rowid DESC`);
  const refs = database.prepare(`SELECT message_ref AS ref FROM outgoing_messages
    WHERE account_id = ? AND message_ref IS NOT NULL`);
  const senders = prepare(
    database,
    `SELECT json_extract(message, '$.from') AS address, max(created_at) AS at
      FROM outgoing_messages WHERE account_id = :accountId
      GROUP BY address ORDER BY at DESC LIMIT ${mostSenders}`,
  );

  const read = (row: unknown): MessageEntry[] => {
    const parsed = columns.safeParse(row);
    if (parsed.success) return [readRow(parsed.data, log)];
    log.error({ event: 'message-row-unreadable', cause: 'columns' });
    return [];
  };

  return {
    insert(entry) {
      const { accountId, createdAt } = entry.message;
      insert.run({ accountId, createdAt, ...changeable(entry) });
    },
    update: (entry) => void update.run(changeable(entry)),
    get(id) {
      const row = one.get(id);
      return row === undefined ? null : (read(row)[0] ?? null);
    },
    load: () => all.all().flatMap(read),
    claimed: (id) =>
      new Set(refs.all(id).map((row) => z.object({ ref: z.string() }).parse(row).ref)),
    senders: (id) => z.array(seenSender).parse(senders.all({ accountId: id })),
  };
}

/** The columns that may change in a message's life, by which row. */
function changeable({ message, sentAt, media, known }: MessageEntry) {
  return {
    id: message.id,
    sentAt,
    state: message.state,
    messageRef: message.messageRef,
    message: JSON.stringify(message),
    media: textOf(media),
    known: textOf(known),
  };
}

const textOf = (value: unknown) => (value === null ? null : JSON.stringify(value));

function readRow(row: z.infer<typeof columns>, log: Log): MessageEntry {
  const { id, sent_at: sentAt } = row;
  const media = carriedMedia.safeParse(parseJson(row.media));
  const names = knownNames.safeParse(parseJson(row.known));
  const known = names.success ? names.data : null;
  const stored = withFailureOfNow(parseJson(row.message));
  const read = messageRow.safeParse(stored);
  if (read.success) {
    // What a newer Satchel wrote of it stays in its row when this one writes that again.
    const message: MessageRow = { ...Object(stored), ...read.data };
    return { message, sentAt, media: media.success ? media.data : null, known };
  }
  // Set aside and shown, neither sent nor dropped: the row stays as it is.
  const what = `the row ${id} cannot be read`;
  const failure = createBugs(log).write({ where: 'messages.row', what, accountId: row.account_id });
  return {
    sentAt,
    media: null,
    known,
    message: {
      id,
      accountId: row.account_id,
      createdAt: row.created_at,
      from: '',
      to: '',
      text: '',
      mediaCount: 0,
      mediaIds: [],
      messageRef: null,
      providerStatus: null,
      state: 'failed',
      failure,
    },
  };
}

function parseJson(text: string | null): unknown {
  try {
    return text === null ? null : JSON.parse(text);
  } catch {
    return null;
  }
}
