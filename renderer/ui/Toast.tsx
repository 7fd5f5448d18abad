import { CircleAlert, CircleCheck } from 'lucide-react';
import { useEffect } from 'react';
import { en } from '../strings/en.ts';
import { formatDuration } from './format.ts';
import { type Status, useStatus } from './statusStore.ts';
import styles from './Toast.module.css';
import { useTimeLeft } from './useTimeLeft.ts';

const shownMs = { good: 4_000, bad: 8_000, counting: 12_000 };
const shownFor = ({ tone, untilAt }: Status) =>
  untilAt === null ? shownMs[tone] : shownMs.counting;

/** The live region of the window: what was just done, shown for a few seconds. */
export function Toast() {
  const { status, clear } = useStatus();
  useEffect(() => {
    if (status === null) return;
    const timer = setTimeout(clear, shownFor(status));
    return () => clearTimeout(timer);
  }, [status, clear]);
  return (
    // By this name React Aria knows what it must not make inert while a dialog is open.
    <div className={styles.place} role="status" aria-live="polite" data-live-announcer="true">
      {status === null ? null : (
        <div key={status.number} className={styles.toast}>
          {status.tone === 'good' ? <CircleCheck aria-hidden /> : <CircleAlert aria-hidden />}
          <span>{status.text}</span>
          {status.untilAt === null ? null : <Left untilAt={status.untilAt} />}
        </div>
      )}
    </div>
  );
}

/** Seen only: read out, it would be said anew every second. */
function Left({ untilAt }: { untilAt: number }) {
  const left = useTimeLeft(untilAt) ?? 0;
  return (
    <span className={styles.left} aria-hidden>
      {left === 0 ? en.link.over : en.link.left(formatDuration(left))}
    </span>
  );
}
