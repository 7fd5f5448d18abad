import type { Account } from '../shared/account.ts';
import type { SyncState } from '../shared/contract.ts';
import type { AccountId } from '../shared/ids.ts';
import { client } from './client.ts';
import { en } from './strings/en.ts';
import { Banner } from './ui/Banner.tsx';
import { Button } from './ui/Button.tsx';
import { explain } from './ui/explain.ts';

interface SyncFailuresProps {
  failed: readonly SyncState[];
  accountOf: (id: AccountId) => Account | undefined;
  providerLabel: (id: AccountId) => string;
}

const retry = (accountId: AccountId) =>
  // Its outcome comes back as the account's state.
  void client.library.refresh({ accountId }).catch(() => undefined);

/** The accounts that could not be read, each with why and a way to try again. */
export function SyncFailures({ failed, accountOf, providerLabel }: SyncFailuresProps) {
  return failed.map(({ accountId, failure }) => {
    const label = accountOf(accountId)?.label ?? '';
    const told = failure === null ? null : explain(failure, { provider: providerLabel(accountId) });
    return (
      <Banner
        key={accountId}
        tone="danger"
        urgent
        title={<bdi>{en.library.syncFailed(label)}</bdi>}
        action={
          <Button size="small" onPress={() => retry(accountId)}>
            {en.shell.retry}
          </Button>
        }
      >
        {told === null ? null : `${told.title}. ${told.why} ${told.remedy}`}
      </Banner>
    );
  });
}
