import { useState } from 'react';
import { AccountDialogs, type AccountWork } from './AccountDialogs.tsx';
import { Spoken } from './features/notices/Spoken.tsx';
import { Toast } from './features/notices/Toast.tsx';
import { Footnote } from './features/shell/Footnote.tsx';
import { Starting } from './features/shell/Starting.tsx';
import { Welcome } from './features/welcome/Welcome.tsx';
import { loadAccounts, putAccount, useAccounts } from './stores/accounts/accountsStore.ts';
import { change } from './stores/viewStore.ts';
import { Boundary } from './ui/Boundary.tsx';
import { Workspace } from './Workspace.tsx';

/** The whole window: what is shown is decided by whether there is an account yet. */
export function App() {
  const { phase, failure, accounts, providers } = useAccounts();
  const [work, setWork] = useState<AccountWork>(null);
  const connect = () => setWork({ task: 'connect' });
  return (
    <>
      {phase !== 'ready' ? (
        <Starting failure={failure} onRetry={() => void loadAccounts()} />
      ) : accounts.length === 0 ? (
        <Welcome
          providerLabels={providers.map(({ label }) => label)}
          onConnect={connect}
          footnote={<Footnote />}
          onExplored={(account) => {
            putAccount(account);
            change({ accountId: null, name: 'all', search: '' });
          }}
        />
      ) : (
        <Workspace onConnect={connect} onTask={(task, account) => setWork({ task, account })} />
      )}
      <Boundary part="dialogs" of={work?.task} floating>
        <AccountDialogs work={work} onClose={() => setWork(null)} />
      </Boundary>
      <Boundary part="notices" floating>
        <Toast />
        <Spoken />
      </Boundary>
    </>
  );
}
