import type { AccountId } from '../../../shared/ids.ts';
import { client } from '../../bridge/client.ts';
import { putLinkAccess, useAccounts } from './accountsStore.ts';

/** Which reading of an account its links were last asked for after. */
const askedAfter = new Map<AccountId, number>();

async function ask(accountId: AccountId): Promise<void> {
  try {
    const { access } = await client.library.linksOf({ accountId });
    if (access !== null) putLinkAccess(accountId, access);
  } catch {
    // What was known stays; the next reading asks again.
  }
}

/**
 * Asks after each reading of an account whose settings decide about its links what they are, so that
 * nothing is offered that must fail. To be called once; returns what ends it.
 */
export function learnLinks(): () => void {
  const look = () => {
    const { accounts, providers, syncStates } = useAccounts.getState();
    for (const { id, providerId } of accounts) {
      const kind = providers.find((one) => one.id === providerId)?.capabilities.link?.kind;
      if (kind !== 'unless-protected' && kind !== 'usually-temporary') continue;
      const { state, finishedAt } = syncStates[id] ?? { state: 'syncing', finishedAt: null };
      if (state !== 'idle' || finishedAt === null || askedAfter.get(id) === finishedAt) continue;
      askedAfter.set(id, finishedAt);
      void ask(id);
    }
  };
  look();
  return useAccounts.subscribe(look);
}
