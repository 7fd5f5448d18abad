import { ChevronUp, Link, ListX, Pause, Play, RotateCw, X } from 'lucide-react';
import { type RefObject, useCallback } from 'react';
import type { JobId } from '../../../shared/ids.ts';
import { isFinished, type UploadJob } from '../../../shared/upload.ts';
import { en } from '../../strings/en.ts';
import { Button, IconButton } from '../../ui/Button.tsx';
import { formatBytes, formatBytesOf, formatCount, formatDuration } from '../../ui/format.ts';
import { Progress } from '../../ui/Progress.tsx';
import { useNow } from '../../ui/useNow.ts';
import { rateOf, timeLeftMs } from './speed.ts';
import { canRetry } from './stateText.ts';
import styles from './Tray.module.css';
import { progressOf } from './tally.ts';
import type { UploadBook } from './uploadBook.ts';
import { cancelUploads, clearFinished, retryUploads, setPaused } from './uploadCalls.ts';
import { useUploads } from './uploadsStore.ts';

interface TrayBarProps {
  toggle: RefObject<HTMLButtonElement | null>;
  open: boolean;
  onlyFailed: boolean;
  onToggle: () => void;
  onOnlyFailed: (only: boolean) => void;
  onCopyAll: () => void;
}

const words = en.uploads;

/** One line that tells how the uploads do, and what can be done with all of them. */
export function TrayBar(props: TrayBarProps) {
  const { toggle, open, onlyFailed, onToggle, onOnlyFailed, onCopyAll } = props;
  const { book, pauses } = useUploads();
  const { tally } = book;
  return (
    <div className={styles.bar}>
      <button
        ref={toggle}
        type="button"
        className={styles.toggle}
        aria-expanded={open}
        onClick={onToggle}
      >
        <ChevronUp className={styles.chevron} aria-hidden />
        {words.region}
      </button>
      <div className={styles.summary}>
        {tally.active > 0 ? <UnderWay /> : null}
        {tally.stored > 0 && tally.active === 0 ? (
          <span className={styles.stored}>
            {`${formatCount(tally.stored)} ${words.summary.stored}`}
          </span>
        ) : null}
        {tally.failed > 0 ? (
          <button
            type="button"
            className={styles.failed}
            aria-pressed={onlyFailed}
            title={words.onlyFailed}
            onClick={() => onOnlyFailed(!onlyFailed)}
          >
            {`${formatCount(tally.failed)} ${words.summary.failed}`}
          </button>
        ) : null}
        {tally.cancelled > 0 ? (
          <span>{`${formatCount(tally.cancelled)} ${words.summary.cancelled}`}</span>
        ) : null}
      </div>
      <Actions
        book={book}
        paused={pauses.all || pauses.accountIds.length > 0}
        onCopyAll={onCopyAll}
      />
    </div>
  );
}

/** A line may break between facts, not within one. */
const unbroken = (fact: string) => fact.replaceAll(' ', '\u00a0');

/** How far, how fast and how long still; told anew every second while something moves. */
function UnderWay() {
  const { book, speed, pauses } = useUploads();
  const { tally } = book;
  const moving = tally.sending > 0;
  useNow(useCallback((at: number) => (moving ? at + 1_000 : null), [moving]));
  const rate = moving ? rateOf(speed, performance.now()) : null;
  const left = tally.unsized > 0 ? null : timeLeftMs(tally.allBytes - tally.sentBytes, rate);
  const facts = [words.progress(tally.all - tally.active, tally.all)];
  if (tally.allBytes > 0) {
    facts.push(formatBytesOf(tally.sentBytes, tally.allBytes));
  }
  if (pauses.all) facts.push(words.paused);
  else if (rate !== null && rate >= 1) facts.push(words.speed(formatBytes(rate)));
  if (!pauses.all && left !== null && left >= 1_000) facts.push(words.left(formatDuration(left)));
  return (
    <>
      <div className={styles.overall}>
        <Progress label={words.overall} value={progressOf(tally)} />
      </div>
      <span className={styles.facts}>{facts.map(unbroken).join(' · ')}</span>
    </>
  );
}

function idsWhere(book: UploadBook, wanted: (job: UploadJob) => boolean): JobId[] {
  return book.batches.flatMap(({ jobs }) => jobs.filter(wanted).map(({ id }) => id));
}

interface ActionsProps {
  book: UploadBook;
  paused: boolean;
  onCopyAll: () => void;
}

function Actions({ book, paused, onCopyAll }: ActionsProps) {
  const { tally, batches } = book;
  const retryable = (job: UploadJob) => job.state === 'failed' && canRetry(job);
  const someRetryable = tally.failed > 0 && batches.some(({ jobs }) => jobs.some(retryable));
  return (
    <div className={styles.actions}>
      {tally.active > 0 || paused ? (
        <IconButton
          size="small"
          label={paused ? words.resume : words.pause}
          onPress={() => setPaused(null, !paused)}
        >
          {paused ? <Play /> : <Pause />}
        </IconButton>
      ) : null}
      {tally.active > 1 ? (
        <IconButton
          size="small"
          label={words.cancelAll}
          onPress={() => cancelUploads(idsWhere(book, (job) => !isFinished(job)))}
        >
          <X />
        </IconButton>
      ) : null}
      {someRetryable ? (
        <IconButton
          size="small"
          label={words.retryFailed}
          onPress={() => retryUploads(idsWhere(book, retryable))}
        >
          <RotateCw />
        </IconButton>
      ) : null}
      {tally.all > tally.active ? (
        <IconButton size="small" label={words.clearFinished} onPress={clearFinished}>
          <ListX />
        </IconButton>
      ) : null}
      {tally.stored === 0 ? null : (
        <Button size="small" onPress={onCopyAll}>
          <Link aria-hidden />
          {words.copyAll}
        </Button>
      )}
    </div>
  );
}
