import {
  Archive,
  BrushCleaning,
  ChartBar,
  Ellipsis,
  KeyRound,
  Network,
  Pencil,
  RefreshCw,
  Timer,
  Trash2,
} from 'lucide-react';
import type { Account } from '../../../shared/account.ts';
import type { AccountId } from '../../../shared/ids.ts';
import { canDelete, cleanUpBy } from '../../actions/openCleanup.ts';
import { openHoldings } from '../../actions/openHoldings.ts';
import { client, failureOf } from '../../bridge/client.ts';
import { accountIndex } from '../../stores/accounts/accountIndex.ts';
import {
  allAccounts,
  countOf,
  readingOf,
  useAccounts,
} from '../../stores/accounts/accountsStore.ts';
import { openDialog } from '../../stores/dialogs/dialogStore.ts';
import { sayFailure } from '../../stores/notices/sayFailure.ts';
import { accountInView, change, showAccount, useView } from '../../stores/view/viewStore.ts';
import { en } from '../../strings/en.ts';
import { formatCount, initialOf } from '../../text/format.ts';
import { accountColour } from '../../ui/accountColour.ts';
import { IconButton } from '../../ui/Button.tsx';
import { MenuButton, type MenuEntry } from '../../ui/menu/Menu.tsx';
import styles from './AccountList.module.css';
import { healthOf } from './healthOf.ts';

const words = en.accounts;

const connection: MenuEntry = {
  id: 'connection',
  label: en.network.menu,
  icon: <Network aria-hidden />,
  run: () => openDialog({ kind: 'connection' }),
};

function select(accountId: AccountId): void {
  showAccount(accountId);
  change({ drawer: 'none' });
}

export function AccountList() {
  const accounts = useAccounts(allAccounts);
  const selected = useView(accountInView);
  return (
    <ul className={styles.list}>
      {accounts.map((account) => (
        <AccountRow key={account.id} account={account} current={selected === account.id} />
      ))}
    </ul>
  );
}

interface AccountRowProps {
  account: Account;
  current: boolean;
}

function AccountRow({ account, current }: AccountRowProps) {
  const sync = useAccounts(readingOf(account.id));
  const count = useAccounts(countOf(account.id));
  const health = healthOf(account, sync);
  return (
    <li className={styles.row}>
      <button
        type="button"
        className={styles.account}
        aria-current={current}
        title={`${account.practice ? words.practiceHint : account.identity}\n${health.text}`}
        onClick={() => select(account.id)}
      >
        <span
          className={styles.mark}
          style={{ backgroundColor: accountColour(account.colour) }}
          aria-hidden
        >
          {initialOf(account.label)}
          <span className={`${styles.dot} ${styles[health.tone]}`} />
        </span>
        <span className={styles.words}>
          <span className={styles.label}>
            <bdi>{account.label}</bdi>
          </span>{' '}
          <span className={styles.health}>
            {account.practice ? <span className={styles.practice}>{words.practice}</span> : null}{' '}
            {account.practice && health.tone === 'good' ? null : health.text}
          </span>
        </span>{' '}
        {count === undefined ? null : (
          <span className={styles.count}>{formatCount(count.total)}</span>
        )}
      </button>
      <span className={styles.menu}>
        <MenuButton
          trigger={
            <IconButton size="small" label={words.menu(account.label)}>
              <Ellipsis />
            </IconButton>
          }
          entries={entriesOf(account)}
        />
      </span>
    </li>
  );
}

async function refresh(account: Account): Promise<void> {
  try {
    await client.library.refresh({ accountId: account.id });
  } catch (error) {
    const provider = accountIndex().providerLabel(account.id);
    sayFailure(failureOf(error), { provider });
  }
}

function entriesOf(account: Account): readonly (MenuEntry | 'separator')[] {
  const { id: accountId } = account;
  const replace: MenuEntry = {
    id: 'replace',
    label: words.replaceSecret,
    icon: <KeyRound aria-hidden />,
    run: () => openDialog({ kind: 'replace-secret', accountId }),
  };
  const cleanUp: MenuEntry = {
    id: 'clean-up',
    label: en.cleanup.action,
    icon: <BrushCleaning aria-hidden />,
    run: () => cleanUpBy({ accountIds: [accountId] }),
  };
  return [
    {
      id: 'refresh',
      label: words.refresh,
      icon: <RefreshCw aria-hidden />,
      run: () => void refresh(account),
    },
    {
      id: 'rename',
      label: words.rename,
      icon: <Pencil aria-hidden />,
      run: () => openDialog({ kind: 'rename-account', accountId }),
    },
    {
      id: 'retention',
      label: words.retention,
      icon: <Timer aria-hidden />,
      run: () => openDialog({ kind: 'settings', at: 'retention' }),
    },
    ...(account.practice ? [] : [replace, connection]),
    'separator',
    {
      id: 'holdings',
      label: en.holdings.action,
      icon: <ChartBar aria-hidden />,
      run: () => openHoldings({ accountIds: [accountId] }),
    },
    {
      id: 'archive',
      label: en.archives.ofAccount,
      icon: <Archive aria-hidden />,
      run: () =>
        openDialog({
          kind: 'archive',
          what: { kind: 'filter', filter: { accountIds: [accountId] }, title: account.label },
        }),
    },
    ...(canDelete(accountId) ? [cleanUp] : []),
    'separator',
    {
      id: 'remove',
      label: words.remove,
      icon: <Trash2 aria-hidden />,
      dangerous: true,
      run: () => openDialog({ kind: 'remove-account', accountId }),
    },
  ];
}
