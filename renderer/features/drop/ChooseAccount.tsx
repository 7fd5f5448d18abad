import type { AccountId } from '../../../shared/ids.ts';
import { en } from '../../strings/en.ts';
import { Button } from '../../ui/Button.tsx';
import { Dialog, DialogActions } from '../../ui/dialog/Dialog.tsx';
import type { DropTarget } from './DropOverlay.tsx';

interface ChooseAccountProps {
  count: number;
  targets: readonly DropTarget[];
  onChoose: (accountId: AccountId) => void;
  onClose: () => void;
}

/** Asks where files go that were chosen or pasted while several accounts could take them. */
export function ChooseAccount({ count, targets, onChoose, onClose }: ChooseAccountProps) {
  return (
    <Dialog title={en.uploads.choose.title(count)} onClose={onClose}>
      {targets.map(({ accountId, label }, place) => (
        <Button
          key={accountId}
          size="large"
          autoFocus={place === 0}
          onPress={() => onChoose(accountId)}
        >
          <bdi>{label}</bdi>
        </Button>
      ))}
      <DialogActions>
        <Button slot="close" look="quiet">
          {en.uploads.choose.cancel}
        </Button>
      </DialogActions>
    </Dialog>
  );
}
