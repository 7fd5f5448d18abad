import type { AccountId } from '../../../shared/ids.ts';
import { client } from '../../bridge/client.ts';
import { useAccountIndex } from '../../stores/accounts/accountIndex.ts';
import { useFailedReadings } from '../../stores/accounts/accountsInView.ts';
import { openDialog } from '../../stores/dialogs/dialogStore.ts';
import { en } from '../../strings/en.ts';
import { explain } from '../../text/explain.ts';
import { isOfTheWay } from '../../text/ofTheWay.ts';
import { Banner } from '../../ui/Banner.tsx';
import { Button } from '../../ui/Button.tsx';

const retry = (accountId: AccountId) =>
  // Its outcome comes back as the account's state.
  void client.library.refresh({ accountId }).catch(() => undefined);

/** The accounts that could not be read, why, and a way to try again; one banner for them all. */
export function SyncFailures() {
  const failed = useFailedReadings();
  const { accounts, accountLabel, providerLabel } = useAccountIndex();
  const [first] = failed;
  if (first === undefined) return null;
  const provider = providerLabel(first.accountId);
  const told = first.failure === null ? null : explain(first.failure, { provider });
  // What reads an account again cannot help where its secret is refused.
  const refused = failed.find(({ failure }) => failure?.kind === 'unauthorized')?.accountId;
  const refusedOne = accounts.find(({ id, practice }) => id === refused && !practice);
  // Nor where what lies between wants something.
  const ofTheWay = failed.some(({ failure }) => failure !== null && isOfTheWay(failure));
  const labels = failed.map(({ accountId }) => accountLabel(accountId));
  return (
    <Banner
      tone="danger"
      urgent
      title={<bdi>{en.library.syncFailed(labels)}</bdi>}
      action={
        <>
          {refusedOne === undefined ? null : (
            <Button
              size="small"
              onPress={() => openDialog({ kind: 'replace-secret', accountId: refusedOne.id })}
            >
              {en.accounts.replaceSecret}
            </Button>
          )}
          {ofTheWay ? (
            <Button size="small" onPress={() => openDialog({ kind: 'connection' })}>
              {en.network.change}
            </Button>
          ) : null}
          <Button
            size="small"
            onPress={() => {
              for (const { accountId } of failed) retry(accountId);
            }}
          >
            {en.shell.retry}
          </Button>
        </>
      }
    >
      {told === null ? null : `${told.title}. ${told.why} ${told.remedy}`}
    </Banner>
  );
}
