import { CircleAlert, CircleCheck, RotateCw, X } from 'lucide-react';
import { memo, useCallback } from 'react';
import { kindOf } from '../../../shared/media.ts';
import { isFinished, type UploadJob } from '../../../shared/upload.ts';
import { en } from '../../strings/en.ts';
import { IconButton } from '../../ui/Button.tsx';
import { FileName } from '../../ui/FileName.tsx';
import { formatBytes } from '../../ui/format.ts';
import { KindGlyph } from '../../ui/KindGlyph.tsx';
import { Progress } from '../../ui/Progress.tsx';
import { useNow } from '../../ui/useNow.ts';
import { sentOf } from './batches.ts';
import { canRetry, stateText } from './stateText.ts';
import styles from './Tray.module.css';

interface UploadRowProps {
  job: UploadJob;
  provider: string;
  onCancel: (job: UploadJob) => void;
  onRetry: (job: UploadJob) => void;
}

/** One file on its way, in words and with its own progress. */
export const UploadRow = memo(function UploadRow(props: UploadRowProps) {
  const { job, provider, onCancel, onRetry } = props;
  const until = job.state === 'waiting' ? job.untilAt : null;
  const now = useNow(
    useCallback((at: number) => (until === null || until <= at ? null : at + 1_000), [until]),
  );
  const { text, detail, tone } = stateText(job, now, provider);
  const words = en.uploads;
  return (
    <li className={styles.file} data-state={job.state}>
      <span className={styles.icon}>
        <KindGlyph kind={kindOf(job.contentType)} />
      </span>
      <div className={styles.words}>
        <div className={styles.line}>
          <span className={styles.name}>
            <FileName name={job.name} />
          </span>
          {job.sizeBytes === null ? null : (
            <span className={styles.size}>{formatBytes(job.sizeBytes)}</span>
          )}
        </div>
        <p className={`${styles.state} ${styles[tone] ?? ''}`}>
          {tone === 'good' ? <CircleCheck aria-hidden /> : null}
          {tone === 'bad' ? <CircleAlert aria-hidden /> : null}
          <span>{text}</span>
          {detail === null ? null : <span className={styles.detail}> {detail}</span>}
        </p>
        {job.state === 'sending' ? (
          <div className={styles.progress}>
            <Progress
              label={words.fileProgress(job.name)}
              value={job.committing || !job.sizeBytes ? null : sentOf(job) / job.sizeBytes}
            />
          </div>
        ) : null}
      </div>
      {isFinished(job) ? (
        canRetry(job) ? (
          <IconButton size="small" label={words.retry(job.name)} onPress={() => onRetry(job)}>
            <RotateCw />
          </IconButton>
        ) : (
          <span />
        )
      ) : (
        <IconButton size="small" label={words.cancel(job.name)} onPress={() => onCancel(job)}>
          <X />
        </IconButton>
      )}
    </li>
  );
});
