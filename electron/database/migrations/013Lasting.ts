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

-- links: those that were made and do not name their item, to find it again by one that has expired
CREATE TABLE made_links (
  -- SHA-256 of origin and path: the link itself is a secret of its bearer
  print TEXT PRIMARY KEY,
  media_id INTEGER NOT NULL REFERENCES media (id) ON DELETE CASCADE,
  made_at INTEGER NOT NULL
) STRICT;
CREATE INDEX made_links_by_media ON made_links (media_id);

-- keep alive: items and views that are renewed inside limits that a person set
CREATE TABLE keeps (
  id TEXT PRIMARY KEY,
  made_at INTEGER NOT NULL,
  -- what is kept, inside which limits, and whether it still is, as JSON
  facts TEXT NOT NULL
) STRICT;
-- keep alive: the newest item of each chain, and those that are kept no more, so that none of them is taken in again
CREATE TABLE kept_items (
  keep_id TEXT NOT NULL REFERENCES keeps (id) ON DELETE CASCADE,
  media_id INTEGER NOT NULL REFERENCES media (id) ON DELETE CASCADE,
  -- how often its chain was renewed
  times INTEGER NOT NULL,
  -- kept, asks, or why it is kept no more: deleted, ended, times, refused
  state TEXT NOT NULL,
  -- a person who was asked said that it is to be renewed
  confirmed INTEGER NOT NULL DEFAULT 0,
  PRIMARY KEY (keep_id, media_id)
) STRICT;
CREATE INDEX kept_items_by_media ON kept_items (media_id);
-- keep alive: a renewal each, written before it is begun; no item has two. They stay when what kept them is stopped
CREATE TABLE kept_renewals (
  media_id INTEGER PRIMARY KEY REFERENCES media (id) ON DELETE CASCADE,
  keep_id TEXT NOT NULL,
  account_id TEXT NOT NULL,
  -- by the provider's clock
  at INTEGER NOT NULL,
  -- done, failed; null while it is open
  outcome TEXT,
  new_media_id INTEGER,
  -- how often it was begun
  trials INTEGER NOT NULL,
  -- its name, what its link was, and why it failed, as JSON
  facts TEXT NOT NULL
) STRICT;
CREATE INDEX kept_renewals_by_time ON kept_renewals (at);
CREATE INDEX kept_renewals_by_keep ON kept_renewals (keep_id, at) WHERE outcome = 'done';
CREATE INDEX kept_renewals_open ON kept_renewals (media_id) WHERE outcome IS NULL;
`,
};
