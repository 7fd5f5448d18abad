import { useEffect, useState } from 'react';
import type { Refusals as Refused } from '../../../shared/contract/runs.ts';
import type { MediaRow } from '../../../shared/media.ts';
import { client } from '../../bridge/client.ts';
import { useAccountIndex } from '../../stores/accounts/accountIndex.ts';
import { en } from '../../strings/en.ts';
import { explain } from '../../text/explain.ts';
import { formatCount } from '../../text/format.ts';
import { titleOf } from '../../text/titleOf.ts';
import styles from './Removal.module.css';

interface RefusalsProps {
  /** The first of them. */
  refused: Refused;
  /** All of them. */
  count: number;
}

/** Item by item, what could not be deleted and why. */
export function Refusals({ refused, count }: RefusalsProps) {
  const { providerLabel } = useAccountIndex();
  const [rows, setRows] = useState<readonly MediaRow[]>([]);
  useEffect(() => {
    if (refused.length === 0) return;
    let over = false;
    client.library.items({ mediaIds: refused.map(({ mediaId }) => mediaId) }).then(
      (found) => {
        if (!over) setRows(found);
      },
      // Without their names they are told all the same.
      () => {},
    );
    return () => {
      over = true;
    };
  }, [refused]);
  const more = count - refused.length;
  return (
    <ul className={styles.refusals}>
      {refused.map(({ mediaId, failure }) => {
        const row = rows.find(({ id }) => id === mediaId);
        const provider = row === undefined ? en.shell.provider : providerLabel(row.accountId);
        const name = row === undefined ? en.removal.unnamedOther : titleOf(row);
        return (
          <li key={mediaId}>
            <bdi className={styles.name}>{name}</bdi>
            <span>{explain(failure, { provider }).why}</span>
          </li>
        );
      })}
      {more > 0 ? (
        <li className={styles.more}>{en.removal.andMore(more, formatCount(more))}</li>
      ) : null}
    </ul>
  );
}
