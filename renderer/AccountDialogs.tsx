import type { Account } from '../shared/account.ts';
import type { AccountTask } from './features/accounts/AccountList.tsx';
import { ConnectDialog } from './features/accounts/ConnectDialog.tsx';
import { RemoveDialog } from './features/accounts/RemoveDialog.tsx';
import { RenameDialog } from './features/accounts/RenameDialog.tsx';
import { ReplaceSecretDialog } from './features/accounts/ReplaceSecretDialog.tsx';
import { useAccounts } from './stores/accounts/accountsStore.ts';
import { useAppFacts } from './stores/appStore.ts';
import { change } from './stores/viewStore.ts';

/** What is being done with accounts; `null` when nothing is. */
export type AccountWork =
  | null
  | { readonly task: 'connect' }
  | { readonly task: AccountTask; readonly account: Account };

interface AccountDialogsProps {
  work: AccountWork;
  onClose: () => void;
}

export function AccountDialogs({ work, onClose }: AccountDialogsProps) {
  const providers = useAccounts((state) => state.providers);
  const keychain = useAppFacts((facts) => facts.keychain);
  if (work === null) return null;
  if (work.task === 'connect') {
    return (
      <ConnectDialog
        providers={providers}
        keychain={keychain}
        onClose={onClose}
        onConnected={(account) => {
          change({ accountId: account.id, name: 'all', search: '' });
          onClose();
        }}
      />
    );
  }
  const { account, task } = work;
  const provider = providers.find(({ id }) => id === account.providerId);
  if (task === 'rename') return <RenameDialog account={account} onClose={onClose} />;
  if (provider === undefined) return null;
  if (task === 'remove') {
    return <RemoveDialog account={account} provider={provider.label} onClose={onClose} />;
  }
  return (
    <ReplaceSecretDialog
      account={account}
      provider={provider}
      keychain={keychain}
      onClose={onClose}
    />
  );
}
