import type { ArchiveRun } from '../../../shared/contract/archives.ts';
import { client } from '../../bridge/client.ts';
import { useAccountIndex } from '../../stores/accounts/accountIndex.ts';
import { retryArchiveRun, showArchive } from '../../stores/archivesStore.ts';
import { useRefused } from '../../stores/useRefused.ts';
import { en } from '../../strings/en.ts';
import { formatCount } from '../../text/format.ts';
import { refusedReasons } from '../../text/refusedReasons.ts';
import { Button } from '../../ui/Button.tsx';
import { Dialog, DialogActions } from '../../ui/dialog/Dialog.tsx';
import { RefusedList } from '../../ui/RefusedList.tsx';
import { archiveRunText } from './runText.ts';

const words = en.archives;
const ask = (runId: string) => client.archives.refused({ runId });

/** How an archive ended, and by each reason what could not be archived. */
export function ArchiveRunDialog({ run, onClose }: { run: ArchiveRun; onClose: () => void }) {
  const { classes, rows } = useRefused(run.id, ask);
  const { providerLabel } = useAccountIndex();
  const title = words.failedTitle(run.failed, formatCount(run.failed));
  return (
    <Dialog title={title} onClose={onClose}>
      <p>{archiveRunText(run)}</p>
      <RefusedList label={title} reasons={refusedReasons(classes, rows, providerLabel, true)} />
      <DialogActions>
        <Button slot="close" autoFocus>
          {words.close}
        </Button>
        <Button onPress={() => showArchive(run.archiveId)}>{words.show}</Button>
        <Button
          look="primary"
          onPress={() => {
            onClose();
            void retryArchiveRun(run.id);
          }}
        >
          {words.again}
        </Button>
      </DialogActions>
    </Dialog>
  );
}
