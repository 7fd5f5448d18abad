import { expect, it } from 'vitest';
import { silentLog } from '../../electron/base/log.ts';
import { openDatabase } from '../../electron/database/database.ts';
import { createMessageTable } from '../../electron/messages/messageTable.ts';
import { accountId, type MediaId } from '../../shared/ids.ts';
import { messageId, notTaken } from '../../shared/message.ts';

it('reads a failure that was written down in the form of an earlier Satchel', () => {
  const database = openDatabase(':memory:');
  database.exec("INSERT INTO accounts VALUES ('line','acme','Line','MA',0,'session','{}',0)");
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
