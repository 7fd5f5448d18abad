import { splitName } from '../../text/format.ts';
import styles from './FileName.module.css';

/** A name on one line: the middle gives way, the ending stays, direction marks reach no further. */
export function FileName({ name }: { name: string }) {
  const [start, end] = splitName(name);
  return (
    <bdi className={styles.name} title={name}>
      <span className={styles.start}>{start}</span>
      {end === '' ? null : <span className={styles.end}>{end}</span>}
    </bdi>
  );
}
