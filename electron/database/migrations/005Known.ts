import type { Migration } from '../migrate.ts';

export const addKnown: Migration = {
  version: 5,
  sql: `
-- names at the provider of messages just like this one that were there before it, as JSON; null: not asked
ALTER TABLE outgoing_messages ADD COLUMN known TEXT;
-- the newest item that the library knew when a file was first sent: nothing that was known by then is that
-- file; null where the account had not been read whole, and while it was never sent
ALTER TABLE upload_jobs ADD COLUMN known_up_to INTEGER;
`,
};
