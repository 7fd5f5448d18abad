import type { Emit } from '../../shared/contract/contract.ts';
import type { AccountId } from '../../shared/ids.ts';
import type { MessageId, MessageRow } from '../../shared/message.ts';
import { createAnnouncer } from '../base/announcer.ts';
import type { Clock } from '../base/clock.ts';
import type { MessageEntry } from './messageEntry.ts';
import { type MessageEvent, step } from './messageMachine.ts';
import type { MessageTable } from './messageTable.ts';

const announceEveryMs = 100;

/** What is known of a message as its last bytes go. */
export type SentFacts = Pick<MessageEntry, 'sentAt' | 'known'>;

/** Every message as it is in the database: written there first, then announced. */
export interface MessageBook {
  add(entry: MessageEntry): void;
  get(id: MessageId): MessageEntry | null;
  all(): readonly MessageEntry[];
  /** The provider's names of the account's messages, which belong to those alone. */
  claimed(accountId: AccountId): ReadonlySet<string>;
  /** The row after the event; null when nothing came of it. Throws when it cannot be written. */
  change(id: MessageId, event: MessageEvent, facts?: SentFacts): MessageRow | null;
  close(): void;
}

export function createMessageBook(table: MessageTable, emit: Emit, clock: Clock): MessageBook {
  const announcer = createAnnouncer<MessageId>(clock, announceEveryMs, (ids) => {
    const rows = ids.flatMap((id) => table.get(id)?.message ?? []);
    if (rows.length > 0) emit('messagesChanged', rows);
  });
  return {
    add(entry) {
      table.insert(entry);
      announcer.say([entry.message.id]);
    },
    get: table.get,
    all: table.load,
    claimed: table.claimed,
    change(id, event, facts) {
      const entry = table.get(id);
      const message = entry && step(entry.message, event);
      if (entry === null || message === null || message === entry.message) return null;
      const findable = message.state === 'sending' || message.state === 'unsure';
      table.update({ ...entry, ...facts, message, media: findable ? entry.media : null });
      announcer.say([id]);
      return message;
    },
    close() {
      announcer.flush();
      announcer.close();
    },
  };
}
