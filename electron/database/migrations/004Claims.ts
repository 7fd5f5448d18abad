import type { Migration } from '../migrate.ts';

export const addClaims: Migration = {
  version: 4,
  sql: `
-- items of uploads that were cleared: an upload in doubt is never taken for one of them
CREATE TABLE upload_claims (
  media_id INTEGER PRIMARY KEY,
  stored_at INTEGER NOT NULL
) STRICT;
`,
};
