import { CircleAlert, CircleCheck, LoaderCircle } from 'lucide-react';
import { useEffect, useState } from 'react';
import { type Status, type StatusAction, useStatus } from '../../stores/notices/statusStore.ts';
import { en } from '../../strings/en.ts';
import { exactTitle } from '../../text/exactTime.ts';
import { formatDuration } from '../../text/format.ts';
import { useLatePress } from '../../ui/time/useLatePress.ts';
import { useTimeLeft } from '../../ui/time/useTimeLeft.ts';
import { shownFor } from './shownFor.ts';
import styles from './Toast.module.css';

/** The live region of the window: what was just done, shown for a few seconds. */
export function Toast() {
  const { status, clear } = useStatus();
  /** The one whose button is under the pointer, or has the keyboard: it does not go from there. */
  const [kept, setKept] = useState<number | null>(null);
  useEffect(() => {
    if (status === null || status.running || kept === status.number) return;
    const timer = setTimeout(clear, shownFor(status));
    return () => clearTimeout(timer);
  }, [status, kept, clear]);
  return (
    // By this name React Aria knows what it must not make inert while a dialog is open.
    <div
      className={styles.area}
      role="status"
      aria-live="polite"
      data-live-announcer="true"
      {...(status?.action == null ? {} : { 'data-region': 'notice' })}
    >
      {status === null ? null : (
        <div key={status.number} className={styles.toast}>
          <ToneIcon status={status} />
          <span>{status.text}</span>
          {status.untilAt === null ? null : <Left untilAt={status.untilAt} />}
          {status.action === null ? null : (
            <Action
              action={status.action}
              onKept={(kept) => setKept(kept ? status.number : null)}
              onDone={clear}
            />
          )}
        </div>
      )}
    </div>
  );
}

interface ActionProps {
  action: StatusAction;
  onKept: (kept: boolean) => void;
  onDone: () => void;
}

/** It may have come where another one's was, just before that was pressed. */
function Action({ action, onKept, onDone }: ActionProps) {
  const { late, heard } = useLatePress('');
  return (
    <button
      type="button"
      className={styles.action}
      {...(late ? { 'aria-disabled': true } : {})}
      onPointerEnter={() => onKept(true)}
      onPointerLeave={() => onKept(false)}
      onFocus={() => onKept(true)}
      onBlur={() => onKept(false)}
      onClick={({ detail }) => {
        // A click by key is none of a pointer: it counts no presses.
        if (!heard({ pointerType: detail === 0 ? 'keyboard' : 'mouse' })) return;
        onDone();
        action.run();
      }}
    >
      {action.label}
    </button>
  );
}

function ToneIcon({ status: { tone, running } }: { status: Status }) {
  if (running) return <LoaderCircle aria-hidden />;
  return tone === 'good' ? <CircleCheck aria-hidden /> : <CircleAlert aria-hidden />;
}

/** Seen only: read out, it would be said anew every second. */
function Left({ untilAt }: { untilAt: number }) {
  const left = useTimeLeft(untilAt) ?? 0;
  return (
    <span className={styles.left} title={exactTitle(untilAt)} aria-hidden>
      {left === 0 ? en.link.over : en.link.left(formatDuration(left))}
    </span>
  );
}
