import { z } from 'zod';
import { type AccountId, accountId } from '../../shared/ids.ts';
import { type MessageId, messageId } from '../../shared/message.ts';
import { createBugs } from '../base/bugs.ts';
import type { Log } from '../base/log.ts';
import type { Database } from '../database/database.ts';
import { prepare } from '../database/prepare.ts';
import type { JobTable } from '../jobs/job.ts';
import { mostSenders, type SeenSender } from './latestSenders.ts';
import { carriedJson, knownJson, messageJson } from './messageJson.ts';
import type { MessageEntry, MessageKinds } from './messageKinds.ts';

/** Enough for a list that a person reads; older ones stay in the database. */
const mostShown = 500;

const columns = z.object({
  id: messageId,
  account_id: accountId,
  created_at: z.number(),
  sent_at: z.number().nullable(),
  message: z.string(),
  media: z.string().nullable(),
  known: z.string().nullable(),
});
const seenSender = z.object({ address: z.string(), at: z.number() });

const named = z.object({ ref: z.string() });
const namedOfAccount = named.extend({ account_id: accountId });

export interface MessageTable extends JobTable<MessageKinds> {
  get(id: MessageId): MessageEntry | null;
  /** The newest first, as many as are shown, and all that are not yet final. */
  list(): MessageEntry[];
  /** The provider's names of the account's messages, which belong to those alone. */
  claimed(accountId: AccountId): ReadonlySet<string>;
  /** The same of all accounts, as `claimOf` names them. */
  allClaimed(): PropertyKey[];
  /** Who sent the account's messages, and when each did last. */
  senders(accountId: AccountId): SeenSender[];
}

/** What a message came to be at its provider, as no other message can. */
export function claimOf(accountId: AccountId, messageRef: string): string {
  return `${accountId} ${messageRef}`;
}

/** SQL of `outgoing_messages`. */
export function createMessageTable(database: Database, log: Log): MessageTable {
  const insert = prepare(
    database,
    `INSERT INTO outgoing_messages
      (id, account_id, created_at, sent_at, state, message_ref, message, media, known)
      VALUES (:id, :accountId, :createdAt, :sentAt, :state, :messageRef, :message, :media, :known)`,
  );
  // Never an upsert: a message whose account was removed meanwhile must not come back.
  const update = prepare(
    database,
    `UPDATE outgoing_messages SET sent_at = :sentAt, state = :state, message_ref = :messageRef,
      message = :message, media = :media, known = :known WHERE id = :id`,
  );
  const remove = prepare(database, 'DELETE FROM outgoing_messages WHERE id = :id');
  const select =
    'SELECT id, account_id, created_at, sent_at, message, media, known FROM outgoing_messages';
  const open = "state NOT IN ('delivered', 'failed', 'cancelled')";
  const one = prepare(database, `${select} WHERE id = :id`);
  const unfinished = prepare(database, `${select} WHERE ${open} ORDER BY created_at, rowid`);
  const shown = prepare(
    database,
    `${select} WHERE ${open}
      OR id IN (SELECT id FROM outgoing_messages ORDER BY created_at DESC LIMIT ${mostShown})
      ORDER BY created_at DESC, rowid DESC`,
  );
  const refs = prepare(
    database,
    `SELECT message_ref AS ref FROM outgoing_messages
      WHERE account_id = :accountId AND message_ref IS NOT NULL`,
  );
  const allRefs = prepare(
    database,
    'SELECT account_id, message_ref AS ref FROM outgoing_messages WHERE message_ref IS NOT NULL',
  );
  const senders = prepare(
    database,
    `SELECT json_extract(message, '$.from') AS address, max(created_at) AS at
      FROM outgoing_messages WHERE account_id = :accountId
      GROUP BY address ORDER BY at DESC LIMIT ${mostSenders}`,
  );

  /** Messages that a newer Satchel wrote: only that one knows what became of them, so their rows stay. */
  const newer = new Set<MessageId>();
  const read = (row: unknown): MessageEntry[] => {
    const parsed = columns.safeParse(row);
    if (parsed.success) return [readRow(parsed.data, newer, log)];
    log.error({ event: 'message-row-unreadable', cause: 'columns' });
    return [];
  };

  return {
    load: () => unfinished.all().flatMap(read),
    insert(entry) {
      const { accountId, createdAt } = entry.job;
      insert.run({ accountId, createdAt, ...changeable(entry) });
    },
    update(entry) {
      if (newer.has(entry.job.id)) throw new Error('a newer Satchel wrote this message');
      update.run(changeable(entry));
    },
    remove({ id }) {
      if (!newer.has(id)) remove.run({ id });
    },
    get(id) {
      const row = one.get({ id });
      return row === undefined ? null : (read(row)[0] ?? null);
    },
    list: () => shown.all().flatMap(read),
    claimed: (id) => {
      const rows = z.array(named).parse(refs.all({ accountId: id }));
      return new Set(rows.map(({ ref }) => ref));
    },
    allClaimed() {
      const rows = z.array(namedOfAccount).parse(allRefs.all());
      return rows.map((row) => claimOf(row.account_id, row.ref));
    },
    senders: (id) => z.array(seenSender).parse(senders.all({ accountId: id })),
  };
}

/** The columns that may change in a message's life, by which row. */
function changeable({ job, sentAt, media, known }: MessageEntry) {
  // Links are secrets: they are kept no longer than they serve to find the message.
  const findable = job.state === 'sending' || job.state === 'unsure';
  return {
    id: job.id,
    sentAt,
    state: job.state,
    messageRef: job.messageRef,
    message: messageJson.write(job),
    media: findable && media !== null ? carriedJson.write({ media: [...media] }) : null,
    known: known === null ? null : knownJson.write({ refs: [...known] }),
  };
}

function readRow(row: z.infer<typeof columns>, newer: Set<MessageId>, log: Log): MessageEntry {
  const { id, sent_at: sentAt } = row;
  const carried = carriedJson.read(row.media);
  const names = knownJson.read(row.known);
  const known = names.kind === 'read' ? names.value.refs : null;
  const job = messageJson.read(row.message);
  const isNewer = [carried, names, job].some(({ kind }) => kind === 'newer');
  if (isNewer) newer.add(id);
  if (job.kind === 'read' && !isNewer) {
    const media = carried.kind === 'read' ? carried.value.media : null;
    return { job: job.value, sentAt, media, known };
  }
  // Set aside and shown, neither sent nor dropped: the row stays as it is.
  const what = `the row ${id} cannot be read: it is ${isNewer ? 'newer' : 'unreadable'}`;
  const failure = createBugs(log).write({ where: 'messages.row', what, accountId: row.account_id });
  return {
    sentAt,
    media: null,
    known,
    job: {
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
