export const claimsSchema = `
-- items of uploads that were cleared: an upload in doubt is never taken for one of them
CREATE TABLE upload_claims (
  media_id INTEGER PRIMARY KEY,
  stored_at INTEGER NOT NULL
) STRICT;
`;
