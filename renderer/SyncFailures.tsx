import type { SyncState } from '../shared/contract.ts';
import type { AccountId } from '../shared/ids.ts';
import { client } from './client.ts';
import { en } from './strings/en.ts';
import { Banner } from './ui/Banner.tsx';
import { Button } from './ui/Button.tsx';
import { explain } from './ui/explain.ts';

interface SyncFailuresProps {
  failed: readonly SyncState[];
  accountLabel: (id: AccountId) => string;
  providerLabel: (id: AccountId) => string;
}

const retry = (accountId: AccountId) =>
  // Its outcome comes back as the account's state.
  void client.library.refresh({ accountId }).catch(() => undefined);

/** The accounts that could not be read, why, and a way to try again; one banner for them all. */
export function SyncFailures({ failed, accountLabel, providerLabel }: SyncFailuresProps) {
  const [first] = failed;
  if (first === undefined) return null;
  const provider = providerLabel(first.accountId);
  const told = first.failure === null ? null : explain(first.failure, { provider });
  const labels = failed.map(({ accountId }) => accountLabel(accountId));
  return (
    <Banner
      tone="danger"
      urgent
      title={<bdi>{en.library.syncFailed(labels)}</bdi>}
      action={
        <Button
          size="small"
          onPress={() => {
            for (const { accountId } of failed) retry(accountId);
          }}
        >
          {en.shell.retry}
        </Button>
      }
    >
      {told === null ? null : `${told.title}. ${told.why} ${told.remedy}`}
    </Banner>
  );
}
