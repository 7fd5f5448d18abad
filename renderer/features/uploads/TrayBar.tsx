import { ChevronUp } from 'lucide-react';
import { type RefObject, useCallback } from 'react';
import { rateOf, timeLeftMs } from '../../stores/uploads/speed.ts';
import { progressOf } from '../../stores/uploads/tally.ts';
import { knownUploads, useUploads } from '../../stores/uploads/uploadsStore.ts';
import { toggleTray } from '../../stores/view/viewStore.ts';
import { en } from '../../strings/en.ts';
import { formatBytes, formatBytesOf, formatCount, formatDuration } from '../../text/format.ts';
import { Progress } from '../../ui/Progress.tsx';
import { useNow } from '../../ui/time/useNow.ts';
import type { OnlyRows } from './listRows.ts';
import styles from './Tray.module.css';
import { TrayActions } from './TrayActions.tsx';

interface TrayBarProps {
  toggle: RefObject<HTMLButtonElement | null>;
  open: boolean;
  only: OnlyRows | null;
  onOnly: (only: OnlyRows | null) => void;
}

const words = en.uploads;

/** One line that tells how the uploads do, and what can be done with all of them. */
export function TrayBar(props: TrayBarProps) {
  const { toggle, open, only, onOnly } = props;
  const { tally } = useUploads(knownUploads);
  const failed = tally.failed - tally.undecided;
  return (
    <div className={styles.bar}>
      <button
        ref={toggle}
        type="button"
        className={styles.toggle}
        aria-expanded={open}
        onClick={toggleTray}
      >
        <ChevronUp className={styles.chevron} aria-hidden />
        {words.region}
      </button>
      <div className={styles.summary}>
        {tally.active > 0 ? <UnderWay /> : null}
        {tally.stored > 0 && tally.active === 0 ? (
          <span className={styles.stored}>{words.summary.stored(formatCount(tally.stored))}</span>
        ) : null}
        {tally.undecided > 0 ? (
          <Filter rows="undecided" only={only} onOnly={onOnly}>
            {words.summary.undecided(tally.undecided, formatCount(tally.undecided))}
          </Filter>
        ) : null}
        {failed > 0 ? (
          <Filter rows="failed" only={only} onOnly={onOnly}>
            {words.summary.failed(formatCount(failed))}
          </Filter>
        ) : null}
        {tally.cancelled > 0 ? (
          <span>{words.summary.cancelled(formatCount(tally.cancelled))}</span>
        ) : null}
      </div>
      <TrayActions />
    </div>
  );
}

interface FilterProps extends Pick<TrayBarProps, 'only' | 'onOnly'> {
  rows: OnlyRows;
  children: string;
}

/** Tells how many they are, and keeps the list to them while it is pressed. */
function Filter({ rows, only, onOnly, children }: FilterProps) {
  const pressed = only === rows;
  return (
    <button
      type="button"
      className={`${styles.filter} ${styles[rows]}`}
      aria-pressed={pressed}
      title={words.only[rows]}
      onClick={() => onOnly(pressed ? null : rows)}
    >
      {children}
    </button>
  );
}

/** A line may break between facts, not within one. */
const unbroken = (fact: string) => fact.replaceAll(' ', '\u00a0');

/** How far, how fast and how long still; told anew every second while something moves. */
function UnderWay() {
  const { known, speed, pauses } = useUploads();
  const { tally } = known;
  const moving = tally.sending > 0;
  useNow(useCallback((at: number) => (moving ? at + 1_000 : null), [moving]));
  const rate = moving ? rateOf(speed, performance.now()) : null;
  const left = tally.unsized > 0 ? null : timeLeftMs(tally.allBytes - tally.sentBytes, rate);
  const facts = [words.progress(formatCount(tally.stored), formatCount(tally.all))];
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
