import type { Removed } from '../../../shared/contract/library.ts';
import type { MediaRow } from '../../../shared/media.ts';
import { en } from '../../strings/en.ts';
import { explain } from '../../ui/explain.ts';
import { titleOf } from '../../ui/titleOf.ts';
import styles from './Removal.module.css';

interface RefusalsProps {
  failed: Removed['failed'];
  rows: readonly MediaRow[];
  providerOf: (row: MediaRow) => string;
}

/** Item by item, what could not be deleted and why. */
export function Refusals({ failed, rows, providerOf }: RefusalsProps) {
  return (
    <ul className={styles.refusals}>
      {failed.map(({ mediaId, failure }) => {
        const row = rows.find(({ id }) => id === mediaId);
        const provider = row === undefined ? en.shell.provider : providerOf(row);
        const name = row === undefined ? en.removal.unnamedOther : titleOf(row);
        return (
          <li key={mediaId}>
            <bdi className={styles.name}>{name}</bdi>
            <span>{explain(failure, { provider }).why}</span>
          </li>
        );
      })}
    </ul>
  );
}
