import { join } from 'node:path';
import { silentLog } from '../../../../electron/base/log.ts';
import { openDatabase } from '../../../../electron/database/database.ts';
import type { Endpoints } from '../../../../electron/http/endpoints.ts';
import { createMediaTable } from '../../../../electron/library/mediaTable.ts';
import { createSync } from '../../../../electron/library/sync/syncLibrary.ts';
import { createSession } from '../../../../electron/providers/createSession.ts';
import { providerById } from '../../../../electron/providers/registry.ts';
import { accountId } from '../../../../shared/ids.ts';
import { silentBugs } from '../../../base/support/silentBugs.ts';
import { fastClock } from '../../../uploads/support/fastClock.ts';

/** What the process is to do, as its one argument. */
export interface ReaderTask {
  readonly dir: string;
  readonly provider: string;
  readonly endpoints: Endpoints;
  readonly credentials: Readonly<Record<string, string>>;
  /** After so many writes it stands still, so that who is to kill it is never too late; null reads to the end. */
  readonly standsAt: number | null;
}

const account = accountId.parse('main');
const say = (line: string) => process.stdout.write(`${line}\n`);

/** Reads the account in a process of its own, to be killed: says when it writes, and when it has read all. */
async function main(task: ReaderTask): Promise<void> {
  const database = openDatabase(join(task.dir, 'library.sqlite'));
  const provider = providerById(task.provider);
  if (provider === null) throw new Error('no such provider');
  database.exec(
    `INSERT OR IGNORE INTO accounts VALUES ('main','${provider.id}','Main','MA',0,'session','{}',0,0)`,
  );
  const clock = fastClock(1);
  const session = createSession(
    provider,
    task.credentials,
    { endpoints: task.endpoints },
    { clock, log: silentLog },
  );
  const table = createMediaTable(database, () => provider.retention);
  let writes = 0;
  const sync = createSync({
    sessions: async () => ({ provider, session }),
    accounts: () => [account],
    table: {
      ...table,
      upsert(...given) {
        const written = table.upsert(...given);
        // The transaction of its portion is open still.
        say('writing');
        writes += 1;
        if (writes === task.standsAt) Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0);
        return written;
      },
    },
    database,
    clock,
    emit: () => {},
    log: silentLog,
    bugs: silentBugs,
  });
  await sync.refresh(account);
  say(sync.states()[0]?.state === 'idle' ? 'finished' : 'failed');
}

void main(JSON.parse(process.argv[2] ?? '{}') as ReaderTask);
