import type { Account } from '../../../shared/account.ts';
import type { SyncState } from '../../../shared/contract/library.ts';
import { en } from '../../strings/en.ts';
import { formatCount } from '../../text/format.ts';

export interface Health {
  readonly tone: 'good' | 'partly' | 'busy' | 'bad' | 'unknown';
  readonly text: string;
}

/** How an account does, for its dot and the words behind it. */
export function healthOf(account: Account, sync: SyncState | undefined): Health {
  const words = en.accounts.health;
  if (sync === undefined) return { tone: 'unknown', text: words.never };
  if (sync.state === 'failed') return { tone: 'bad', text: words.failed };
  if (sync.state === 'syncing') {
    const { seen, total } = sync;
    const text =
      total === null ? words.syncing : words.syncingOf(formatCount(seen), formatCount(total));
    return { tone: 'busy', text };
  }
  if (sync.unread > 0)
    return { tone: 'partly', text: words.unread(sync.unread, formatCount(sync.unread)) };
  if (account.secretStore === 'session') return { tone: 'good', text: words.sessionOnly };
  return { tone: 'good', text: sync.finishedAt === null ? words.never : words.idle };
}
