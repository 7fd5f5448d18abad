import { Link } from 'lucide-react';
import { memo, useCallback, useMemo } from 'react';
import type { MediaRow } from '../../../shared/media.ts';
import { expiryOf, hasEnded, type RetentionRule } from '../../../shared/retention.ts';
import { en } from '../../strings/en.ts';
import { formatBytes, formatType } from '../../text/format.ts';
import { titleOf } from '../../text/titleOf.ts';
import { DirectionMark } from '../../ui/media/DirectionMark.tsx';
import { FileName } from '../../ui/media/FileName.tsx';
import { Thumbnail } from '../../ui/media/Thumbnail.tsx';
import { CountdownChip } from '../../ui/time/CountdownChip.tsx';
import { useNow } from '../../ui/time/useNow.ts';
import styles from './Card.module.css';

interface CardProps {
  row: MediaRow;
  index: number;
  column: number;
  selected: boolean;
  focused: boolean;
  whole: boolean;
  rule: RetentionRule | undefined;
  /** Which account it is of, where several are shown together. */
  owner: { readonly label: string; readonly colour: string } | undefined;
}

/** One item of the grid; presses and keys are heard by the grid, by way of `data-index`. */
export const Card = memo(function Card(props: CardProps) {
  const { row, index, column, selected, focused, whole, rule, owner } = props;
  const expiry = useMemo(() => (rule === undefined ? null : expiryOf(rule, row)), [rule, row]);
  const name = titleOf(row);
  const size = row.sizeBytes === null ? null : formatBytes(row.sizeBytes);
  const factsId = `facts-${row.id}`;
  const gone = row.goneAt !== null;
  return (
    // biome-ignore lint/a11y/useSemanticElements: a table cannot hold a virtual list of cards.
    <div
      role="gridcell"
      aria-label={name}
      aria-describedby={factsId}
      aria-selected={selected}
      aria-colindex={column + 1}
      tabIndex={focused ? 0 : -1}
      data-index={index}
      className={styles.card}
    >
      <div className={styles.picture}>
        <Thumbnail row={row} variant="thumb" whole={whole} />
      </div>
      {gone ? null : <CopyLink row={row} rule={rule} />}
      {/* Told by the cell's own name and description, in one piece. */}
      <div className={styles.words} aria-hidden>
        <div className={`${styles.title} ${gone ? styles.gone : ''}`}>
          {owner === undefined ? null : (
            <span
              className={styles.dot}
              style={{ backgroundColor: owner.colour }}
              title={en.library.inAccount(owner.label)}
            />
          )}
          <FileName name={name} />
        </div>
        <div className={styles.meta} id={factsId}>
          <span className={styles.facts}>
            <DirectionMark direction={row.direction} />
            {formatType(row.contentType, row.name)}
            {size === null ? <Unsized /> : ` · ${size}`}
          </span>
          {expiry === null ? null : <CountdownChip expiry={expiry} />}
        </div>
      </div>
    </div>
  );
});

/** Until the item ends; alone, so that only it is drawn then. */
function CopyLink({ row, rule }: Pick<CardProps, 'row' | 'rule'>) {
  const ends = rule === undefined ? null : expiryOf(rule, row).expiresAt;
  const now = useNow(
    useCallback((at: number) => (ends !== null && ends > at ? ends : null), [ends]),
  );
  if (rule !== undefined && hasEnded(rule, row, now)) return null;
  return (
    <button
      type="button"
      tabIndex={-1}
      data-copy
      aria-label={en.library.copyLink}
      title={en.library.copyLink}
      className={styles.copy}
    >
      <Link aria-hidden />
    </button>
  );
}

/** No room for a sentence on a card: a dash, and the sentence for who asks or listens. */
function Unsized() {
  return (
    <span role="img" aria-label={en.library.sizeUnknown} title={en.library.sizeUnknown}>
      {' · ?'}
    </span>
  );
}

/** The place of an item that is on its way. */
export function CardSkeleton({ index, column }: { index?: number; column?: number }) {
  const cell =
    column === undefined
      ? { 'aria-hidden': true as const }
      : {
          role: 'gridcell',
          'aria-busy': true as const,
          'aria-label': en.library.loading,
          'aria-colindex': column + 1,
          'data-index': index,
          tabIndex: -1,
        };
  return (
    <div {...cell} className={`${styles.card} ${styles.skeleton}`}>
      <div className={styles.picture} />
      <div className={styles.words}>
        <div className={styles.line} />
        <div className={`${styles.line} ${styles.short}`} />
      </div>
    </div>
  );
}
