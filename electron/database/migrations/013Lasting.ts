import type { Migration } from '../migrate.ts';

export const addLasting: Migration = {
  version: 13,
  sql: `
-- copies: items that were uploaded again, and what they were before
CREATE TABLE lineage (
  new_media_id INTEGER PRIMARY KEY REFERENCES media (id) ON DELETE CASCADE,
  old_media_id INTEGER NOT NULL REFERENCES media (id) ON DELETE CASCADE,
  -- renewal: in its own account; move: in another
  kind TEXT NOT NULL,
  -- person, keep-alive
  by TEXT NOT NULL,
  at INTEGER NOT NULL,
  -- of the upload, which is that of the copy's job: an answer that comes twice is one step
  job_id TEXT NOT NULL UNIQUE
) STRICT;
CREATE INDEX lineage_by_old ON lineage (old_media_id);

-- copies: the file on this computer that an item was uploaded from; never shown to the window
CREATE TABLE originals (
  media_id INTEGER PRIMARY KEY REFERENCES media (id) ON DELETE CASCADE,
  path TEXT NOT NULL,
  -- of the bytes that were sent
  sha256 TEXT NOT NULL
) STRICT;
INSERT INTO originals SELECT media.id, path, upload_jobs.sha256 FROM upload_jobs
  JOIN media ON media.id = iif(json_valid(job), json_extract(job, '$.mediaId'), NULL)
  WHERE state = 'stored' AND spooled = 0 AND upload_jobs.sha256 IS NOT NULL
  GROUP BY media.id;

-- expiring: the end of which a person was told, so that nobody is told of it twice; the trigger of changes leaves it out
ALTER TABLE media ADD COLUMN told_end INTEGER;
CREATE INDEX media_untold ON media (expires_at)
  WHERE gone_at IS NULL AND expires_at IS NOT NULL AND told_end IS NOT expires_at;
CREATE INDEX media_missed ON media (gone_at, id) WHERE gone_at IS NOT NULL AND told_end IS NULL;
`,
};
