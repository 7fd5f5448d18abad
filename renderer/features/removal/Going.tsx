import type { MediaRow } from '../../../shared/media.ts';
import { en } from '../../strings/en.ts';
import { formatCount } from '../../text/format.ts';
import { titleOf } from '../../text/titleOf.ts';
import { FileName } from '../../ui/media/FileName.tsx';
import { Thumbnail } from '../../ui/media/Thumbnail.tsx';
import styles from './Removal.module.css';

interface GoingProps {
  label: string;
  /** The first of them. */
  rows: readonly MediaRow[];
  /** All of them. */
  count: number;
}

/** Items by name and picture, and how many more there are. */
export function Going({ label, rows, count }: GoingProps) {
  const more = count - rows.length;
  return (
    <ul className={styles.going} aria-label={label}>
      {rows.map((row) => (
        <li key={row.id} className={styles.goes}>
          <span className={styles.picture}>
            <Thumbnail row={row} variant="thumb" small />
          </span>
          <FileName name={titleOf(row)} />
        </li>
      ))}
      {more > 0 ? (
        <li className={styles.more}>{en.removal.andMore(more, formatCount(more))}</li>
      ) : null}
    </ul>
  );
}
