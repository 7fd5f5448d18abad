import { expect, it } from 'vitest';
import { silentLog } from '../../electron/base/log.ts';
import { openDatabase } from '../../electron/database/database.ts';
import { createMessageTable } from '../../electron/messages/messageTable.ts';
import { accountId, type MediaId } from '../../shared/ids.ts';
import { messageId, notTaken } from '../../shared/message.ts';

const written = {
  id: messageId.parse('m'),
  accountId: accountId.parse('line'),
  from: '+1',
  to: '+2',
  text: 'hi',
  mediaCount: 1,
  mediaIds: [] as MediaId[],
  createdAt: 7,
  messageRef: null,
  providerStatus: null,
  failure: null,
  state: 'sending',
  committing: true,
} as const;
const inDoubt = {
  job: written,
  sentAt: 8,
  media: [{ url: 'https://media.example/1', ref: null, sameAccount: false }],
  known: ['SM1'],
};

function openTable() {
  const database = openDatabase(':memory:');
  database.exec("INSERT INTO accounts VALUES ('line','acme','Line','MA',0,'session','{}',0, 0)");
  return { database, table: createMessageTable(database, silentLog) };
}

it('reads what a message carries and what was known as version 1 had them: bare lists', () => {
  const { database, table } = openTable();
  table.insert(inDoubt);
  expect(table.load()).toEqual([inDoubt]);
  const older = {
    message: JSON.stringify(written),
    media: JSON.stringify(inDoubt.media),
    known: JSON.stringify(inDoubt.known),
  };
  database
    .prepare('UPDATE outgoing_messages SET message = :message, media = :media, known = :known')
    .run(older);
  expect(table.load()).toEqual([inDoubt]);
});

it.each(['message', 'media', 'known'])(
  'shows a message of which a newer Satchel wrote the %s, and leaves its row',
  (column) => {
    const { database, table } = openTable();
    table.insert(inDoubt);
    const newer = JSON.stringify({ version: 99, id: 'm' });
    database.prepare(`UPDATE outgoing_messages SET ${column} = :newer`).run({ newer });
    const [shown] = table.load();
    expect(shown?.job).toMatchObject({ id: 'm', state: 'failed', failure: { kind: 'bug' } });
    expect(() => shown && table.update({ ...shown, job: written })).toThrow(/newer/);
    if (shown !== undefined) table.remove(shown.job);
    const rows = database.prepare(`SELECT ${column} AS text FROM outgoing_messages`).all();
    expect(rows).toEqual([{ text: newer }]);
  },
);

it('reads a failure that was written down in the form of an earlier Satchel', () => {
  const database = openDatabase(':memory:');
  database.exec("INSERT INTO accounts VALUES ('line','acme','Line','MA',0,'session','{}',0, 0)");
  const table = createMessageTable(database, silentLog);
  const id = messageId.parse('m');
  const message = {
    id,
    accountId: accountId.parse('line'),
    from: '+1',
    to: '+2',
    text: 'hi',
    mediaCount: 0,
    mediaIds: [] as MediaId[],
    createdAt: 7,
    messageRef: null,
    providerStatus: null,
    state: 'failed',
  } as const;
  const row = { job: { ...message, failure: notTaken }, sentAt: 8, media: null, known: null };
  table.insert(row);
  const older = {
    kind: 'provider-refused',
    status: null,
    code: 'not-taken',
    detail: null,
  };
  const text = JSON.stringify({ ...message, failure: older });
  database.prepare('UPDATE outgoing_messages SET message = ?').run(text);
  expect(table.get(id)).toEqual(row);
});
