import { mkdirSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { createDownloads } from '../../../electron/library/downloadItem.ts';
import type { createMediaTable } from '../../../electron/library/mediaTable.ts';
import type { createRemovalRuns } from '../../../electron/removals/removalRuns.ts';
import { createSaveMany } from '../../../electron/saving/many/saveMany.ts';
import { createPartLedger } from '../../../electron/saving/partLedger.ts';
import { accountId } from '../../../shared/ids.ts';
import { saysNothing } from '../../../shared/media.ts';
import type { Task } from './task.ts';

type Common = Pick<
  Parameters<typeof createRemovalRuns>[0],
  'database' | 'sessions' | 'clock' | 'random' | 'log' | 'failureOf'
>;

const account = accountId.parse('line');

/** Saves all that the account has into a folder of that name, from wherever a kill left it. */
export async function save(
  { dir, archive: title }: Task,
  common: Common,
  table: ReturnType<typeof createMediaTable>,
  say: (line: string) => void,
): Promise<void> {
  const { database, sessions } = common;
  const folder = join(dir, title);
  mkdirSync(folder, { recursive: true });
  const parts = createPartLedger(database);
  const saves = createSaveMany({
    ...common,
    table,
    downloads: createDownloads({
      sessions,
      table,
      changed() {},
      keyOf(id) {
        const [row] = table.byIds([id]);
        if (row === undefined) return null;
        const untold = row.toldType === null && saysNothing(row.contentType);
        return { ...row, key: row, untold };
      },
    }),
    parts: { begin: (part) => parts.begin(part, dirname(part)), end: parts.end },
    announce: () => look(),
  });
  const own = () => saves.list().filter(({ id }) => basename(saves.folderOf(id) ?? '') === title);
  function look(): void {
    if (own().length > 0 && own().every(({ state }) => state === 'over')) say('finished');
  }
  say('found');
  await parts.sweep();
  await saves.begin();
  if (own().length === 0) await saves.start(table.idsOf(account), folder);
  look();
}
