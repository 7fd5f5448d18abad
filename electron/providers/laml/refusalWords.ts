import type { RefusalDetail } from '../../../shared/failureDetails.ts';

/** What the providers' codes mean for who reads them (providers.md 2.7, 3.7); the rest speak for themselves. */
const meanings: Readonly<Record<string, RefusalDetail>> = {
  '11751': 'files-too-large',
  '12300': 'type-not-sendable',
  '20009': 'message-unfinished',
  '20403': 'account-suspended',
  '21211': 'receiver-unknown',
  '21602': 'nothing-to-send',
  '21603': 'sender-missing',
  '21606': 'sender-not-own',
  '21620': 'link-unusable',
  '21623': 'too-many-files',
  '30002': 'no-credit',
  '30003': 'phone-unreachable',
  '30005': 'number-unknown',
  '63019': 'file-not-fetched',
};

export function meaningOf(code: string | null): RefusalDetail | null {
  return code !== null && Object.hasOwn(meanings, code) ? (meanings[code] ?? null) : null;
}
