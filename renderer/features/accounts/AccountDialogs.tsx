import { useAccountIndex } from '../../stores/accounts/accountIndex.ts';
import { allProviders, useAccounts } from '../../stores/accounts/accountsStore.ts';
import { keychainState, useAppFacts } from '../../stores/appStore.ts';
import type { DialogOf } from '../../stores/dialogs/dialog.ts';
import { change } from '../../stores/view/viewStore.ts';
import { ConnectDialog } from './ConnectDialog.tsx';
import { RemoveDialog } from './RemoveDialog.tsx';
import { RenameDialog } from './RenameDialog.tsx';
import { ReplaceSecretDialog } from './ReplaceSecretDialog.tsx';

/** Connects an account, and goes to it. */
export function NewAccount({ onClose }: { onClose: () => void }) {
  const providers = useAccounts(allProviders);
  const keychain = useAppFacts(keychainState);
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

type AccountDialog = DialogOf<'rename-account' | 'replace-secret' | 'remove-account'>;

/** What is done with an account that is there. */
export function AccountDialogs({
  kind,
  accountId,
  onClose,
}: AccountDialog & { onClose: () => void }) {
  const { accountOf, providerOf } = useAccountIndex();
  const keychain = useAppFacts(keychainState);
  const account = accountOf(accountId);
  const provider = providerOf(accountId);
  if (account === undefined) return null;
  if (kind === 'rename-account') return <RenameDialog account={account} onClose={onClose} />;
  if (provider === undefined) return null;
  if (kind === 'remove-account') {
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
