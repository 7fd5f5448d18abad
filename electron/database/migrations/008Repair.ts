import type { Database } from '../database.ts';
import type { Migration } from '../migrate.ts';

/**
 * Steps 1 and 5 were changed after they had been committed: a library that was made in between has their
 * number, and lacks these.
 */
const columns = [
  { table: 'sync_runs', column: 'walked_at', type: 'INTEGER' },
  { table: 'upload_jobs', column: 'sha256', type: 'TEXT' },
  { table: 'upload_jobs', column: 'sent_at', type: 'INTEGER' },
  { table: 'outgoing_messages', column: 'known', type: 'TEXT' },
];
const indexes = `
CREATE INDEX IF NOT EXISTS media_sizes ON media (account_id, size_bytes) WHERE gone_at IS NULL;
CREATE INDEX IF NOT EXISTS media_unseen ON media (account_id, seen_at) WHERE gone_at IS NULL;
`;

export const repair: Migration = {
  version: 8,
  sql: (database) =>
    columns
      .filter(({ table, column }) => !has(database, table, column))
      .map(({ table, column, type }) => `ALTER TABLE ${table} ADD COLUMN ${column} ${type};`)
      .join('\n') + indexes,
};

function has(database: Database, table: string, column: string): boolean {
  const found = database.prepare('SELECT 1 FROM pragma_table_info(:table) WHERE name = :column');
  return found.get({ table, column }) !== undefined;
}
