import type { SyncState } from '../../../shared/contract/library.ts';
import type { AccountId } from '../../../shared/ids.ts';
import { client } from '../../bridge/client.ts';
import { useAccountIndex } from '../../stores/accounts/accountIndex.ts';
import { useFailedReadings } from '../../stores/accounts/accountsInView.ts';
import { openDialog } from '../../stores/dialogs/dialogStore.ts';
import { en } from '../../strings/en.ts';
import { formatInstant } from '../../text/format.ts';
import { nextMidnight } from '../../text/nextMidnight.ts';
import { isOfTheWay } from '../../text/ofTheWay.ts';
import { Banner } from '../../ui/Banner.tsx';
import { Button } from '../../ui/Button.tsx';
import { Exact } from '../../ui/time/Exact.tsx';
import { useNow } from '../../ui/time/useNow.ts';
import { failuresText } from './failuresText.ts';

const retry = (accountId: AccountId) =>
  // Its outcome comes back as the account's state.
  void client.library.refresh({ accountId }).catch(() => undefined);

/** The accounts that could not be read, why, and a way to try again; one banner for them all. */
export function SyncFailures() {
  const failed = useFailedReadings();
  return failed.length === 0 ? null : <Failures failed={failed} />;
}

function Failures({ failed }: { failed: readonly SyncState[] }) {
  const index = useAccountIndex();
  const { accounts } = index;
  const now = useNow(nextMidnight);
  // What reads an account again cannot help where its secret is refused.
  const refused = failed.find(({ failure }) => failure?.kind === 'unauthorized')?.accountId;
  const refusedOne = accounts.find(({ id, practice }) => id === refused && !practice);
  // Nor where what lies between wants something.
  const ofTheWay = failed.some(({ failure }) => failure !== null && isOfTheWay(failure));
  const { title, text, asOf } = failuresText(failed, index);
  const shown = asOf === null ? null : en.library.asOf(formatInstant(asOf, now));
  return (
    <Banner
      tone="danger"
      urgent
      title={<bdi>{title}</bdi>}
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
      {text} {asOf === null || shown === null ? null : <Exact at={asOf} text={shown} />}
    </Banner>
  );
}
