import { z } from 'zod';
import { schedule } from '../../shared/archives/schedule.ts';
import { archiveOptions, archiveOutcome, archiveVerdict } from '../../shared/contract/archives.ts';
import { instant } from '../../shared/instant.ts';
import { mediaFilter } from '../../shared/query/mediaFilter.ts';
import type { Log } from '../base/log.ts';
import type { Database } from '../database/database.ts';
import { prepare } from '../database/prepare.ts';
import { versionedJson } from '../database/versionedJson.ts';

const facts = z.object({
  title: z.string().min(1),
  options: archiveOptions,
  filter: mediaFilter.nullable(),
  schedule: schedule.nullable(),
  /** The last time at which its schedule was followed, or since when it has one. */
  scheduledAt: instant.nullable(),
  last: archiveOutcome.nullable(),
  /** When the run was begun whose outcome that is. */
  lastBegunAt: instant.nullable(),
  verified: archiveVerdict.nullable(),
  /** Files came or changed since its index was written. */
  indexDue: z.boolean(),
  /** What the index was when it was written last: another Satchel may have written it since. */
  indexPrint: z.string().nullable(),
});
const document = versionedJson({ version: 1, schema: facts, upgrades: {} });

/** An archive as this library knows it. */
export interface StoredArchive extends z.infer<typeof facts> {
  /** As in the file that marks its folder. */
  readonly id: string;
  /** Absolute, on this computer. */
  readonly folder: string;
  readonly madeAt: number;
}

const row = z.object({ id: z.string(), folder: z.string(), madeAt: z.number(), facts: z.string() });

export type ArchiveTable = ReturnType<typeof createArchiveTable>;

/** SQL of `archives`. */
export function createArchiveTable(database: Database, log: Log) {
  const all = prepare(
    database,
    'SELECT id, folder, made_at AS madeAt, facts FROM archives ORDER BY made_at, id',
  );
  const upsert = prepare(
    database,
    `INSERT INTO archives (id, folder, made_at, facts) VALUES (:id, :folder, :madeAt, :facts)
      ON CONFLICT (id) DO UPDATE SET folder = excluded.folder, facts = excluded.facts`,
  );
  const remove = prepare(database, 'DELETE FROM archives WHERE id = :id');
  return {
    load(): StoredArchive[] {
      return all.all().flatMap((found: unknown) => {
        const { facts: text, ...own } = row.parse(found);
        const read = document.read(text);
        if (read.kind === 'read') return [{ ...own, ...read.value }];
        // It stays on disk as it is: a newer Satchel knows what it means.
        log.error({ event: 'archive-row-unreadable', cause: read.kind, reference: own.id });
        return [];
      });
    },
    save({ id, folder, madeAt, ...known }: StoredArchive): void {
      upsert.run({ id, folder, madeAt, facts: document.write(known) });
    },
    /** Its items are to be removed before. */
    remove: (id: string) => void remove.run({ id }),
  };
}
