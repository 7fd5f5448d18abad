import { readQuery } from '../../../shared/query/readQuery.ts';
import { queryContext } from '../../stores/view/queryContext.ts';
import { en } from '../../strings/en.ts';
import { Button } from '../../ui/Button.tsx';
import styles from './SearchField.module.css';
import { typeSearch } from './typing.ts';

const words = en.find;

/** What of that which is typed does not count, once nothing more is typed to it, and what may be meant. */
export function Misread({ typed, caret }: { typed: string; caret: number }) {
  const found = readQuery(typed, queryContext()).misread.find(
    ({ start, end, why }) =>
      (why !== 'no-such-key' || end < caret) &&
      !(start < caret && caret <= end && why === 'no-value'),
  );
  return (
    <p className={found === undefined ? styles.silent : styles.misread} role="status">
      {found === undefined ? null : (
        <>
          <span>{words.misread[found.why](found.written)}</span>
          {found.suggestion === null ? null : (
            <Button
              size="small"
              look="quiet"
              onPress={() =>
                typeSearch(
                  `${typed.slice(0, found.start)}${found.suggestion} ${typed.slice(found.end).trimStart()}`,
                )
              }
            >
              {words.instead(found.suggestion)}
            </Button>
          )}
        </>
      )}
    </p>
  );
}
