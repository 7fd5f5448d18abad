import type { Migration } from '../migrate.ts';

export const addMessages: Migration = {
  version: 2,
  sql: `
ALTER TABLE media ADD COLUMN from_address TEXT;
ALTER TABLE media ADD COLUMN to_address TEXT;
ALTER TABLE media ADD COLUMN message_status TEXT;
-- what goes with a message when it is removed
CREATE INDEX media_by_message ON media (account_id, message_ref)
  WHERE gone_at IS NULL AND message_ref IS NOT NULL;
-- who was seen to send
CREATE INDEX media_senders ON media (account_id, from_address)
  WHERE direction = 'outbound' AND from_address IS NOT NULL;

CREATE TABLE outgoing_messages (
  id TEXT PRIMARY KEY,
  account_id TEXT NOT NULL REFERENCES accounts (id) ON DELETE CASCADE,
  created_at INTEGER NOT NULL,
  -- when the last bytes were let go, to find it at the provider again
  sent_at INTEGER,
  state TEXT NOT NULL,
  -- the provider's name of it: one that was claimed is not taken for another in doubt
  message_ref TEXT,
  -- the whole MessageRow as JSON
  message TEXT NOT NULL,
  -- links and refs of its media as JSON; null once they are of no more use, since links are secrets
  media TEXT
) STRICT;
CREATE INDEX outgoing_messages_by_age ON outgoing_messages (created_at DESC);
CREATE INDEX outgoing_messages_by_ref ON outgoing_messages (account_id, message_ref);
`,
};
