import type { Migration } from '../migrate.ts';

export const addNameRanks: Migration = {
  version: 9,
  sql: `
-- where the name stands among all names in the order of the person's language, as a text that sorts by its
-- bytes; 'ffff' before it was looked at, '~' for an item without a name
ALTER TABLE media ADD COLUMN name_rank TEXT NOT NULL DEFAULT 'ffff';
UPDATE media SET name_rank = '~' WHERE name IS NULL;
-- answers a library by name from the index alone, also one of an account or of a kind
CREATE INDEX media_by_name ON media (name_rank, id DESC, gone_at, account_id, kind);
`,
};
