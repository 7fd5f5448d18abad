import type { RefusalClass } from '../../shared/contract/runs.ts';
import type { AccountId, MediaId } from '../../shared/ids.ts';
import type { MediaRow } from '../../shared/media.ts';
import { en } from '../strings/en.ts';
import { explain } from './explain.ts';
import { formatCount } from './format.ts';
import { titleOf } from './titleOf.ts';

/** Classes of refusals in words; `rows` are those of their first items that are known. */
export function refusedReasons(
  classes: readonly RefusalClass[],
  rows: ReadonlyMap<MediaId, MediaRow>,
  providerOf: (accountId: AccountId) => string,
  archive = false,
) {
  return classes.map(({ id, failure, items, first, mayRetry }) => {
    const known = first.flatMap((of) => rows.get(of) ?? []);
    const [row] = known;
    const provider = row === undefined ? en.shell.provider : providerOf(row.accountId);
    const { why, remedy = '' } = explain(failure, { provider, archive });
    const more = items - known.length;
    return {
      id,
      count: en.archives.items(items, formatCount(items)),
      why,
      remedy: remedy ?? '',
      names: known.map(titleOf),
      more: more > 0 ? formatCount(more) : null,
      mayRetry,
    };
  });
}
