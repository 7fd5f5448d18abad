import { useEffect } from 'react';
import { keepFocus } from './actions/focus/keepFocus.ts';
import { Dialogs } from './Dialogs.tsx';
import { CopyMenu } from './features/copying/CopyMenu.tsx';
import { Spoken } from './features/notices/Spoken.tsx';
import { Toast } from './features/notices/Toast.tsx';
import { Footnote } from './features/shell/Footnote.tsx';
import { Starting } from './features/shell/Starting.tsx';
import { Welcome } from './features/welcome/Welcome.tsx';
import { isConnected, startPhase, useAccounts } from './stores/accounts/accountsStore.ts';
import { Boundary } from './ui/fault/Boundary.tsx';
import { topDialog } from './ui/focus/isModal.ts';
import { Workspace } from './Workspace.tsx';

/** The whole window: what is shown is decided by whether there is an account yet. */
export function App() {
  const phase = useAccounts(startPhase);
  const connected = useAccounts(isConnected);
  useEffect(() => {
    const root = document.getElementById('root');
    return root === null ? undefined : keepFocus(root, topDialog);
  }, []);
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
        <CopyMenu />
        <Toast />
        <Spoken />
      </Boundary>
    </>
  );
}
