import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { silentLog } from '../../../electron/base/log.ts';
import { createCopyService } from '../../../electron/copies/copyService.ts';
import { atomically } from '../../../electron/database/atomically.ts';
import { openDatabase } from '../../../electron/database/database.ts';
import type { OpenPart } from '../../../electron/disk/writePart.ts';
import { createDownloads } from '../../../electron/library/downloadItem.ts';
import { mediaRowOf } from '../../../electron/library/mediaRow.ts';
import { createMediaTable } from '../../../electron/library/mediaTable.ts';
import { createSession } from '../../../electron/providers/createSession.ts';
import { plivo } from '../../../electron/providers/plivo/plivo.ts';
import type { Provider } from '../../../electron/providers/provider.ts';
import { createUploadService } from '../../../electron/uploads/uploadService.ts';
import { nothingCopied } from '../../../shared/contract/library.ts';
import { type Failure, SatchelError } from '../../../shared/failure.ts';
import type { MediaId } from '../../../shared/ids.ts';
import { saysNothing } from '../../../shared/media.ts';
import { fastClock } from '../../uploads/support/fastClock.ts';

export interface CopyWiring {
  readonly dir: string;
  /** How many times as fast as the wall the clock of the kernel runs; what waits for a disk or a network has its usual time. */
  readonly speed: number;
  readonly baseUrl: string;
  readonly authId: string;
  readonly authToken: string;
  readonly provider: Provider;
  /** SHA-256 of what is known of these items; of none unless given. */
  readonly hashesOf: (ids: readonly MediaId[]) => ReadonlyMap<MediaId, string>;
  readonly openPart?: OpenPart | undefined;
}

/** Copies and uploads of one Plivo account, wired as Satchel wires them. */
export function wireCopies(deps: CopyWiring) {
  const { dir, speed, baseUrl, authId, authToken, provider, hashesOf, openPart } = deps;
  const database = openDatabase(join(dir, 'library.sqlite'));
  const clock = fastClock(speed);
  const session = createSession(
    provider,
    { authId, authToken },
    { endpoints: baseUrl },
    {
      clock: { ...clock, after: (ms, tell) => clock.after(ms * speed, tell) },
      log: silentLog,
    },
  );
  const sessions = async () => ({ provider, session });
  const table = createMediaTable(database, () => plivo.retention);
  const spoolDir = join(dir, 'spool');
  mkdirSync(spoolDir, { recursive: true });
  const uploads = createUploadService({
    database,
    transaction: atomically,
    sessions,
    providerOf: () => provider,
    record: (id, items) => table.upsert(id, items, clock.now()).ids,
    stored: (entry) => copies.stored(entry),
    copyLinks: async () => nothingCopied('plain'),
    spoolDir,
    clock,
    random: Math.random,
    readPatienceMs: 15_000 * speed,
    emit() {},
    log: silentLog,
  });
  const copies = createCopyService({
    database,
    table,
    uploads: uploads.copies,
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
    copyOf: async () => null,
    hashesOf,
    storedOfSize: () => [],
    openPart,
    gathered: {
      take: async (named) => ('mediaIds' in named ? [...named.mediaIds] : []),
    },
    copyLinks: async () => nothingCopied('plain'),
    rowOf: mediaRowOf,
    providerOf: () => provider,
    isPractice: () => false,
    isThere: () => true,
    offersFor: () => [],
    clock,
    random: Math.random,
    log: silentLog,
    failureOf: (error: unknown): Failure =>
      error instanceof SatchelError ? error.failure : { kind: 'bug', reference: 'BUG' },
    announce() {},
  });
  return { database, clock, session, table, spoolDir, uploads, copies };
}
