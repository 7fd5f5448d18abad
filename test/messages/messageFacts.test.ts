import { expect, it } from 'vitest';
import { openDatabase } from '../../electron/database/database.ts';
import { type MessageEvent, step } from '../../electron/messages/messageMachine.ts';
import { createMessageTable } from '../../electron/messages/messageTable.ts';
import type { Failure } from '../../shared/failure.ts';
import { accountId } from '../../shared/ids.ts';
import { type MessageRow, messageId, messageRow } from '../../shared/message.ts';

const failure: Failure = { kind: 'unauthorized' };
const told = { phase: 'underway', providerStatus: 'queued', failure: null } as const;
const fresh: MessageRow = {
  id: messageId.parse('m'),
  accountId: accountId.parse('a'),
  from: '+15550100',
  to: '+15550101',
  text: 'Hello',
  mediaCount: 0,
  mediaIds: [],
  createdAt: 1,
  messageRef: null,
  providerStatus: null,
  failure: null,
  state: 'sending',
  committing: false,
};
const events: readonly MessageEvent[] = [
  { kind: 'committed' },
  { kind: 'retrying' },
  { kind: 'postponed', failure, untilAt: 9, spent: false },
  { kind: 'refused', failure },
  { kind: 'refused', failure: { kind: 'cancelled' } },
  { kind: 'doubted', failure, untilAt: 9 },
  { kind: 'asked', untilAt: 10 },
  { kind: 'absent' },
  { kind: 'untold', failure },
  { kind: 'taken', messageRef: 'ref', told },
  { kind: 'told', told: { ...told, phase: 'delivered' } },
  { kind: 'told', told: { ...told, phase: 'failed' } },
  { kind: 'restarted', askAt: 11 },
];

/** A fact that no Satchel has yet, as a field of the row and as it is in the database. */
const withNote = (message: MessageRow) => ({ ...message, note: 'keep me' });
const noteOf = (message: MessageRow) => ('note' in message ? message.note : null);

it('keeps a fact that it does not know through every state and event, to disk and back', () => {
  const database = openDatabase(':memory:');
  database.exec("INSERT INTO accounts VALUES ('a', 'plivo', 'A', 'A', 0, 'session', '{}', 1, 0)");
  const table = createMessageTable(database, { info() {}, error() {} });
  table.insert({ job: withNote(fresh), sentAt: null, media: null, known: null });
  const reached = new Map<string, MessageRow>();
  const open = [withNote(fresh) as MessageRow];
  for (let message = open.pop(); message !== undefined; message = open.pop()) {
    const { state } = message;
    const name = `${state} ${state === 'sending' && message.committing}`;
    if (reached.has(name)) continue;
    reached.set(name, message);
    for (const event of events) {
      const next = step(message, event);
      expect(noteOf(next), `${name}, ${event.kind}`).toBe('keep me');
      table.update({ job: next, sentAt: null, media: null, known: null });
      const read = table.get(next.id)?.job;
      expect(read, `${name}, ${event.kind}`).toEqual(next);
      open.push(next);
    }
  }
  const states = new Set([...reached.values()].map(({ state }) => state));
  const all = messageRow.options.map(({ shape }) => shape.state.value);
  expect([...states].sort()).toEqual([...all].sort());
  database.close();
});
