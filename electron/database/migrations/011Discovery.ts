import type { Migration } from '../migrate.ts';

export const addDiscovery: Migration = {
  version: 11,
  sql: `
-- what the message that carries it says, and what its people and its conversation are called
ALTER TABLE media ADD COLUMN message_text TEXT;
ALTER TABLE media ADD COLUMN from_name TEXT;
ALTER TABLE media ADD COLUMN to_name TEXT;
ALTER TABLE media ADD COLUMN conversation_ref TEXT;
ALTER TABLE media ADD COLUMN conversation_name TEXT;
-- what looking at it told: pixels, upright; ms; a thumbhash in base64
ALTER TABLE media ADD COLUMN width INTEGER;
ALTER TABLE media ADD COLUMN height INTEGER;
ALTER TABLE media ADD COLUMN duration_ms INTEGER;
ALTER TABLE media ADD COLUMN placeholder TEXT;
-- an account keeps the colour that it had by its position, whichever accounts come and go
ALTER TABLE accounts ADD COLUMN colour INTEGER NOT NULL DEFAULT 0;
UPDATE accounts SET colour = (SELECT count(*) FROM accounts AS other
  WHERE (other.connected_at, other.id) < (accounts.connected_at, accounts.id)) % 8;
`,
};
