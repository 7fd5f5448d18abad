import { CircleAlert, CircleCheck } from 'lucide-react';
import { useEffect } from 'react';
import { useStatus } from './statusStore.ts';
import styles from './Toast.module.css';

const shownMs = { good: 4_000, bad: 8_000 };

/** The live region of the window: what was just done, shown for a few seconds. */
export function Toast() {
  const { status, clear } = useStatus();
  useEffect(() => {
    if (status === null) return;
    const timer = setTimeout(clear, shownMs[status.tone]);
    return () => clearTimeout(timer);
  }, [status, clear]);
  return (
    <div className={styles.place} role="status" aria-live="polite">
      {status === null ? null : (
        <div key={status.number} className={styles.toast}>
          {status.tone === 'good' ? <CircleCheck aria-hidden /> : <CircleAlert aria-hidden />}
          <span>{status.text}</span>
        </div>
      )}
    </div>
  );
}
