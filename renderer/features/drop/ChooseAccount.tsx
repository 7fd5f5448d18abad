import { bring } from '../../actions/adding/adding.ts';
import { useUploaders } from '../../stores/accounts/accountsInView.ts';
import { type Brought, filesIn } from '../../stores/dialogs/brought.ts';
import { en } from '../../strings/en.ts';
import { Button } from '../../ui/Button.tsx';
import { Dialog, DialogActions } from '../../ui/dialog/Dialog.tsx';

interface ChooseAccountProps {
  brought: Brought;
  onClose: () => void;
}

/** Asks where files go that were chosen or pasted while several accounts could take them. */
export function ChooseAccount({ brought, onClose }: ChooseAccountProps) {
  const uploaders = useUploaders();
  return (
    <Dialog title={en.uploads.choose.title(filesIn(brought))} onClose={onClose}>
      {uploaders.map(({ accountId, label }, position) => (
        <Button
          key={accountId}
          size="large"
          autoFocus={position === 0}
          onPress={() => {
            onClose();
            bring(brought, accountId);
          }}
        >
          <bdi>{label}</bdi>
        </Button>
      ))}
      <DialogActions>
        <Button slot="close">{en.uploads.choose.cancel}</Button>
      </DialogActions>
    </Dialog>
  );
}
