import { join } from 'node:path';
import { type Database, openDatabase } from '../../../../electron/database/database.ts';
import { createMediaTable } from '../../../../electron/library/mediaTable.ts';
import { plivo } from '../../../../electron/providers/plivo/plivo.ts';
import type { RemoteItem } from '../../../../electron/providers/provider.ts';
import { defaultSeedDir } from '../../../../electron/sandbox/defaultSeedDir.ts';
import { createSeedLibrary } from '../../../../electron/sandbox/hosts/plivo/seedLibrary.ts';
import { openSeedFolder } from '../../../../electron/sandbox/seeding/seedFolder.ts';
import type { Sandbox } from '../../../../electron/sandbox/startSandbox.ts';
import { type AccountId, mediaRef } from '../../../../shared/ids.ts';

const page = 2_000;

/** Writes what the sandbox of a connected account lists into a library that is closed, as a sync would have. */
export function seedLibrary(dataDir: string, sandbox: Sandbox, count: number, startedAt: number) {
  const database = openDatabase(join(dataDir, 'library.sqlite'));
  try {
    const { id } = database.prepare('SELECT id FROM accounts').get() as { id: AccountId };
    const keepOrder = orderOfApp(database);
    const table = createMediaTable(database, () => plivo.retention);
    const seeds = createSeedLibrary(openSeedFolder(defaultSeedDir), count, startedAt, 1);
    const { mediaOrigin, authId } = sandbox.plivo;
    const itemOf = (index: number): RemoteItem => {
      const { id: ref, name, contentType, sizeBytes, storedAt, usedAt } = seeds.object(index);
      return {
        ref: mediaRef.parse(ref),
        messageRef: null,
        direction: null,
        name,
        contentType,
        sizeBytes,
        storedAt,
        usedAt,
        fromAddress: null,
        toAddress: null,
        messageStatus: null,
        linkUrl: `${mediaOrigin}/Account/${authId}/Media/${ref}`,
      };
    };
    for (let start = 0; start < count; start += page) {
      const length = Math.min(page, count - start);
      table.upsert(
        id,
        Array.from({ length }, (_, n) => itemOf(start + n)),
        startedAt + 1_000,
      );
    }
    database
      .prepare(`INSERT INTO sync_runs (account_id, started_at, finished_at, walked_at) VALUES (:id, :at, :at, :at)
        ON CONFLICT (account_id) DO UPDATE SET cursor = NULL, started_at = :at, finished_at = :at, walked_at = :at`)
      .run({ id, at: startedAt + 1_000 });
    keepOrder();
  } finally {
    database.close();
  }
}

/**
 * Names are in the order of a runtime's own tables, which are newer or older here than in the app: it would rank all
 * of them anew at its start, and be measured while it does. What this answers says that they are in the app's.
 */
function orderOfApp(database: Database): () => void {
  const collation = `SELECT value ->> 'collation' AS name FROM settings WHERE key = 'name-order'`;
  const app = database.prepare(collation).get() as { name: string };
  const write = `UPDATE settings SET value = json_set(value, '$.collation', :name) WHERE key = 'name-order'`;
  return () => void database.prepare(write).run(app);
}
