import { Check } from 'lucide-react';
import { memo, useCallback, useMemo } from 'react';
import type { ProviderInfo } from '../../../shared/account.ts';
import type { MediaRow } from '../../../shared/media.ts';
import { expiryOf } from '../../../shared/retention.ts';
import { isPossible, itemContextOf } from '../../actions/items/itemAction.ts';
import { actionsOn } from '../../actions/items/itemActions.ts';
import { useAccountIndex } from '../../stores/accounts/accountIndex.ts';
import { ofRows, summaryOf } from '../../stores/library/chosen.ts';
import { foundIn, useMatches } from '../../stores/library/matchesStore.ts';
import { en } from '../../strings/en.ts';
import { formatBytes, formatType } from '../../text/format.ts';
import { titleOf } from '../../text/titleOf.ts';
import { DirectionMark } from '../../ui/media/DirectionMark.tsx';
import { FileName } from '../../ui/media/FileName.tsx';
import { Thumbnail } from '../../ui/media/Thumbnail.tsx';
import { CountdownChip } from '../../ui/time/CountdownChip.tsx';
import { useNow } from '../../ui/time/useNow.ts';
import styles from './Card.module.css';
import { FoundLine, foundWords } from './items/FoundLine.tsx';

export interface Owner {
  readonly label: string;
  readonly colour: string;
}

interface CardProps {
  row: MediaRow;
  index: number;
  column: number;
  selected: boolean;
  focused: boolean;
  whole: boolean;
  provider: ProviderInfo | undefined;
  /** Which account it is of, where several are shown together. */
  owner: Owner | undefined;
}

/** One item of the grid; presses and keys are heard by the grid, by way of `data-index`. */
export const Card = memo(function Card(props: CardProps) {
  const { row, index, column, selected, focused, whole, provider, owner } = props;
  const rule = provider?.retention;
  const expiry = useMemo(() => (rule === undefined ? null : expiryOf(rule, row)), [rule, row]);
  const name = titleOf(row);
  const size = row.sizeBytes === null ? null : formatBytes(row.sizeBytes);
  const found = useMatches(foundIn(row.id));
  const more = [
    row.direction === null ? null : en.library.inspector[row.direction],
    size === null ? en.library.sizeUnknown : null,
    owner === undefined ? null : en.library.inAccount(owner.label),
    foundWords(found),
  ].filter((fact) => fact !== null);
  const named = [`title-${index}`, `facts-${index}`, `more-${index}`] as const;
  const [titleId, factsId, moreId] = named;
  const gone = row.goneAt !== null;
  return (
    // biome-ignore lint/a11y/useSemanticElements: a table cannot hold a virtual list of cards.
    <div
      role="gridcell"
      aria-labelledby={named.slice(0, more.length === 0 ? 2 : 3).join(' ')}
      aria-selected={selected}
      aria-colindex={column + 1}
      tabIndex={focused ? 0 : -1}
      data-index={index}
      data-item={row.id}
      {...(focused ? { 'data-home': true } : {})}
      className={styles.card}
    >
      <div className={styles.picture}>
        <Thumbnail row={row} variant="thumb" whole={whole} />
        {selected ? (
          <span className={styles.check} data-check>
            <Check aria-hidden />
          </span>
        ) : null}
        <FoundLine found={found} over />
      </div>
      {gone ? null : <Acts row={row} provider={provider} />}
      <div className={styles.words}>
        <div className={`${styles.title} ${gone ? styles.gone : ''}`}>
          {owner === undefined ? null : (
            <span
              className={styles.dot}
              style={{ backgroundColor: owner.colour }}
              title={en.library.inAccount(owner.label)}
            />
          )}
          <span id={titleId} className={styles.name}>
            <FileName name={name} />
          </span>
        </div>{' '}
        <div className={styles.meta} id={factsId}>
          <span className={styles.facts}>
            <DirectionMark direction={row.direction} silent />
            {formatType(row.contentType, row.name)}
            {size === null ? <Unsized /> : ` · ${size}`}
          </span>
          {/* Without it, the words would run into each other for who listens. */}{' '}
          {expiry === null ? null : <CountdownChip expiry={expiry} />}
        </div>
        {/* What is shown without words. */}
        <span id={moreId} hidden>
          {more.join(', ')}
        </span>
      </div>
    </div>
  );
});

/** What can be done with the item until it ends; alone, so that only it is drawn then. */
function Acts({ row, provider }: Pick<CardProps, 'row' | 'provider'>) {
  const ends = provider === undefined ? null : expiryOf(provider.retention, row).expiresAt;
  const now = useNow(
    useCallback((at: number) => (ends !== null && ends > at ? ends : null), [ends]),
  );
  const index = useAccountIndex();
  const summary = summaryOf(ofRows([row]), () => provider?.retention, now);
  const context = { ...itemContextOf(index, now), providerOf: () => provider };
  return actionsOn('card').map((action) => {
    const { id, Icon, label } = action;
    const possibility = action.possible(summary, context);
    if (!isPossible(possibility)) return null;
    return (
      <button
        key={id}
        type="button"
        tabIndex={-1}
        data-action={id}
        aria-label={en.names.of(label(possibility), titleOf(row))}
        title={label(possibility)}
        className={styles.copy}
      >
        <Icon aria-hidden />
      </button>
    );
  });
}

/** A card is too small for a sentence: it shows a mark, and the sentence for who asks. */
function Unsized() {
  return <span title={en.library.sizeUnknown}>{' · ?'}</span>;
}

/** Stands for an item that is on its way. */
export function CardSkeleton({ at }: { at?: { index: number; column: number; focused: boolean } }) {
  const cell =
    at === undefined
      ? { 'aria-hidden': true as const }
      : {
          role: 'gridcell',
          'aria-busy': true as const,
          'aria-label': en.library.loading,
          'aria-colindex': at.column + 1,
          'data-index': at.index,
          tabIndex: at.focused ? 0 : -1,
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
