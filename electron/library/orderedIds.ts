import type { LibraryQuery } from '../../shared/contract/library.ts';
import type { Database } from '../database/database.ts';
import { prepare } from '../database/prepare.ts';
import { mediaSql } from './mediaSql.ts';
import { searchText } from './searchText.ts';

const orders: Readonly<Record<LibraryQuery['sort'], string>> = {
  newest: 'stored_at DESC, id DESC',
  oldest: 'stored_at ASC NULLS LAST, id ASC',
  name: 'name_rank ASC, id DESC',
  largest: 'size_bytes DESC, id DESC',
  expiring: 'expires_at ASC NULLS LAST, id DESC',
};

/** Ids of everything that a query finds, in its order: 8 bytes an item, so any list can be kept. */
export function orderedIds(database: Database, query: LibraryQuery, now: number): Float64Array {
  const where: string[] = [];
  const values: Record<string, string | number> = {};
  const add = (condition: string, name: string, value: string | number) => {
    where.push(condition);
    values[name] = value;
  };
  if (!query.includeGone) where.push('gone_at IS NULL');
  const sort = query.expiringWithinMs === null ? query.sort : 'expiring';
  if (query.accountId !== null) {
    // With the sign the account is looked for in the index of names, which holds it, and nothing is sorted.
    add(`${sort === 'name' ? '+' : ''}account_id = :account`, 'account', query.accountId);
  }
  if (query.kinds !== null) {
    add('kind IN (SELECT value FROM json_each(:kinds))', 'kinds', JSON.stringify(query.kinds));
  }
  if (query.direction !== undefined) add('direction = :direction', 'direction', query.direction);
  if (query.expiringWithinMs !== null) {
    where.push('gone_at IS NULL', 'expires_at > :now');
    values['now'] = now;
    add('expires_at <= :end', 'end', now + query.expiringWithinMs);
  }
  const text = searchText(query.search);
  const typed = query.search.trim();
  if (text !== null) {
    add(mediaSql.matchesText, 'text', text);
  } else if (typed !== '') {
    // Signs and emoji are not words to the text index.
    add('instr(name, :typed)', 'typed', typed);
  }
  const order = orders[sort];
  const condition = where.length === 0 ? '' : `WHERE ${where.join(' AND ')}`;
  const row = prepare(database, mediaSql.orderedIds(condition, order)).get(values) as {
    ids: string;
  };
  return Float64Array.from(JSON.parse(row.ids) as number[]);
}
