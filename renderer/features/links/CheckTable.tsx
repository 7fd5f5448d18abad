import { useVirtualizer } from '@tanstack/react-virtual';
import { useEffect, useRef } from 'react';
import type { LinkCheckRow } from '../../../shared/contract/linkChecks.ts';
import { useAccountIndex } from '../../stores/accounts/accountIndex.ts';
import { en } from '../../strings/en.ts';
import { nextMidnight } from '../../text/nextMidnight.ts';
import { titleOf } from '../../text/titleOf.ts';
import { useNow } from '../../ui/time/useNow.ts';
import { fileText, resultText, untilText } from './checkText.ts';
import styles from './Links.module.css';

const words = en.checks;
const lineHeight = 64;

interface CheckTableProps {
  label: string;
  total: number;
  rows: {
    at(index: number): LinkCheckRow | undefined;
    want(first: number, last: number): void;
  };
}

/** All links of a check, of which only those in sight are drawn. */
export function CheckTable({ label, total, rows: { at, want } }: CheckTableProps) {
  const scroll = useRef<HTMLDivElement>(null);
  const view = useVirtualizer({
    count: total,
    getScrollElement: () => scroll.current,
    estimateSize: () => lineHeight,
    overscan: 8,
  });
  const lines = view.getVirtualItems();
  const first = lines[0]?.index ?? 0;
  const last = lines.at(-1)?.index ?? 0;
  useEffect(() => want(first, last), [want, first, last]);
  return (
    // biome-ignore lint/a11y/useSemanticElements: rows of a table element cannot be placed one by one.
    <div role="table" aria-label={label} aria-rowcount={total + 1} className={styles.table}>
      {/* biome-ignore lint/a11y/useSemanticElements: as above. */}
      <div role="row" aria-rowindex={1} className={`${styles.row} ${styles.head}`} tabIndex={-1}>
        {Object.entries(words.columns).map(([id, name]) => (
          // biome-ignore lint/a11y/useSemanticElements: as above.
          <span key={id} role="columnheader" tabIndex={-1}>
            {name}
          </span>
        ))}
      </div>
      {/* biome-ignore lint/a11y/useSemanticElements: as above. */}
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what it is in scrolls by keys. */}
      <div ref={scroll} role="rowgroup" className={styles.scroll} tabIndex={0}>
        <div role="presentation" className={styles.all} style={{ height: view.getTotalSize() }}>
          {lines.map(({ index, start }) => (
            // biome-ignore lint/a11y/useSemanticElements: as above.
            <div
              key={index}
              ref={view.measureElement}
              data-index={index}
              role="row"
              tabIndex={-1}
              aria-rowindex={index + 2}
              className={`${styles.row} ${styles.line}`}
              style={{ transform: `translateY(${start}px)` }}
            >
              <Cells row={at(index)} />
            </div>
          ))}
        </div>
      </div>
    </div>
  );
}

function Cells({ row }: { row: LinkCheckRow | undefined }) {
  const now = useNow(nextMidnight);
  const { accountLabel, providerLabel } = useAccountIndex();
  // biome-ignore lint/a11y/useSemanticElements: as in the table.
  if (row === undefined) return <span role="cell">…</span>;
  const { accountId, mediaId, host, verdict } = row;
  const provider = accountId === null ? en.shell.provider : providerLabel(accountId);
  const { title, remedy } = resultText(row, provider);
  const where = [accountId === null ? null : accountLabel(accountId), host];
  return (
    <>
      {/* biome-ignore lint/a11y/useSemanticElements: as in the table. */}
      <span role="cell" className={styles.cell}>
        <bdi className={styles.name}>{mediaId === null ? words.unnamed : titleOf(row)}</bdi>
        <bdi className={styles.hint}>{where.filter((part) => part !== null).join(' · ')}</bdi>
      </span>
      {/* biome-ignore lint/a11y/useSemanticElements: as in the table. */}
      <span role="cell" className={styles.cell}>
        <strong className={verdict === 'works' || verdict === null ? '' : styles.bad}>
          {title}
        </strong>
        <span className={styles.hint}>{remedy}</span>
      </span>
      {/* biome-ignore lint/a11y/useSemanticElements: as in the table. */}
      <span role="cell" className={`${styles.cell} ${styles.hint}`}>
        <span>{fileText(row)}</span>
        <span>{untilText(row, now)}</span>
      </span>
    </>
  );
}
