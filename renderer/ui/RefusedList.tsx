import { en } from '../strings/en.ts';
import { LateButton } from './LateButton.tsx';
import styles from './RefusedList.module.css';

export interface RefusedReason {
  readonly id: string;
  /** Such as `12 items`. */
  readonly count: string;
  readonly why: string;
  readonly remedy: string;
  readonly names: readonly string[];
  /** How many there are besides those with names. */
  readonly more: string | null;
  readonly mayRetry: boolean;
}

interface RefusedListProps {
  label: string;
  reasons: readonly RefusedReason[];
  /** Tries one of several reasons again by itself, where that is possible. */
  onAgain?: (id: string) => void;
}

/** What could not be done, reason by reason. */
export function RefusedList({ label, reasons, onAgain }: RefusedListProps) {
  if (reasons.length === 0) return null;
  const several = reasons.filter(({ mayRetry }) => mayRetry).length > 1;
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: it scrolls, and so it is reached by keys.
    <ul className={styles.reasons} aria-label={label} tabIndex={0}>
      {reasons.map(({ id, count, why, remedy, names, more, mayRetry }) => (
        <li key={id}>
          <span className={styles.count}>{count}</span>
          <span>{`${why} ${remedy}`.trim()}</span>
          <span>
            {names.map((name, at) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: two items may be called the same.
              <span key={at}>
                {at === 0 ? '' : ', '}
                <bdi>{name}</bdi>
              </span>
            ))}
            {names.length > 0 && more !== null ? ` ${en.archives.more(more)}` : null}
          </span>
          {onAgain !== undefined && mayRetry && several ? (
            <LateButton
              size="small"
              aria-label={en.names.of(en.removal.againShort, `${count}, ${why}`)}
              onPress={() => onAgain(id)}
            >
              {en.removal.againShort}
            </LateButton>
          ) : null}
        </li>
      ))}
    </ul>
  );
}
