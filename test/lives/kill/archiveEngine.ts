import { randomUUID } from 'node:crypto';
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { createArchiveService } from '../../../electron/archives/archiveService.ts';
import { createContentHashes } from '../../../electron/library/contentHashes.ts';
import { createDownloads } from '../../../electron/library/downloadItem.ts';
import { createGathered } from '../../../electron/library/gathered.ts';
import type { createMediaTable } from '../../../electron/library/mediaTable.ts';
import { signalwire } from '../../../electron/providers/laml/signalwire.ts';
import type { createRemovalRuns } from '../../../electron/removals/removalRuns.ts';
import type { Account } from '../../../shared/account.ts';
import { accountId } from '../../../shared/ids.ts';
import { saysNothing } from '../../../shared/media.ts';
import type { Task } from './task.ts';

type Common = Pick<
  Parameters<typeof createRemovalRuns>[0],
  'database' | 'sessions' | 'clock' | 'random' | 'log' | 'failureOf'
>;

const account: Account = {
  id: accountId.parse('line'),
  providerId: signalwire.id,
  label: 'L',
  identity: 'L',
  practice: false,
  secretStore: 'session',
  connectedAt: 1,
  colour: 0,
};

/** Archives all that the account has into a folder of that title, from wherever a kill left it. */
export async function archive(
  { dir, archive: title }: Task,
  common: Common,
  table: ReturnType<typeof createMediaTable>,
  say: (line: string) => void,
): Promise<void> {
  const { database, sessions, clock } = common;
  const folder = join(dir, title);
  mkdirSync(folder, { recursive: true });
  const downloads = createDownloads({
    sessions,
    table,
    changed() {},
    keyOf(id) {
      const [row] = table.byIds([id]);
      if (row === undefined) return null;
      const untold = row.toldType === null && saysNothing(row.contentType);
      return { ...row, key: row, untold };
    },
  });
  const look = async () => {
    const runs = await service.runs(undefined);
    const own = runs.filter((run) => run.title === title);
    if (own.length === 0 || own.some(({ state }) => state !== 'over')) return;
    // What is still written of the index is written by then.
    await service.close();
    say('finished');
  };
  const service = createArchiveService({
    ...common,
    table,
    downloads,
    hashes: createContentHashes(database),
    gathered: createGathered(clock, randomUUID, database),
    find: async () => Float64Array.from(table.idsOf(account.id)),
    accountOf: (id) => (id === account.id ? account : null),
    archiveHost: { chooseFolder: async () => folder, open() {}, show() {} },
    emit: (event) => {
      if (event === 'archiveRunsChanged') void look();
    },
  });
  say('found');
  await service.begin();
  const known = (await service.list(undefined)).find((one) => one.title === title);
  const begun = (await service.runs(undefined)).some((run) => run.title === title);
  if (!begun) {
    const chosen = known === undefined ? await service.chooseFolder(undefined) : null;
    const into =
      known === undefined ? { folder: chosen?.token ?? '', title } : { archiveId: known.id };
    const { token } = await service.prepare({
      what: { filter: { accountIds: [account.id] } },
      into,
    });
    await service.start({ token });
  }
  await look();
}
