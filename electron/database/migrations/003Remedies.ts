import type { Migration } from '../migrate.ts';

export const addRemedies: Migration = {
  version: 3,
  sql: `
-- the file that a job's own was made from, as JSON: where it is, and whether that is a copy of ours
ALTER TABLE upload_jobs ADD COLUMN original TEXT;
-- what was uploaded from here is known by its bytes
CREATE INDEX media_by_content ON media (account_id, size_bytes, sha256)
  WHERE gone_at IS NULL AND sha256 IS NOT NULL;
`,
};
