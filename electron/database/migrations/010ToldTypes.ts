import type { Migration } from '../migrate.ts';

export const addToldTypes: Migration = {
  version: 10,
  sql: `
-- what the first bytes said of an item whose declared type says nothing; NULL until they were looked at, empty
-- where they said nothing either
ALTER TABLE media ADD COLUMN told_type TEXT;
`,
};
