import { useVirtualizer } from '@tanstack/react-virtual';
import { useEffect, useRef, useState } from 'react';
import type { LineOutcome, Receipt, ReceiptLine } from '../../../shared/contract/receipts.ts';
import { client } from '../../bridge/client.ts';
import { en } from '../../strings/en.ts';
import { explain } from '../../text/explain.ts';
import { formatBytes, formatInstant, formatType } from '../../text/format.ts';
import { titleOf } from '../../text/titleOf.ts';
import styles from './Receipt.module.css';

const words = en.activity.receipt;
const atOnce = 100;
const height = 58;

interface ReceiptLinesProps {
  receipt: Receipt;
  outcome: LineOutcome | null;
}

function countOf(receipt: Receipt, outcome: LineOutcome | null): number {
  return outcome === null ? receipt.of : receipt[outcome];
}

/** The items of a receipt, of which only those in view are asked for and built. */
export function ReceiptLines({ receipt, outcome }: ReceiptLinesProps) {
  const { id } = receipt;
  const [pages, setPages] = useState<ReadonlyMap<number, readonly ReceiptLine[]>>(new Map());
  const asked = useRef(new Map<number, string>());
  const scroll = useRef<HTMLDivElement>(null);
  const count = countOf(receipt, outcome);
  const view = useVirtualizer({
    count,
    getScrollElement: () => scroll.current,
    estimateSize: () => height,
    overscan: 6,
  });
  const items = view.getVirtualItems();
  const first = Math.floor((items[0]?.index ?? 0) / atOnce);
  const last = Math.floor((items.at(-1)?.index ?? 0) / atOnce);
  // What is shown of one under way is asked for again when another line of it came to its end.
  const version = String(receipt.deleted + receipt.refused + receipt.kept + receipt.unknown);
  useEffect(() => {
    for (let page = first; page <= last; page += 1) {
      if (asked.current.get(page) === version) continue;
      asked.current.set(page, version);
      const portion = { id, start: page * atOnce, count: atOnce };
      client.receipts.lines(outcome === null ? portion : { ...portion, outcome }).then(
        (lines) => setPages((known) => new Map(known).set(page, lines)),
        // It is asked for again when it comes into view the next time.
        () => asked.current.delete(page),
      );
    }
  }, [id, outcome, first, last, version]);
  const lineAt = (index: number) => pages.get(Math.floor(index / atOnce))?.[index % atOnce];
  return (
    <section
      ref={scroll}
      className={styles.lines}
      aria-label={words.lines}
      // biome-ignore lint/a11y/noNoninteractiveTabindex: a list without buttons is scrolled by keys, too.
      tabIndex={0}
    >
      <ul
        // biome-ignore lint/a11y/noRedundantRoles: without bullets it is no list to some readers unless it says so.
        role="list"
        aria-label={words.lines}
        className={styles.all}
        style={{ height: view.getTotalSize() }}
      >
        {items.map(({ index, start }) => (
          <li
            key={index}
            ref={view.measureElement}
            data-index={index}
            aria-setsize={count}
            aria-posinset={index + 1}
            className={styles.line}
            style={{ transform: `translateY(${start}px)` }}
          >
            <Line line={lineAt(index)} receipt={receipt} />
          </li>
        ))}
      </ul>
    </section>
  );
}

function Line({ line, receipt }: { line: ReceiptLine | undefined; receipt: Receipt }) {
  if (line === undefined) return <span className={styles.detail}>{words.loading}</span>;
  const { name, direction, contentType, sizeBytes, storedAt, outcome, askedAt, from, to, ref } =
    line;
  const now = Date.now();
  const account = receipt.accounts.find(({ accountId }) => accountId === line.accountId);
  const provider = account?.provider || en.shell.provider;
  const facts = [
    ...(contentType === null && name === null ? [] : [formatType(contentType, name)]),
    ...(sizeBytes === null ? [] : [formatBytes(sizeBytes)]),
    ...(from === null || to === null ? [] : [words.route(from, to)]),
    ...(storedAt === null ? [] : [formatInstant(storedAt, now)]),
    ref,
  ];
  const told = [
    ...(askedAt === null ? [] : [words.asked(formatInstant(askedAt, now))]),
    ...(line.answer === null ? [] : [words.answer(line.status, line.answer)]),
    ...(line.checkedAt === null ? [] : [words.checked(formatInstant(line.checkedAt, now))]),
    ...(line.failure === null ? [] : [explain(line.failure, { provider }).why]),
  ];
  return (
    <>
      <div className={styles.top}>
        <bdi className={styles.name}>
          {titleOf({ name, direction, fromAddress: from, toAddress: to })}
        </bdi>
        <span className={styles.outcome} data-outcome={outcome ?? 'open'}>
          {outcome === null ? words.open : words.outcomes[outcome]}
        </span>
      </div>
      <span className={styles.detail}>
        {facts.map((fact) => (
          <bdi key={fact}>{fact}</bdi>
        ))}
      </span>
      {told.length === 0 ? null : (
        <span className={styles.detail}>
          {told.map((fact) => (
            <bdi key={fact}>{fact}</bdi>
          ))}
        </span>
      )}
    </>
  );
}
