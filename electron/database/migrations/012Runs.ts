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
  -- until about then nothing is asked of anybody, and all of it can be undone
  starts_at INTEGER,
  -- items: all of them, and what became of those that are over
  items INTEGER NOT NULL,
  done INTEGER NOT NULL,
  failed INTEGER NOT NULL,
  kept INTEGER NOT NULL,
  -- what its kind knows of it, as JSON
  facts TEXT NOT NULL,
  -- of the time in which it can be undone, which no time of day tells the end of: counted anew at each start, 0 once over
  grace_ms INTEGER NOT NULL DEFAULT 0
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
  job TEXT NOT NULL,
  -- of how many items it is
  items INTEGER NOT NULL DEFAULT 1,
  -- 0 as long as it is as it was planned, so that it need not be in memory before its turn comes
  touched INTEGER NOT NULL DEFAULT 0
) STRICT;
CREATE INDEX run_jobs_by_run ON run_jobs (run_id, outcome, account_id, items);
CREATE INDEX run_jobs_touched ON run_jobs (kind) WHERE outcome IS NULL AND touched = 1;
CREATE INDEX run_jobs_untouched ON run_jobs (run_id, account_id) WHERE outcome IS NULL AND touched = 0;
CREATE INDEX run_jobs_by_account ON run_jobs (account_id);

INSERT INTO runs SELECT id, 'removal', phase, begun_at, NULL, items, gone, failed, kept, '{}', 0
  FROM removal_runs ORDER BY rowid;
INSERT INTO run_jobs SELECT id, 'removal', run_id, account_id,
  CASE state WHEN 'gone' THEN 'done' WHEN 'failed' THEN 'failed' WHEN 'kept' THEN 'kept' END, job,
  CASE WHEN json_valid(job) THEN coalesce(json_array_length(job, '$.items'), 1) ELSE 1 END, 1
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

-- receipts of removals: they stay when their run is dismissed and their accounts are removed
CREATE TABLE receipts (
  -- as of its run
  id TEXT PRIMARY KEY,
  confirmed_at INTEGER NOT NULL,
  -- when its last line came to its end; triggers keep it, and the counts of lines by what became of them
  ended_at INTEGER,
  items INTEGER NOT NULL,
  deleted INTEGER NOT NULL DEFAULT 0,
  refused INTEGER NOT NULL DEFAULT 0,
  kept INTEGER NOT NULL DEFAULT 0,
  unknown INTEGER NOT NULL DEFAULT 0,
  -- taken out of Activity
  cleared INTEGER NOT NULL DEFAULT 0,
  -- SHA-256 in hex of its canonical JSON
  digest TEXT
) STRICT;
CREATE INDEX receipts_by_time ON receipts (confirmed_at, id);
CREATE TABLE receipt_accounts (
  receipt_id TEXT NOT NULL,
  account_id TEXT NOT NULL,
  label TEXT NOT NULL,
  provider TEXT NOT NULL,
  identity TEXT NOT NULL,
  practice INTEGER NOT NULL,
  PRIMARY KEY (receipt_id, account_id)
) STRICT;
-- an item each, as it was confirmed
CREATE TABLE receipt_lines (
  receipt_id TEXT NOT NULL,
  account_id TEXT NOT NULL,
  media_id INTEGER NOT NULL,
  ref TEXT NOT NULL,
  message_ref TEXT,
  with_message INTEGER NOT NULL,
  direction TEXT,
  from_address TEXT,
  to_address TEXT,
  name TEXT,
  content_type TEXT,
  size_bytes INTEGER,
  sha256 TEXT,
  stored_at INTEGER,
  -- deleted, refused, kept, unknown; null while it is open
  outcome TEXT,
  asked_at INTEGER,
  attempts INTEGER NOT NULL DEFAULT 0,
  status INTEGER,
  answer TEXT,
  answered_at INTEGER,
  checked_at INTEGER,
  ended_at INTEGER,
  failure_kind TEXT,
  -- JSON
  failure TEXT,
  PRIMARY KEY (receipt_id, media_id)
) STRICT;
CREATE INDEX receipt_lines_open ON receipt_lines (account_id) WHERE outcome IS NULL;
CREATE TRIGGER receipt_line_ended AFTER UPDATE OF outcome ON receipt_lines
WHEN old.outcome IS NULL AND new.outcome IS NOT NULL
BEGIN
  UPDATE receipts SET deleted = deleted + (new.outcome = 'deleted'),
    refused = refused + (new.outcome = 'refused'), kept = kept + (new.outcome = 'kept'),
    unknown = unknown + (new.outcome = 'unknown'),
    ended_at = CASE WHEN deleted + refused + kept + unknown + 1 >= items THEN new.ended_at END
    WHERE id = new.receipt_id;
