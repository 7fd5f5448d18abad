import type { SyncState } from '../../../shared/contract/library.ts';
import type { AccountIndex } from '../../stores/accounts/accountIndex.ts';
import { en } from '../../strings/en.ts';
import { explain } from '../../text/explain.ts';

export interface FailuresText {
  readonly title: string;
  /** What there is to say beside the button; null where the title says it. */
  readonly text: string | null;
  /** As of when the oldest of what is shown was read; null when one of the accounts never was. */
  readonly asOf: number | null;
}

type Index = Pick<AccountIndex, 'accounts' | 'accountLabel' | 'providerLabel'>;

/** Says why accounts could not be read, as briefly as their number allows. */
export function failuresText(failed: readonly SyncState[], index: Index): FailuresText {
  const words = en.library;
  const reads = failed.map(({ finishedAt }) => finishedAt);
  const known = reads.filter((at) => at !== null);
  const asOf = known.length === reads.length ? Math.min(...known) : null;
  const labels = failed.map(({ accountId }) => index.accountLabel(accountId));
  const [first] = failed;
  if (first?.failure == null) return { title: words.syncFailed(labels), text: null, asOf };
  const { failure, accountId } = first;
  const told = explain(failure, { provider: index.providerLabel(accountId) });
  if (failed.every((one) => one.failure?.kind === 'offline')) {
    return { title: `${told.title}.`, text: null, asOf };
  }
  const alone = index.accounts.length === 1;
  if (failed.length > 1) {
    return { title: words.syncFailed(labels), text: sharedReason(failed, index), asOf };
  }
  const label = labels.join();
  // An account that is called as its provider is named by the reason already.
  const named = alone || told.title.startsWith(label);
  const title = named ? `${told.title}.` : words.syncFailedIn(label, told.title);
  return { title, text: failure.kind === 'unauthorized' ? null : told.why, asOf };
}

/** Why none of them could be read, where that is the same of all. */
function sharedReason(failed: readonly SyncState[], index: Index): string | null {
  const reasons = failed.map(({ accountId, failure }) => {
    if (failure === null) return null;
    const { title, why } = explain(failure, { provider: index.providerLabel(accountId) });
    return `${title}. ${why}`;
  });
  const [first = null] = reasons;
  return reasons.every((reason) => reason === first) ? first : null;
}
