import { useEffect } from 'react';
import { isFinished } from '../../../shared/upload.ts';
import { cancelUploads } from '../../actions/uploads/uploadCalls.ts';
import { idsWhere } from '../../stores/uploads/uploadBatches.ts';
import { activeUploads, useUploads } from '../../stores/uploads/uploadsStore.ts';
import { en } from '../../strings/en.ts';
import { formatCount } from '../../text/format.ts';
import { Button } from '../../ui/Button.tsx';
import { Dialog, DialogActions } from '../../ui/dialog/Dialog.tsx';
import styles from './Tray.module.css';

const words = en.uploads.cancelling;

export const cancelAll = () =>
  cancelUploads(idsWhere(useUploads.getState().known, (job) => !isFinished(job)));

/** Asks before everything that is not done yet is given up; closes when nothing is left of that. */
export function CancelDialog({ onClose }: { onClose: () => void }) {
  const active = useUploads(activeUploads);
  const over = active === 0;
  // biome-ignore lint/correctness/useExhaustiveDependencies: once, when it is over.
  useEffect(() => {
    if (over) onClose();
  }, [over]);
  if (over) return null;
  return (
    <Dialog role="alertdialog" title={words.title(active, formatCount(active))} onClose={onClose}>
      <p className={styles.question}>{words.text}</p>
      <DialogActions>
        <Button slot="close" autoFocus>
          {words.keep}
        </Button>
        <Button
          look="danger"
          onPress={() => {
            onClose();
            cancelAll();
          }}
        >
          {words.submit(active, formatCount(active))}
        </Button>
      </DialogActions>
    </Dialog>
  );
}
