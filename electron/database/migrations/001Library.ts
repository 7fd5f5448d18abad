import type { Migration } from '../migrate.ts';

export const addLibrary: Migration = {
  version: 1,
  sql: `
CREATE TABLE accounts (
  id TEXT PRIMARY KEY,
  provider_id TEXT NOT NULL,
  label TEXT NOT NULL,
  identity TEXT NOT NULL,
  practice INTEGER NOT NULL,
  secret_place TEXT NOT NULL,
  -- declared fields that are not secret, as JSON
  public_fields TEXT NOT NULL,
  connected_at INTEGER NOT NULL
) STRICT;

CREATE TABLE media (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  account_id TEXT NOT NULL REFERENCES accounts (id) ON DELETE CASCADE,
  ref TEXT NOT NULL,
  message_ref TEXT,
  direction TEXT,
  name TEXT,
  content_type TEXT,
  kind TEXT NOT NULL,
  size_bytes INTEGER,
  sha256 TEXT,
  link_url TEXT,
  stored_at INTEGER,
  used_at INTEGER,
  -- worked out by shared/retention.ts whenever the row is written
  expires_at INTEGER,
  seen_at INTEGER NOT NULL,
  gone_at INTEGER,
  UNIQUE (account_id, ref)
) STRICT;
-- these three answer the gallery and its counts from the index alone
CREATE INDEX media_by_age ON media (account_id, stored_at DESC, id DESC, kind) WHERE gone_at IS NULL;
CREATE INDEX media_newest ON media (stored_at DESC, id DESC, kind) WHERE gone_at IS NULL;
CREATE INDEX media_sizes ON media (account_id, size_bytes) WHERE gone_at IS NULL;
CREATE INDEX media_by_end ON media (expires_at, seen_at, account_id) WHERE gone_at IS NULL;
CREATE INDEX media_unseen ON media (account_id, seen_at) WHERE gone_at IS NULL;

CREATE VIRTUAL TABLE media_text USING fts5 (
  name, content = 'media', content_rowid = 'id', prefix = '2 3', tokenize = 'unicode61 remove_diacritics 2'
);
CREATE TRIGGER media_text_insert AFTER INSERT ON media BEGIN
  INSERT INTO media_text (rowid, name) VALUES (new.id, new.name);
END;
CREATE TRIGGER media_text_delete AFTER DELETE ON media BEGIN
  INSERT INTO media_text (media_text, rowid, name) VALUES ('delete', old.id, old.name);
END;
CREATE TRIGGER media_text_update AFTER UPDATE OF name ON media WHEN old.name IS NOT new.name BEGIN
  INSERT INTO media_text (media_text, rowid, name) VALUES ('delete', old.id, old.name);
  INSERT INTO media_text (rowid, name) VALUES (new.id, new.name);
END;

CREATE TABLE sync_runs (
  account_id TEXT PRIMARY KEY REFERENCES accounts (id) ON DELETE CASCADE,
  -- where a stopped walk goes on; null when none is under way
  cursor TEXT,
  started_at INTEGER,
  -- the last refresh that succeeded, and the last that walked the whole list
  finished_at INTEGER,
  walked_at INTEGER
) STRICT;

CREATE TABLE upload_jobs (
  id TEXT PRIMARY KEY,
  account_id TEXT NOT NULL REFERENCES accounts (id) ON DELETE CASCADE,
  batch_id TEXT NOT NULL,
  position INTEGER NOT NULL,
  -- where the bytes are read from; never shown to the window
  path TEXT NOT NULL,
  -- 1 when path is a private copy of ours, to be removed with the job
  spooled INTEGER NOT NULL,
  -- what was checked, to notice a file that changed before it was sent
  mtime_ms REAL,
  -- of the bytes that were let go last, and since when, to find them at the provider again
  sha256 TEXT,
  sent_at INTEGER,
  added_at INTEGER NOT NULL,
  state TEXT NOT NULL,
  -- the whole UploadJob as JSON
  job TEXT NOT NULL
) STRICT;
CREATE INDEX upload_jobs_by_batch ON upload_jobs (batch_id, position);

CREATE TABLE settings (key TEXT PRIMARY KEY, value TEXT NOT NULL) STRICT;
`,
};
