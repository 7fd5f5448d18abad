import type { Recognised } from '../../../shared/contract/linkChecks.ts';
import type { AccountId } from '../../../shared/ids.ts';
import { en } from '../../strings/en.ts';

const words = en.checks.fresh;

/** What is said of a link by which no item is known. */
export function whoseLink(
  whose: Exclude<Recognised, { kind: 'item' }>,
  accountLabel: (id: AccountId) => string,
): string {
  switch (whose.kind) {
    case 'unknown-item':
      return words.unknownItem(accountLabel(whose.accountId));
    case 'unnamed':
      return words.unnamedItem(accountLabel(whose.accountId));
    case 'not-connected':
      return words.notConnected(whose.provider);
    case 'foreign':
      return words.foreign(whose.host);
    case 'no-link':
      return words.noLink;
    default:
      return whose satisfies never;
  }
}
