import type { Migration } from '../migrate.ts';

export const addUnread: Migration = {
  version: 6,
  sql: `
-- entries of the provider's list that could not be read: of the last whole reading, and of the one under way
ALTER TABLE sync_runs ADD COLUMN unread INTEGER NOT NULL DEFAULT 0;
ALTER TABLE sync_runs ADD COLUMN unread_so_far INTEGER NOT NULL DEFAULT 0;
`,
};
