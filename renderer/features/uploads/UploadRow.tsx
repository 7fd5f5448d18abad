import { CircleAlert, CircleCheck } from 'lucide-react';
import { memo, useCallback } from 'react';
import { kindOf } from '../../../shared/media.ts';
import type { RemedyOffer } from '../../../shared/remedy.ts';
import { type UploadJob, waitsForReview } from '../../../shared/upload.ts';
import { useAccountIndex } from '../../stores/accounts/accountIndex.ts';
import { sentOf } from '../../stores/uploads/tally.ts';
import { en } from '../../strings/en.ts';
import { formatBytes, formatType } from '../../text/format.ts';
import { FileName } from '../../ui/media/FileName.tsx';
import { FilePicture } from '../../ui/media/FilePicture.tsx';
import { Progress } from '../../ui/Progress.tsx';
import { Times } from '../../ui/time/Times.tsx';
import { useNow } from '../../ui/time/useNow.ts';
import { RowEnd, RowHelp } from './RowActions.tsx';
import { isDuplicate } from './remedies.ts';
import { countsUntil, stateInstants, stateText } from './stateText.ts';
import styles from './UploadRow.module.css';

interface UploadRowProps {
  job: UploadJob;
  paused: boolean;
  rate: number | null;
  offers: readonly RemedyOffer[] | undefined;
}

/** What stands alone has no full stop; before another sentence it takes one. */
const endsSentence = (text: string, detail: string) =>
  !detail.startsWith('·') && !/[.…!?]$/.test(text);

/** The file as it is sent, and once that is gone from here, what its account has. */
function picturesOf(job: UploadJob): string[] {
  const sent = `satchel-media://job-small/${job.id}`;
  return job.state === 'stored' ? [sent, `satchel-media://at-120/${job.mediaId}`] : [sent];
}

/** One file on its way, in words and with its own progress. */
export const UploadRow = memo(function UploadRow(props: UploadRowProps) {
  const { job, paused, rate, offers } = props;
  const provider = useAccountIndex().providerLabel(job.accountId);
  const until = countsUntil(job);
  const now = useNow(
    useCallback((at: number) => (until === null || until <= at ? null : at + 1_000), [until]),
  );
  const { text, detail, tone } = stateText(job, { now, provider, paused, rate });
  const about = stateInstants(job, now, paused);
  const words = en.uploads;
  const was = job.alteredFrom;
  // The buttons below say what would help, and do it.
  const helped = (offers?.length ?? 0) > 0 || isDuplicate(job) || waitsForReview(job);
  return (
    <div className={styles.file}>
      <span className={styles.icon}>
        <FilePicture kind={kindOf(job.contentType)} urls={picturesOf(job)} />
      </span>
      <div className={styles.words}>
        <div className={styles.line}>
          <span className={styles.name}>
            <FileName name={job.name} />
          </span>
          {job.sizeBytes === null ? null : (
            <span className={styles.size}>{formatBytes(job.sizeBytes)}</span>
          )}
          {was === undefined ? null : (
            <span className={styles.size}>
              {words.altered(
                `${formatType(was.contentType, was.name)}, ${formatBytes(was.sizeBytes)}`,
              )}
            </span>
          )}
        </div>
        <p className={`${styles.state} ${styles[tone] ?? ''}`}>
          {tone === 'good' ? <CircleCheck aria-hidden /> : null}
          {tone === 'bad' ? <CircleAlert aria-hidden /> : null}
          <span>
            <Times inRow of={{ text, at: about.text }} />
          </span>
          {detail === null || helped ? null : (
            <span className={styles.detail}>
              {endsSentence(text, detail) ? '.' : ''}{' '}
              <Times inRow of={{ text: detail, at: about.detail }} />
            </span>
          )}
        </p>
        {job.state === 'sending' ? (
          <div className={styles.progress}>
            <Progress
              label={words.fileProgress(job.name)}
              value={job.committing || !job.sizeBytes ? null : sentOf(job) / job.sizeBytes}
            />
          </div>
        ) : null}
        <RowHelp job={job} offers={offers} />
      </div>
      <RowEnd job={job} />
    </div>
  );
});
