import type { LibraryQuery } from '../../../shared/contract/library.ts';
import type { MediaFilter, MediaSort, SortKey } from '../../../shared/query/mediaFilter.ts';
import type { Database } from '../../database/database.ts';
import { prepare } from '../../database/prepare.ts';
import { mediaSql } from './mediaSql.ts';
import { searchText } from './searchText.ts';

const columns: Readonly<Record<SortKey, string>> = {
  stored: 'stored_at',
  name: 'name_rank',
  size: 'size_bytes',
  end: 'expires_at',
  kind: 'kind',
  type: 'content_type',
  from: 'from_address',
  to: 'to_address',
  account: 'account_id',
  status: 'message_status',
  used: 'used_at',
  direction: 'direction',
  text: 'message_text',
  conversation: 'coalesce(conversation_name, conversation_ref)',
  pixels: 'width * height',
  ref: 'ref',
};

/** What is unknown is last in either direction. */
function orderOf({ by, descending }: MediaSort): string {
  const way = descending ? 'DESC' : 'ASC';
  return `${columns[by]} ${way}${descending ? '' : ' NULLS LAST'}, id DESC`;
}

interface Conditions {
  readonly where: string;
  readonly values: Readonly<Record<string, string | number>>;
}

function conditionsOf(filter: MediaFilter, sort: SortKey, now: number): Conditions {
  const where: string[] = [];
  const values: Record<string, string | number> = {};
  const add = (condition: string, name: string, value: string | number) => {
    where.push(condition);
    values[name] = value;
  };
  const like = (text: string) => `%${text.replace(/[\\%_]/g, '\\$&')}%`;
  const addressed = (column: string, name: string, text: string) =>
    add(`${column} LIKE :${name} ESCAPE '\\'`, name, like(text));
  if (filter.gone === undefined) where.push('gone_at IS NULL');
  if (filter.gone === 'only') where.push('gone_at IS NOT NULL');
  const [only, ...others] = filter.accountIds ?? [];
  if (only !== undefined && others.length === 0) {
    // With the sign the account is looked for in the index of names, which holds it, and nothing is sorted.
    add(`${sort === 'name' ? '+' : ''}account_id = :account`, 'account', only);
  } else if (filter.accountIds !== undefined) {
    const ids = JSON.stringify(filter.accountIds);
    add('account_id IN (SELECT value FROM json_each(:accounts))', 'accounts', ids);
  }
  if (filter.kinds !== undefined) {
    add('kind IN (SELECT value FROM json_each(:kinds))', 'kinds', JSON.stringify(filter.kinds));
  }
  if (filter.type !== undefined) {
    add(`content_type LIKE :type ESCAPE '\\'`, 'type', like(filter.type).slice(1));
  }
  if (filter.direction !== undefined) add('direction = :direction', 'direction', filter.direction);
  if (filter.from !== undefined) addressed('from_address', 'from', filter.from);
  if (filter.to !== undefined) addressed('to_address', 'to', filter.to);
  if (filter.person !== undefined) {
    addressed(
      `coalesce(from_address, '') || ' ' || coalesce(to_address, '')`,
      'person',
      filter.person,
    );
  }
  if (filter.status !== undefined) add('message_status = :status', 'status', filter.status);
  if (filter.storedFrom !== undefined) add('stored_at >= :since', 'since', filter.storedFrom);
  if (filter.storedBefore !== undefined) add('stored_at < :before', 'before', filter.storedBefore);
  if (filter.storedWithinMs !== undefined) {
    add('stored_at >= :within', 'within', now - filter.storedWithinMs);
  }
  if (filter.storedOverMs !== undefined) {
    add('stored_at < :over', 'over', now - filter.storedOverMs);
  }
  if (filter.minBytes !== undefined) add('size_bytes >= :least', 'least', filter.minBytes);
  if (filter.maxBytes !== undefined) add('size_bytes <= :most', 'most', filter.maxBytes);
  if (filter.endsWithinMs !== undefined) {
    where.push('gone_at IS NULL', 'expires_at > :now');
    values['now'] = now;
    add('expires_at <= :end', 'end', now + filter.endsWithinMs);
  }
  if (filter.used !== undefined) where.push(`used_at IS ${filter.used ? 'NOT ' : ''}NULL`);
  if (filter.archived === true) where.push('FALSE');
  const typed = filter.text?.trim() ?? '';
  const text = searchText(typed);
  if (text !== null) {
    add(mediaSql.matchesText, 'text', text);
  } else if (typed !== '') {
    // Signs and emoji are not words to the text index.
    add('instr(name, :typed)', 'typed', typed);
  }
  return { where: where.length === 0 ? '' : `WHERE ${where.join(' AND ')}`, values };
}

/** Ids of everything that a query finds, in its order: 8 bytes an item, so any list can be kept. */
export function orderedIds(
  database: Database,
  { filter, sort }: LibraryQuery,
  now: number,
): Float64Array {
  const { where, values } = conditionsOf(filter, sort.by, now);
  const row = prepare(database, mediaSql.orderedIds(where, orderOf(sort))).get(values) as {
    ids: string;
  };
  return Float64Array.from(JSON.parse(row.ids) as number[]);
}

/** How many items it finds. */
export function countOf(database: Database, filter: MediaFilter, now: number): number {
  const { where, values } = conditionsOf(filter, 'stored', now);
  return (prepare(database, mediaSql.countWhere(where)).get(values) as { n: number }).n;
}