END;

-- folders that hold copies of items
CREATE TABLE archives (
  -- as in the file that marks its folder
  id TEXT PRIMARY KEY,
  -- where that is on this computer; never shown to the window
  folder TEXT NOT NULL,
  made_at INTEGER NOT NULL,
  -- what it is called, what it is of, when it is brought up to date and how that went, as JSON
  facts TEXT NOT NULL
) STRICT;

-- a file each; they stay when the account goes, and are found again when it is connected anew
CREATE TABLE archived_items (
  archive_id TEXT NOT NULL REFERENCES archives (id) ON DELETE CASCADE,
  -- the account by its provider and identity
  owner TEXT NOT NULL,
  ref TEXT NOT NULL,
  -- null, or of what is no more, where the item is not in this library
  media_id INTEGER,
  account_id TEXT,
  -- in the folder, and the same as systems compare paths that tell no case
  path TEXT NOT NULL,
  path_key TEXT NOT NULL,
  sha256 TEXT NOT NULL,
  size_bytes INTEGER NOT NULL,
  written_at INTEGER NOT NULL,
  -- held, missing, changed: as it was seen last
  state TEXT NOT NULL,
  -- what the index tells of it, as JSON
  entry TEXT NOT NULL,
  -- 1: an index in the folder is all that tells of it; its bytes were neither fetched nor compared here
  from_index INTEGER NOT NULL DEFAULT 0,
  UNIQUE (archive_id, owner, ref)
) STRICT;
CREATE INDEX archived_by_path ON archived_items (archive_id, path_key);
CREATE INDEX archived_by_media ON archived_items (media_id);
CREATE INDEX archived_by_ref ON archived_items (ref);

CREATE TRIGGER archived_added AFTER INSERT ON archived_items BEGIN
  UPDATE archived_items SET (media_id, account_id) = (
    SELECT media.id, media.account_id FROM accounts JOIN media
      ON media.account_id = accounts.id AND media.ref = new.ref
      WHERE iif(practice = 1, 'practice:', '') || provider_id || ':' || identity = new.owner)
    WHERE rowid = new.rowid AND media_id IS NULL;
  UPDATE media SET archived = (SELECT count(*) FROM archived_items
      WHERE media_id = media.id AND state = 'held')
    WHERE id = new.media_id;
END;
CREATE TRIGGER archived_changed AFTER UPDATE OF state, media_id ON archived_items BEGIN
  UPDATE media SET archived = (SELECT count(*) FROM archived_items
      WHERE media_id = media.id AND state = 'held')
    WHERE id IN (old.media_id, new.media_id);
END;
CREATE TRIGGER archived_removed AFTER DELETE ON archived_items BEGIN
  UPDATE media SET archived = (SELECT count(*) FROM archived_items
      WHERE media_id = media.id AND state = 'held')
    WHERE id = old.media_id;
END;
CREATE TRIGGER media_known_again AFTER INSERT ON media
  WHEN EXISTS (SELECT 1 FROM archived_items WHERE ref = new.ref)
BEGIN
  UPDATE archived_items SET media_id = new.id, account_id = new.account_id
    WHERE ref = new.ref AND owner = (
      SELECT iif(practice = 1, 'practice:', '') || provider_id || ':' || identity FROM accounts
        WHERE id = new.account_id);
END;

-- what is over and has no receipt, until it is cleared: archives that were filled or checked, what was saved
CREATE TABLE finished_work (
  -- as of its run, where it was one
  id TEXT PRIMARY KEY,
  ended_at INTEGER NOT NULL,
  -- the folder or file of a save on this computer; never shown to the window
  path TEXT,
  -- a person knows that it went wrong
  seen INTEGER NOT NULL DEFAULT 0,
  -- taken out of Activity
  cleared INTEGER NOT NULL DEFAULT 0,
  -- what it was and how it ended, as JSON
  facts TEXT NOT NULL
) STRICT;
CREATE INDEX finished_by_time ON finished_work (ended_at DESC, id);
`,
};
