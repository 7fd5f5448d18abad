import type { SavedRun } from '../../../shared/contract/saving.ts';
import { client } from '../../bridge/client.ts';
import { useAccountIndex } from '../../stores/accounts/accountIndex.ts';
import { retrySaveRun, showSaveRun } from '../../stores/saveRunsStore.ts';
import { useRefused } from '../../stores/useRefused.ts';
import { en } from '../../strings/en.ts';
import { formatCount } from '../../text/format.ts';
import { refusedReasons } from '../../text/refusedReasons.ts';
import { saveRunText } from '../../text/saveRunText.ts';
import { Button } from '../../ui/Button.tsx';
import { Dialog, DialogActions } from '../../ui/dialog/Dialog.tsx';
import { RefusedList } from '../../ui/RefusedList.tsx';

interface SaveRunDialogProps {
  /** One that is over. */
  run: SavedRun;
  onClose: () => void;
}

const words = en.saving;
const ask = (runId: string) => client.saving.refused({ runId });

/** What could not be saved, by what stood in the way. */
export function SaveRunDialog({ run, onClose }: SaveRunDialogProps) {
  const { classes, rows } = useRefused(run.id, ask);
  const { providerLabel } = useAccountIndex();
  const title = words.manyFailedTitle(run.failed, formatCount(run.failed));
  return (
    <Dialog title={title} onClose={onClose}>
      <p>{saveRunText(run)}</p>
      <RefusedList label={title} reasons={refusedReasons(classes, rows, providerLabel)} />
      <DialogActions>
        <Button slot="close" autoFocus>
          {en.shell.close}
        </Button>
        {run.done === 0 ? null : <Button onPress={() => showSaveRun(run.id)}>{words.show}</Button>}
        <Button
          look="primary"
          onPress={() => {
            onClose();
            retrySaveRun(run.id);
          }}
        >
          {en.archives.again}
        </Button>
      </DialogActions>
    </Dialog>
  );
}
