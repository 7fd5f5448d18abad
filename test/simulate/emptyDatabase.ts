import { type Database, openDatabase } from '../../electron/database/database.ts';
import { accountId } from '../../shared/ids.ts';

/** One that can be listed, and one of Conversations. */
export const accounts = { main: accountId.parse('main'), chat: accountId.parse('chat') } as const;

let shared: Database | null = null;

/** One database for all schedules of a process: making the schema takes longer than a schedule. */
export function emptyDatabase(): Database {
  shared ??= openDatabase(':memory:');
  shared.exec(`DELETE FROM upload_jobs; DELETE FROM accounts;
    INSERT INTO accounts VALUES ('main','plivo','Main','MA',0,'session','{}',0,0);
    INSERT INTO accounts VALUES ('chat','twilioConversations','Chat','AC',1,'session','{}',0,0)`);
  return shared;
}
