import type { Migration } from '../migrate.ts';

export const addRemovals: Migration = {
  version: 7,
  sql: `
-- all that a person confirmed to be removed at once
CREATE TABLE removal_runs (
  id TEXT PRIMARY KEY,
  begun_at INTEGER NOT NULL,
  -- writing: not all of its jobs are written, so that none is begun; running; stopped: by a person
  phase TEXT NOT NULL,
  -- items: all of them, and what became of those that are over
  items INTEGER NOT NULL,
  gone INTEGER NOT NULL,
  failed INTEGER NOT NULL,
  kept INTEGER NOT NULL
) STRICT;

-- one request each: an item, or a message with all that it carries
CREATE TABLE removal_jobs (
  id TEXT PRIMARY KEY,
  run_id TEXT NOT NULL REFERENCES removal_runs (id) ON DELETE CASCADE,
  account_id TEXT NOT NULL REFERENCES accounts (id) ON DELETE CASCADE,
  state TEXT NOT NULL,
  -- the whole RemovalJob as JSON
  job TEXT NOT NULL
) STRICT;
CREATE INDEX removal_jobs_by_run ON removal_jobs (run_id, state);
CREATE INDEX removal_jobs_by_account ON removal_jobs (account_id);
`,
};
