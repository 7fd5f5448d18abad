import type { CopyRun } from '../../../shared/contract/copies.ts';
import { copyMade } from '../../actions/copying/copyLinks.ts';
import { formatEntries } from '../../actions/copying/formatEntries.ts';
import { retryCopyRun } from '../../actions/renewing/copyRuns.ts';
import { client } from '../../bridge/client.ts';
import { useAccountIndex } from '../../stores/accounts/accountIndex.ts';
import { useRefused } from '../../stores/useRefused.ts';
import { en } from '../../strings/en.ts';
import { formatCount } from '../../text/format.ts';
import { refusedReasons } from '../../text/refusedReasons.ts';
import { Button } from '../../ui/Button.tsx';
import { Dialog, DialogActions } from '../../ui/dialog/Dialog.tsx';
import { MoreButton } from '../../ui/menu/MoreButton.tsx';
import { RefusedList } from '../../ui/RefusedList.tsx';
import styles from './Renewing.module.css';

interface CopyRunDialogProps {
  /** One that is over. */
  run: CopyRun;
  onClose: () => void;
}

const words = en.renewing;
const ask = (runId: string) => client.copies.refused({ runId });

/** What could not be uploaded again, by what stood in the way. */
export function CopyRunDialog({ run, onClose }: CopyRunDialogProps) {
  const { classes, rows } = useRefused(run.id, ask);
  const { providerLabel } = useAccountIndex();
  const title = words.failedTitle(run.failed, formatCount(run.failed));
  const mayRetry = classes.some((one) => one.mayRetry);
  return (
    <Dialog title={title} onClose={onClose}>
      <RefusedList label={title} reasons={refusedReasons(classes, rows, providerLabel)} />
      <DialogActions>
        <Button slot="close" autoFocus>
          {words.close}
        </Button>
        {run.done === 0 ? null : (
          <span className={styles.pair}>
            <Button onPress={() => copyMade(run)}>{words.copyNew(run.done)}</Button>
            <MoreButton
              label={en.copying.openMenu}
              look="outlined"
              entries={formatEntries((format) => copyMade(run, format))}
            />
          </span>
        )}
        {mayRetry ? (
          <Button
            look="primary"
            onPress={() => {
              onClose();
              retryCopyRun(run);
            }}
          >
            {words.again}
          </Button>
        ) : null}
      </DialogActions>
    </Dialog>
  );
}
