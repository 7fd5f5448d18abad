import { useEffect, useState } from 'react';
import type { RefusalClass } from '../../../shared/contract/runs.ts';
import type { MediaRow } from '../../../shared/media.ts';
import { client } from '../../bridge/client.ts';
import { useAccountIndex } from '../../stores/accounts/accountIndex.ts';
import { tryAgain } from '../../stores/removalsStore.ts';
import { en } from '../../strings/en.ts';
import { explain } from '../../text/explain.ts';
import { formatCount } from '../../text/format.ts';
import { titleOf } from '../../text/titleOf.ts';
import { LateButton } from '../../ui/LateButton.tsx';
import styles from './Removal.module.css';

const words = en.removal;
/** As many names as a reason is told with. */
const mostNames = 4;

interface RefusedByProps {
  runId: string;
  classes: readonly RefusalClass[];
}

/** What could not be deleted, reason by reason, and which of it can be tried again. */
export function RefusedBy({ runId, classes }: RefusedByProps) {
  const { providerLabel } = useAccountIndex();
  const [rows, setRows] = useState<ReadonlyMap<number, MediaRow>>(new Map());
  useEffect(() => {
    const mediaIds = classes.flatMap(({ first }) => first.slice(0, mostNames));
    if (mediaIds.length === 0) return;
    let over = false;
    client.library.items({ mediaIds }).then(
      (found) => {
        if (!over) setRows(new Map(found.map((row) => [row.id, row])));
      },
      // Without their names they are told all the same.
      () => {},
    );
    return () => {
      over = true;
    };
  }, [classes]);
  const several = classes.filter(({ mayRetry }) => mayRetry).length > 1;
  return (
    <ul className={styles.refusals}>
      {classes.map(({ id, failure, items, first, mayRetry }) => {
        const known = first.slice(0, mostNames).flatMap((of) => rows.get(of) ?? []);
        const [row] = known;
        const provider = row === undefined ? en.shell.provider : providerLabel(row.accountId);
        const { why } = explain(failure, { provider });
        const more = items - known.length;
        const count = words.class(items, formatCount(items));
        return (
          <li key={id}>
            <span className={styles.name}>{count}</span>
            <span>{why}</span>
            <span>
              {known.map((of, at) => (
                <span key={of.id}>
                  {at === 0 ? '' : ', '}
                  <bdi>{titleOf(of)}</bdi>
                </span>
              ))}
              {known.length > 0 && more > 0 ? ` ${words.andMore(more, formatCount(more))}` : null}
            </span>
            {mayRetry && several ? (
              <LateButton
                size="small"
                aria-label={en.names.of(words.againShort, `${count}, ${why}`)}
                onPress={() => void tryAgain(runId, [id], false)}
              >
                {words.againShort}
              </LateButton>
            ) : null}
          </li>
        );
      })}
    </ul>
  );
}
