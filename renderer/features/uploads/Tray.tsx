import { ChevronUp, Link } from 'lucide-react';
import { useMemo } from 'react';
import type { AccountId, BatchId } from '../../../shared/ids.ts';
import { isFinished, type UploadJob } from '../../../shared/upload.ts';
import { client, failureOf } from '../../client.ts';
import { en } from '../../strings/en.ts';
import { Button } from '../../ui/Button.tsx';
import { explain } from '../../ui/explain.ts';
import { Progress } from '../../ui/Progress.tsx';
import { say } from '../../ui/statusStore.ts';
import { type Batch, batchesOf, type Tally, tallyOf } from './batches.ts';
import { canRetry } from './stateText.ts';
import styles from './Tray.module.css';
import { UploadRow } from './UploadRow.tsx';
import { useUploads } from './uploadsStore.ts';

interface TrayProps {
  open: boolean;
  onToggle: () => void;
  accountLabel: (id: AccountId) => string;
  providerLabel: (id: AccountId) => string;
  onCopyBatch: (batchId: BatchId) => void;
}

const words = en.uploads;

async function run(task: Promise<unknown>): Promise<void> {
  try {
    await task;
  } catch (error) {
    const { title, why } = explain(failureOf(error), { provider: en.shell.provider });
    say(`${title}. ${why}`, 'bad');
  }
}

const cancelJobs = (jobs: readonly UploadJob[]) =>
  void run(client.uploads.cancel({ jobIds: jobs.slice(0, 1_000).map(({ id }) => id) }));
const retryJobs = (jobs: readonly UploadJob[]) =>
  void run(client.uploads.retry({ jobIds: jobs.slice(0, 1_000).map(({ id }) => id) }));
const cancelOne = (job: UploadJob) => cancelJobs([job]);
const retryOne = (job: UploadJob) => retryJobs([job]);

/** The uploads below the library: a line that tells how they do, and the files behind it. */
export function Tray({ open, onToggle, accountLabel, providerLabel, onCopyBatch }: TrayProps) {
  const jobs = useUploads((state) => state.jobs);
  const { batches, all, tally } = useMemo(() => {
    const list = [...jobs.values()];
    return { batches: batchesOf(list), all: list, tally: tallyOf(list) };
  }, [jobs]);
  return (
    <section className={styles.tray} aria-label={words.region}>
      <div className={styles.bar}>
        <button type="button" className={styles.toggle} aria-expanded={open} onClick={onToggle}>
          <ChevronUp className={styles.chevron} aria-hidden />
          {words.region}
        </button>
        <Summary tally={tally} />
        <Actions batches={batches} jobs={all} tally={tally} onCopyBatch={onCopyBatch} />
      </div>
      {open ? (
        <div className={styles.list}>
          {batches.length === 0 ? <p className={styles.none}>{words.none}</p> : null}
          {batches.map((batch) => (
            <div key={batch.id}>
              {batches.length > 1 ? (
                <div className={styles.batch}>
                  <span>{words.batch(batch.jobs.length, accountLabel(batch.accountId))}</span>
                  {batch.jobs.some((job) => job.state === 'stored') ? (
                    <Button size="small" look="quiet" onPress={() => onCopyBatch(batch.id)}>
                      <Link aria-hidden />
                      {words.copyBatch}
                    </Button>
                  ) : null}
                </div>
              ) : null}
              <ul className={styles.files}>
                {batch.jobs.map((job) => (
                  <UploadRow
                    key={job.id}
                    job={job}
                    provider={providerLabel(job.accountId)}
                    onCancel={cancelOne}
                    onRetry={retryOne}
                  />
                ))}
              </ul>
            </div>
          ))}
        </div>
      ) : null}
    </section>
  );
}

function Summary({ tally }: { tally: Tally }) {
  const { active, stored, failed, cancelled } = tally;
  return (
    <div className={styles.summary}>
      {active > 0 ? (
        <>
          <div className={styles.overall}>
            <Progress label={words.overall} value={tally.progress} />
          </div>
          <span>{words.progress(tally.all - active, tally.all)}</span>
        </>
      ) : null}
      {stored > 0 && active === 0 ? (
        <span className={styles.stored}>{`${stored} ${words.summary.stored}`}</span>
      ) : null}
      {failed > 0 ? (
        <span className={styles.failed}>{`${failed} ${words.summary.failed}`}</span>
      ) : null}
      {cancelled > 0 ? <span>{`${cancelled} ${words.summary.cancelled}`}</span> : null}
    </div>
  );
}

interface ActionsProps {
  batches: readonly Batch[];
  jobs: readonly UploadJob[];
  tally: Tally;
  onCopyBatch: (batchId: BatchId) => void;
}

function Actions({ batches, jobs, tally, onCopyBatch }: ActionsProps) {
  const newest = batches.find((batch) => batch.jobs.some((job) => job.state === 'stored'));
  const retryable = jobs.filter((job) => job.state === 'failed' && canRetry(job));
  const active = jobs.filter((job) => !isFinished(job));
  return (
    <div className={styles.actions}>
      {active.length > 1 ? (
        <Button size="small" look="quiet" onPress={() => cancelJobs(active)}>
          {words.cancelAll}
        </Button>
      ) : null}
      {retryable.length > 0 ? (
        <Button size="small" look="quiet" onPress={() => retryJobs(retryable)}>
          {words.retryFailed}
        </Button>
      ) : null}
      {tally.all > active.length ? (
        <Button
          size="small"
          look="quiet"
          onPress={() => void run(client.uploads.clearFinished(undefined))}
        >
          {words.clearFinished}
        </Button>
      ) : null}
      {newest === undefined ? null : (
        <Button size="small" onPress={() => onCopyBatch(newest.id)}>
          <Link aria-hidden />
          {words.copyAll}
        </Button>
      )}
    </div>
  );
}
