import { splitName } from '../../text/format.ts';
import styles from './FileName.module.css';

/**
 * A name on one line: the middle gives way, the ending stays, direction marks reach no further. Who
 * listens hears it whole and once; its two parts are for the eye alone.
 */
export function FileName({ name }: { name: string }) {
  const [start, end] = splitName(name);
  if (end === '') {
    return (
      <bdi className={styles.name} title={name}>
        <span className={styles.start}>{name}</span>
      </bdi>
    );
  }
  return (
    <bdi className={styles.name} title={name}>
      <span className={styles.whole}>{name}</span>
      <span className={styles.start} aria-hidden>
        {start}
      </span>
      <span className={styles.end} aria-hidden>
        {end}
      </span>
    </bdi>
  );
}
