import type { Named } from '../../../shared/contract/parts/parts.ts';
import type { AccountId } from '../../../shared/ids.ts';
import type { MediaRow } from '../../../shared/media.ts';
import { client } from '../../bridge/client.ts';
import { named } from '../../bridge/named.ts';
import { type Chosen, isLivingAt, mostRows, type RuleOf } from './chosen.ts';

/** What something is done with: items that live and are of some accounts. */
export interface Target {
  /** All of them, or the first few. */
  readonly rows: readonly MediaRow[];
  readonly count: number;
  readonly accountIds: readonly AccountId[];
  /** Where the rows are not all: the token under which the main process knows which. */
  readonly kept: string | null;
  /** Those too that an archive alone has. */
  readonly copies?: true;
  /** Those too that only a file of this computer has. */
  readonly originals?: true;
}

/** Where the bytes of an item may be when its provider has them no more. */
export type Elsewhere = 'archives' | 'originals';

/** Those of what is chosen that live and are of these accounts, and those whose bytes are elsewhere. */
export function targetOf(
  { rows, kept }: Chosen,
  { count, accountIds }: { readonly count: number; readonly accountIds: readonly AccountId[] },
  ruleOf: RuleOf,
  now: number,
  alsoFrom: readonly Elsewhere[] = [],
): Target {
  const archived = alsoFrom.includes('archives');
  const original = alsoFrom.includes('originals');
  const isElsewhere = (row: MediaRow) =>
    (archived && row.archived) || (original && row.original === true);
  const theirs = rows.filter(
    (row) =>
      accountIds.includes(row.accountId) && (isLivingAt(row, ruleOf, now) || isElsewhere(row)),
  );
  if (kept === null) return { rows: theirs, count: theirs.length, accountIds, kept: null };
  return {
    ...{ rows: theirs, count, accountIds, kept: kept.token },
    ...(archived && { copies: true }),
    ...(original && { originals: true }),
  };
}

/** As a call names it. */
export async function nameOf(target: Target): Promise<Named> {
  const { rows, accountIds, kept, copies, originals } = target;
  if (kept === null) return named(rows.map(({ id }) => id));
  const from = { ...(copies && { copies }), ...(originals && { originals }) };
  return { chosen: kept, accountIds: [...accountIds], ...from };
}

/** The rows of a target that has no more of them than are known one by one. */
export async function rowsOf({ rows, accountIds, kept }: Target): Promise<readonly MediaRow[]> {
  if (kept === null) return rows;
  const portion = { chosen: kept, accountIds: [...accountIds], start: 0, count: mostRows };
  return client.library.chosenRows(portion);
}
