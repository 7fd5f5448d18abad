import type { LibraryQuery } from '../../../shared/contract/library.ts';
import type { MediaFilter } from '../../../shared/query/mediaFilter.ts';
import type { Database } from '../../database/database.ts';
import { prepare } from '../../database/prepare.ts';
import { mediaSql } from './mediaSql.ts';

const plainKeys: ReadonlySet<string> = new Set<keyof MediaFilter>(['accountIds', 'kinds', 'gone']);

/** Whether an index of the database answers it alone, in a library that was not read into memory yet. */
export function isPlain({ filter, sort }: LibraryQuery): boolean {
  const keys = Object.entries(filter).flatMap(([key, value]) => (value === undefined ? [] : [key]));
  return sort.by === 'stored' && keys.every((key) => plainKeys.has(key));
}

interface Conditions {
  readonly where: string;
  readonly values: Readonly<Record<string, string | number>>;
}

function conditionsOf({ filter }: LibraryQuery): Conditions {
  const where: string[] = [];
  const values: Record<string, string | number> = {};
  const add = (condition: string, name: string, value: string | number) => {
    where.push(condition);
    values[name] = value;
  };
  if (filter.gone === undefined) where.push('gone_at IS NULL');
  if (filter.gone === 'only') where.push('gone_at IS NOT NULL');
  const [only, ...others] = filter.accountIds ?? [];
  if (only !== undefined && others.length === 0) {
    add('account_id = :account', 'account', only);
  } else if (filter.accountIds !== undefined) {
    const ids = JSON.stringify(filter.accountIds);
    add('account_id IN (SELECT value FROM json_each(:accounts))', 'accounts', ids);
  }
  if (filter.kinds !== undefined) {
    add('kind IN (SELECT value FROM json_each(:kinds))', 'kinds', JSON.stringify(filter.kinds));
  }
  return { where: where.length === 0 ? '' : `WHERE ${where.join(' AND ')}`, values };
}

/** Ids of everything that a plain query finds, in its order, by SQL alone. */
export function orderedIds(database: Database, query: LibraryQuery): Float64Array {
  const { where, values } = conditionsOf(query);
  // What is unknown is last in either direction.
  const way = query.sort.descending ? 'DESC' : 'ASC NULLS LAST';
  const sql = mediaSql.orderedIds(where, `stored_at ${way}, id DESC`);
  const row = prepare(database, sql).get(values) as { ids: string };
  return Float64Array.from(JSON.parse(row.ids) as number[]);
}
