import { useVirtualizer } from '@tanstack/react-virtual';
import { useEffect, useMemo, useRef } from 'react';
import type { LinkCheckRow } from '../../../shared/contract/linkChecks.ts';
import { useAccountIndex } from '../../stores/accounts/accountIndex.ts';
import { en } from '../../strings/en.ts';
import { nextMidnightOr } from '../../text/nextMidnight.ts';
import { titleOf } from '../../text/titleOf.ts';
import { Times } from '../../ui/time/Times.tsx';
import { useProviderNow } from '../../ui/time/useNow.ts';
import { fileText, isOver, resultText, untilText } from './checkText.ts';
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
    <div className={styles.table}>
      {/* Each entry says of itself what stands in which column. */}
      <div aria-hidden className={`${styles.row} ${styles.head}`}>
        {Object.entries(words.columns).map(([id, name]) => (
          <span key={id}>{name}</span>
        ))}
      </div>
      <div ref={scroll} className={styles.scroll}>
        <ul
          // biome-ignore lint/a11y/noRedundantRoles: without bullets it is no list to some readers unless it says so.
          role="list"
          // biome-ignore lint/a11y/noNoninteractiveTabindex: what it is in scrolls by keys.
          tabIndex={0}
          aria-label={label}
          className={styles.all}
          style={{ height: view.getTotalSize() }}
        >
          {lines.map(({ index, start }) => (
            <li
              key={index}
              ref={view.measureElement}
              data-index={index}
              aria-setsize={total}
              aria-posinset={index + 1}
              className={`${styles.row} ${styles.line}`}
              style={{ transform: `translateY(${start}px)` }}
            >
              <Cells row={at(index)} />
            </li>
          ))}
        </ul>
      </div>
    </div>
  );
}

function Cells({ row }: { row: LinkCheckRow | undefined }) {
  const worksUntil = row?.worksUntil ?? null;
  const now = useProviderNow(useMemo(() => nextMidnightOr(worksUntil), [worksUntil]));
  const { accountLabel, providerLabel } = useAccountIndex();
  if (row === undefined) return <span>…</span>;
  const { accountId, mediaId, host, verdict } = row;
  const isGood = (verdict === 'works' && !isOver(row, now)) || verdict === null;
  const provider = accountId === null ? en.shell.provider : providerLabel(accountId);
  const { title, remedy } = resultText(row, provider, now);
  const where = [accountId === null ? null : accountLabel(accountId), host];
  return (
    <>
      <span className={styles.cell}>
        <bdi className={styles.name}>{mediaId === null ? words.unnamed : titleOf(row)}</bdi>
        <bdi className={styles.hint}>{where.filter((part) => part !== null).join(' · ')}</bdi>
      </span>
      <span className={styles.cell}>
        <strong className={isGood ? '' : styles.bad}>{title}</strong>
        <span className={styles.hint}>{remedy}</span>
      </span>
      <span className={`${styles.cell} ${styles.hint}`}>
        <span>{fileText(row)}</span>
        <span>
          <Times inRow of={untilText(row, now)} />
        </span>
      </span>
    </>
  );
}
