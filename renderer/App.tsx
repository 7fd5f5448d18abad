import { Dialogs } from './Dialogs.tsx';
import { Spoken } from './features/notices/Spoken.tsx';
import { Toast } from './features/notices/Toast.tsx';
import { Footnote } from './features/shell/Footnote.tsx';
import { Starting } from './features/shell/Starting.tsx';
import { Welcome } from './features/welcome/Welcome.tsx';
import { isConnected, startPhase, useAccounts } from './stores/accounts/accountsStore.ts';
import { Boundary } from './ui/fault/Boundary.tsx';
import { Workspace } from './Workspace.tsx';

/** The whole window: what is shown is decided by whether there is an account yet. */
export function App() {
  const phase = useAccounts(startPhase);
  const connected = useAccounts(isConnected);
  return (
    <>
      {phase !== 'ready' ? (
        <Starting />
      ) : connected ? (
        <Workspace />
      ) : (
        <Welcome footnote={<Footnote />} />
      )}
      <Dialogs />
      <Boundary part="notices" floating>
        <Toast />
        <Spoken />
      </Boundary>
    </>
  );
}
