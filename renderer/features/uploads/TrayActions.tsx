import { Link, ListMinus, ListX, Pause, Play, RotateCw } from 'lucide-react';
import { canRetry } from '../../../shared/uploads/canRetry.ts';
import { copyUploaded } from '../../actions/copying/copyLinks.ts';
import { formatEntries } from '../../actions/copying/formatEntries.ts';
import {
  clearFinished,
  dismissUploads,
  retryUploads,
  setPaused,
} from '../../actions/uploads/uploadCalls.ts';
import { settingsOf, useSettings } from '../../stores/settings/settingsStore.ts';
import { idsWhere, type UploadBatches } from '../../stores/uploads/uploadBatches.ts';
import { useUploads } from '../../stores/uploads/uploadsStore.ts';
import { en } from '../../strings/en.ts';
import { Button, IconButton } from '../../ui/Button.tsx';
import { LateIconButton } from '../../ui/LateButton.tsx';
import { MoreButton } from '../../ui/menu/MoreButton.tsx';
import { CancelAll } from './CancelAll.tsx';
import styles from './Tray.module.css';

const words = en.uploads;

/** What the button says that tries again all that can be; null where nothing can. */
export function retryLabel({ tally, batches }: UploadBatches): string | null {
  const failed =
    tally.failed > 0 &&
    batches.some(({ jobs }) => jobs.some((job) => job.state === 'failed' && canRetry(job)));
  if (tally.cancelled === 0) return failed ? words.retryFailed : null;
  return failed ? words.retryEnded : words.retryCancelled;
}

/** What can be done with all uploads at once. */
export function TrayActions() {
  const { known, pauses } = useUploads();
  const { tally } = known;
  const all = { batchId: null, count: tally.stored };
  useSettings(settingsOf('copying'));
  const paused = pauses.all || pauses.accountIds.length > 0;
  const retry = retryLabel(known);
  return (
    <div className={styles.actions}>
      {tally.active > 0 || paused ? (
        <LateIconButton
          size="small"
          layout={String(paused)}
          label={paused ? words.resume : words.pause}
          onPress={() => setPaused(null, !paused)}
        >
          {paused ? <Play /> : <Pause />}
        </LateIconButton>
      ) : null}
      <CancelAll />
      {retry === null ? null : (
        <IconButton
          size="small"
          label={retry}
          onPress={() => retryUploads(idsWhere(known, canRetry))}
        >
          <RotateCw />
        </IconButton>
      )}
      {tally.undecided > 1 ? (
        <IconButton
          size="small"
          label={words.dismissAll(tally.undecided)}
          onPress={() => dismissUploads(null)}
        >
          <ListMinus />
        </IconButton>
      ) : null}
      {tally.all - tally.active > tally.undecided ? (
        <IconButton size="small" label={words.clearFinished} onPress={clearFinished}>
          <ListX />
        </IconButton>
      ) : null}
      {tally.stored === 0 ? null : (
        <>
          <Button size="small" onPress={() => copyUploaded(all)}>
            <Link aria-hidden />
            {words.copyAll}
          </Button>
          <MoreButton
            size="small"
            label={en.copying.openMenu}
            entries={formatEntries((format) => copyUploaded(all, format))}
          />
        </>
      )}
    </div>
  );
}
