import type { MediaRow } from '../../../shared/media.ts';
import { selectItem } from '../../actions/items/selectItem.ts';
import { en } from '../../strings/en.ts';
import { titleOf } from '../../text/titleOf.ts';
import { Thumbnail } from '../../ui/media/Thumbnail.tsx';
import styles from './Facts.module.css';

/** What else a message carries; each is one press away. */
export function Alongside({ rows }: { rows: readonly MediaRow[] }) {
  return (
    <ul className={styles.strip} aria-label={en.facts.alongside}>
      {rows.map((row, place) => (
        <li key={row.id}>
          <button
            type="button"
            className={styles.tile}
            title={titleOf(row)}
            aria-label={nameOf(row, place)}
            onClick={() => selectItem(row.id)}
          >
            <Thumbnail row={row} variant="thumb" small />
          </button>
        </li>
      ))}
    </ul>
  );
}

/** Told apart by their places, since they are often called the same. */
function nameOf(row: MediaRow, place: number): string {
  const name = `${place + 1}: ${titleOf(row)}`;
  return row.goneAt === null ? name : en.facts.alongsideGone(name);
}
