import { Check } from 'lucide-react';
import { memo, type ReactNode, useMemo } from 'react';
import type { ProviderInfo } from '../../../../shared/account.ts';
import type { MediaRow } from '../../../../shared/media.ts';
import { expiryOf } from '../../../../shared/retention.ts';
import { foundIn, useMatches } from '../../../stores/library/matchesStore.ts';
import { en } from '../../../strings/en.ts';
import { countdownOf } from '../../../text/countdown.ts';
import { exactTitle } from '../../../text/exactTime.ts';
import { DirectionMark } from '../../../ui/media/DirectionMark.tsx';
import { FileName } from '../../../ui/media/FileName.tsx';
import { Thumbnail } from '../../../ui/media/Thumbnail.tsx';
import { CountdownChip } from '../../../ui/time/CountdownChip.tsx';
import { CardActs } from '../cards/CardActs.tsx';
import { FoundLine, foundBriefly, foundInName } from '../items/FoundLine.tsx';
import { type CellContext, cellText } from './cellText.ts';
import type { Column, ColumnId } from './columnRules.ts';
import styles from './List.module.css';

interface ListRowProps {
  row: MediaRow;
  index: number;
  top: number;
  /** What stands over it, where a group begins with it. */
  heading?: string | undefined;
  columns: readonly Column[];
  selected: boolean;
  focused: boolean;
  now: number;
  provider: ProviderInfo | undefined;
  account: string;
  /** The pointer is on it, so that it offers what can be done with its item. */
  hot: boolean;
  /** The account's colour, where several are shown together. */
  colour: string | undefined;
}

/** One item of the list; presses and keys are heard by the list, by way of `data-index`. */
export const ListRow = memo(function ListRow(props: ListRowProps) {
  const {
    row,
    index,
    top,
    heading,
    columns,
    selected,
    focused,
    hot,
    now,
    provider,
    account,
    colour,
  } = props;
  const rule = provider?.retention;
  const expiry = useMemo(() => (rule === undefined ? null : expiryOf(rule, row)), [rule, row]);
  const context: CellContext = {
    now,
    account,
    provider: provider?.label ?? en.shell.provider,
    expiry,
  };
  const gone = row.goneAt !== null;
  const found = useMatches(foundIn(row.id));

  const contentOf = (id: ColumnId, text: string): ReactNode => {
    if (id === 'name') {
      return (
        <>
          <span className={styles.check} data-check={selected ? '' : undefined}>
            {selected ? <Check aria-hidden /> : null}
          </span>
          <span className={styles.picture}>
            <Thumbnail row={row} variant="thumb" small />
          </span>
          {colour === undefined ? null : (
            <span
              className={styles.dot}
              style={{ backgroundColor: colour }}
              title={en.library.inAccount(account)}
            />
          )}
          <span className={styles.title}>
            <FileName name={text} marked={foundInName(found, text)} /> <FoundLine found={found} />
          </span>
          {hot ? <CardActs row={row} provider={provider} className={styles.act} /> : null}
        </>
      );
    }
    if (id === 'end' && expiry !== null && countdownOf(expiry, now) !== null) {
      return <CountdownChip expiry={expiry} />;
    }
    if (id === 'direction' && row.direction !== null) {
      return (
        <>
          <DirectionMark direction={row.direction} silent />
          <bdi className={styles.text}>{text}</bdi>
        </>
      );
    }
    const at = id === 'stored' ? row.storedAt : id === 'used' ? row.usedAt : null;
    return (
      <bdi className={styles.text} title={at === null ? text : exactTitle(at)}>
        {text}
      </bdi>
    );
  };

  const texts = columns.map(({ id }) => cellText(id, row, context));
  /** The cell of the name has the keyboard for its row, and says all of it. */
  const named = {
    'aria-label': [
      cellText('name', row, context),
      // As it is written, and where: who speaks to the computer says what is seen.
      foundBriefly(found) ?? '',
      ...texts.filter((_, at) => columns[at]?.id !== 'name'),
    ]
      .filter((text) => text !== '')
      .join(', '),
    'aria-selected': selected,
    'aria-description': heading,
    tabIndex: focused ? 0 : -1,
    'data-index': index,
    'data-item': row.id,
    ...(focused ? { 'data-home': true } : {}),
  };

  return (
    // biome-ignore lint/a11y/useSemanticElements: a table cannot hold rows that are drawn as they come into sight.
    // biome-ignore lint/a11y/useFocusableInteractive: its first cell takes the focus.
    <div
      role="row"
      aria-rowindex={index + 2}
      data-index={index}
      data-selected={selected || undefined}
      className={`${styles.row} ${gone ? styles.gone : ''}`}
      style={{ transform: `translateY(${top}px)` }}
    >
      {columns.map(({ id, numeric }, at) => (
        // biome-ignore lint/a11y/useSemanticElements: as above.
        // biome-ignore lint/a11y/useFocusableInteractive: only that of the name takes the focus, for its row.
        <div
          key={id}
          role="gridcell"
          aria-colindex={at + 1}
          data-column={id}
          {...(id === 'name' ? named : {})}
          className={`${styles.cell} ${id === 'name' ? styles.name : ''} ${numeric ? styles.numeric : ''}`}
        >
          {contentOf(id, texts[at] ?? '')}
        </div>
      ))}
    </div>
  );
});
