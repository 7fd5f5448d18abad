import { Ban, Upload } from 'lucide-react';
import { useAddAbsence, useUploaders } from '../../stores/accounts/accountsInView.ts';
import { en } from '../../strings/en.ts';
import { formatBytes, formatTypes } from '../../text/format.ts';
import styles from './DropOverlay.module.css';
import type { Hovering } from './useFileDrop.ts';

const words = en.uploads.drop;

/** What would happen if the files that hover were let go, over the whole window. */
export function DropOverlay({ hovering }: { hovering: Hovering }) {
  const targets = useUploaders();
  const absence = useAddAbsence();
  const { what, count, accountId: over } = hovering;
  if (targets.length === 0) {
    return (
      <section className={styles.overlay} aria-label={words.none}>
        <div className={`${styles.zone} ${styles.refused} ${styles.zones}`}>
          <Ban aria-hidden />
          <p className={styles.title}>{words.none}</p>
          <p className={styles.limits}>{absence ?? words.noneWhy}</p>
        </div>
      </section>
    );
  }
  const [only] = targets;
  const name = targets.length > 1 || only === undefined ? words.choose : words.title(only.label);
  return (
    <section className={styles.overlay} aria-label={name}>
      {targets.length > 1 ? <p className={styles.heading}>{words.choose}</p> : null}
      <div className={styles.zones}>
        {targets.map(({ accountId, label, limits }) => (
          <div
            key={accountId}
            data-drop-account={accountId}
            className={`${styles.zone} ${targets.length === 1 || over === accountId ? styles.active : ''}`}
          >
            <Upload aria-hidden />
            <p className={styles.title}>{words.title(label)}</p>
            <p className={styles.limits}>
              {count === null ? null : `${words.count(count)} · `}
              {what === 'link' ? `${words.link} · ` : null}
              {words.limits(formatBytes(limits.maxFileBytes), formatTypes(limits.accepts))}
            </p>
          </div>
        ))}
      </div>
    </section>
  );
}
