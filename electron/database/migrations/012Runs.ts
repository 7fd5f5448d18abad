import type { Migration } from '../migrate.ts';

export const addRuns: Migration = {
  version: 12,
  sql: `
-- all that a person set going at once: removals, archives
CREATE TABLE runs (
  id TEXT PRIMARY KEY,
  kind TEXT NOT NULL,
  -- writing: not all of its jobs are written, so that none is begun; running; paused; stopped: by a person
  phase TEXT NOT NULL,
  begun_at INTEGER NOT NULL,
  -- until then nothing is asked of anybody, and all of it can be undone
  starts_at INTEGER,
  -- items: all of them, and what became of those that are over
  items INTEGER NOT NULL,
  done INTEGER NOT NULL,
  failed INTEGER NOT NULL,
  kept INTEGER NOT NULL,
  -- what its kind knows of it, as JSON
  facts TEXT NOT NULL
) STRICT;

-- one request each
CREATE TABLE run_jobs (
  id TEXT PRIMARY KEY,
  -- as of its run
  kind TEXT NOT NULL,
  run_id TEXT NOT NULL REFERENCES runs (id) ON DELETE CASCADE,
  account_id TEXT NOT NULL REFERENCES accounts (id) ON DELETE CASCADE,
  -- done, failed, kept; null while it is open
  outcome TEXT,
  -- the whole job as JSON
  job TEXT NOT NULL
) STRICT;
CREATE INDEX run_jobs_by_run ON run_jobs (run_id, outcome);
CREATE INDEX run_jobs_open ON run_jobs (kind) WHERE outcome IS NULL;
CREATE INDEX run_jobs_by_account ON run_jobs (account_id);

INSERT INTO runs SELECT id, 'removal', phase, begun_at, NULL, items, gone, failed, kept, '{}'
  FROM removal_runs ORDER BY rowid;
INSERT INTO run_jobs SELECT id, 'removal', run_id, account_id,
  CASE state WHEN 'gone' THEN 'done' WHEN 'failed' THEN 'failed' WHEN 'kept' THEN 'kept' END, job
  FROM removal_jobs ORDER BY rowid;
DROP TABLE removal_jobs;
DROP TABLE removal_runs;

-- in how many archives a copy of an item is; the archives' table keeps it
ALTER TABLE media ADD COLUMN archived INTEGER NOT NULL DEFAULT 0;
DROP TRIGGER media_changed;
CREATE TRIGGER media_changed AFTER UPDATE OF account_id, ref, message_ref, direction, name, content_type, kind,
  size_bytes, from_address, to_address, message_status, stored_at, used_at, expires_at, gone_at, name_rank,
  message_text, from_name, to_name, conversation_ref, conversation_name, width, height, archived ON media
BEGIN INSERT INTO media_changes (media_id) VALUES (new.id); END;
`,
};
