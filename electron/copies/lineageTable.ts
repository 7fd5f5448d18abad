import { z } from 'zod';
import { type CopyBy, type CopyKind, copyBy, copyKind } from '../../shared/copies/copyKind.ts';
import { type JobId, type MediaId, mediaId } from '../../shared/ids.ts';
import { instant } from '../../shared/instant.ts';
import type { Database } from '../database/database.ts';
import { prepare } from '../database/prepare.ts';

/** An item that was uploaded again, and what it is since. */
export interface Descent {
  readonly newId: MediaId;
  readonly oldId: MediaId;
  readonly kind: CopyKind;
  readonly by: CopyBy;
  readonly at: number;
}

export interface NewDescent extends Descent {
  /** The upload that brought it. */
  readonly jobId: JobId;
}

const descent = z.object({
  newId: mediaId,
  oldId: mediaId,
  kind: copyKind,
  by: copyBy,
  at: instant,
});
const renewedIds = z.object({
  ids: z.string().transform((text) => z.array(mediaId).parse(JSON.parse(text))),
});
const columns = 'new_media_id AS newId, old_media_id AS oldId, kind, by, at';

export type LineageTable = ReturnType<typeof createLineageTable>;

/** SQL of `lineage`. */
export function createLineageTable(database: Database) {
  const add = prepare(
    database,
    `INSERT INTO lineage (new_media_id, old_media_id, kind, by, at, job_id)
      VALUES (:newId, :oldId, :kind, :by, :at, :jobId) ON CONFLICT DO NOTHING`,
  );
  const ofJob = prepare(database, `SELECT ${columns} FROM lineage WHERE job_id = :jobId`);
  const from = prepare(database, `SELECT ${columns} FROM lineage WHERE new_media_id = :id`);
  const renewed = prepare(
    database,
    "SELECT json_group_array(DISTINCT old_media_id) AS ids FROM lineage WHERE kind = 'renewal'",
  );
  const since = prepare(database, `SELECT ${columns} FROM lineage WHERE new_media_id > :newest`);
  const became = prepare(
    database,
    `SELECT ${columns} FROM lineage WHERE old_media_id = :id ORDER BY at, new_media_id`,
  );
  return {
    /** In the transaction that stores the upload; once for each upload and each new item. */
    add({ newId, oldId, kind, by, at, jobId }: NewDescent): void {
      add.run({ newId, oldId, kind, by, at, jobId });
    },
    /** What an upload brought; null while it brought nothing. */
    ofJob: (jobId: JobId): Descent | null => descent.nullable().parse(ofJob.get({ jobId }) ?? null),
    /** Every item that another took the place of in its own account. */
    renewed: (): MediaId[] => renewedIds.parse(renewed.get()).ids,
    /** What was uploaded again since this item was the newest: by items, since a clock may be set back. */
    since: (newest: number): Descent[] => z.array(descent).parse(since.all({ newest })),
    /** The step by which an item came to be; null for one that was not uploaded again. */
    before: (id: MediaId): Descent | null => descent.nullable().parse(from.get({ id }) ?? null),
    /** The steps by which it became others, the first first. */
    after: (id: MediaId): Descent[] => z.array(descent).parse(became.all({ id })),
  };
}
