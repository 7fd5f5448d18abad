import { Link, Pause, Play } from 'lucide-react';
import type { BatchId } from '../../../shared/ids.ts';
import { en } from '../../strings/en.ts';
import { Button, IconButton } from '../../ui/Button.tsx';
import styles from './UploadList.module.css';
import type { Batch } from './uploadBook.ts';
import { setPaused } from './uploadCalls.ts';

interface BatchHeadProps {
  batch: Batch;
  account: string;
  paused: boolean;
  onCopy: (batchId: BatchId) => void;
}

const words = en.uploads;

/** The line over the files of one gesture. */
export function BatchHead({ batch, account, paused, onCopy }: BatchHeadProps) {
  const { id, accountId, tally } = batch;
  return (
    <div className={styles.batch}>
      <span className={styles.batchName}>{words.batch(tally.all, account)}</span>
      {tally.active === 0 ? null : (
        <IconButton
          size="small"
          label={paused ? words.resumeAccount(account) : words.pauseAccount(account)}
          onPress={() => setPaused(accountId, !paused)}
        >
          {paused ? <Play /> : <Pause />}
        </IconButton>
      )}
      {tally.stored === 0 ? null : (
        <Button size="small" look="quiet" onPress={() => onCopy(id)}>
          <Link aria-hidden />
          {words.copyBatch}
        </Button>
      )}
    </div>
  );
}
