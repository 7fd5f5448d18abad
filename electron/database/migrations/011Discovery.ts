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

-- items that changed or were deleted, for who keeps facts of all items in memory; new ones are known by their
-- ids. Forgotten at each start
CREATE TABLE media_changes (seq INTEGER PRIMARY KEY AUTOINCREMENT, media_id INTEGER NOT NULL) STRICT;
CREATE TRIGGER media_changed AFTER UPDATE OF account_id, ref, message_ref, direction, name, content_type, kind,
  size_bytes, from_address, to_address, message_status, stored_at, used_at, expires_at, gone_at, name_rank,
  message_text, from_name, to_name, conversation_ref, conversation_name, width, height ON media
BEGIN INSERT INTO media_changes (media_id) VALUES (new.id); END;
CREATE TRIGGER media_deleted AFTER DELETE ON media
BEGIN INSERT INTO media_changes (media_id) VALUES (old.id); END;

-- lists and counts are answered in memory, so that these say no more than where a name belongs, which is the newest
-- item, and what an account holds
DROP INDEX media_by_name;
CREATE INDEX media_by_name ON media (name_rank) WHERE name_rank <> '~';
DROP INDEX media_sizes;
DROP INDEX media_by_age;
CREATE INDEX media_by_age ON media (account_id, stored_at DESC, id DESC, kind, size_bytes) WHERE gone_at IS NULL;
DROP INDEX media_by_end;
CREATE INDEX media_by_end ON media (expires_at, seen_at, account_id) WHERE gone_at IS NULL AND expires_at IS NOT NULL;

-- what a message carries is told with what of it is gone
DROP INDEX media_by_message;
CREATE INDEX media_by_message ON media (account_id, message_ref) WHERE message_ref IS NOT NULL;

-- texts are searched in memory
DROP TRIGGER media_text_insert;
DROP TRIGGER media_text_delete;
DROP TRIGGER media_text_update;
DROP TABLE media_text;
-- an account keeps the colour that it had by its position, whichever accounts come and go
ALTER TABLE accounts ADD COLUMN colour INTEGER NOT NULL DEFAULT 0;
UPDATE accounts SET colour = (SELECT count(*) FROM accounts AS other
  WHERE (other.connected_at, other.id) < (accounts.connected_at, accounts.id)) % 8;
`,
};
