import { defaultRangeExtractor, useVirtualizer } from '@tanstack/react-virtual';
import { type KeyboardEvent, useCallback, useEffect, useRef } from 'react';
import { printDay } from '../../../shared/query/dates.ts';
import { en } from '../../strings/en.ts';
import { headingOf } from '../../text/cardTime.ts';
import { useNow } from '../../ui/time/useNow.ts';
import styles from './Activity.module.css';
import { ActivityRow } from './ActivityRow.tsx';
import type { ActivityRows, Head } from './activityRows.ts';
import { clearEntry } from './clearing.ts';
import { openEntry } from './openEntry.ts';
import { entryNear, useRowFocus } from './useRowFocus.ts';

const words = en.activity;
const headHeight = 36;
const rowHeight = 60;
const page = 8;

/** Where a key leads from a line, and which way it looks for an entry from there; null for other keys. */
function lineAfter(key: string, from: number, count: number): readonly [number, 1 | -1] | null {
  const moves: Readonly<Record<string, readonly [number, 1 | -1]>> = {
    ArrowDown: [from + 1, 1],
    ArrowUp: [from - 1, -1],
    PageDown: [Math.min(count - 1, from + page), 1],
    PageUp: [Math.max(0, from - page), -1],
    Home: [0, 1],
    End: [count - 1, -1],
  };
  return moves[key] ?? null;
}

function headText({ section, day }: Head, now: number): string {
  if (section !== 'past') return words.sections[section];
  return headingOf({ unit: 'day', day: day === null ? null : printDay(day) }, now);
}

/** The entries, of which only those in view are built, however many there are. */
export function ActivityList({ rows }: { rows: ActivityRows }) {
  const scroll = useRef<HTMLDivElement>(null);
  const [focus, setFocus] = useRowFocus(rows);
  const wanted = useRef(false);
  const now = useNow(useCallback((at: number) => at + 1_000, []));
  // The same functions for every list: others would have all its lines measured again at each change.
  const shown = useRef(rows);
  shown.current = rows;
  const keyAt = useCallback((index: number) => shown.current.keyAt(index) ?? index, []);
  const heightAt = useCallback((index: number) => {
    const row = shown.current.at(index);
    return row !== undefined && 'head' in row ? headHeight : rowHeight;
  }, []);
  const view = useVirtualizer({
    count: rows.count,
    getScrollElement: () => scroll.current,
    estimateSize: heightAt,
    getItemKey: keyAt,
    overscan: 4,
    // The line with the keyboard stays, however far one scrolls, or the focus would be lost with it.
    rangeExtractor: (range) =>
      [...new Set([...defaultRangeExtractor(range), focus])]
        .filter((row) => row < range.count)
        .sort((a, b) => a - b),
  });

  // biome-ignore lint/correctness/useExhaustiveDependencies: only a move of the keyboard scrolls.
  useEffect(() => {
    if (!wanted.current) return;
    wanted.current = false;
    // What stands over the first entry is seen with it.
    view.scrollToIndex(focus <= 1 ? 0 : focus);
    requestAnimationFrame(() =>
      scroll.current?.querySelector<HTMLElement>('li[tabindex="0"]')?.focus(),
    );
  }, [focus]);

  const press = (event: KeyboardEvent) => {
    const move = lineAfter(event.key, focus, rows.count);
    const row = rows.at(focus);
    if (move !== null) {
      event.preventDefault();
      const to = entryNear(rows, ...move);
      wanted.current = to !== focus;
      setFocus(to);
      return;
    }
    // A button in the line hears its own keys.
    const own = event.target instanceof HTMLElement && event.target.tagName === 'LI';
    if (!own || row === undefined || !('entry' in row)) return;
    if (event.key === 'Enter') openEntry(row.entry);
    else if (event.key === 'Delete') clearEntry(row.entry);
    else return;
    event.preventDefault();
  };

  return (
    <div ref={scroll} className={styles.scroll}>
      <ul
        // biome-ignore lint/a11y/noRedundantRoles: without bullets it is no list to some readers unless it says so.
        role="list"
        aria-label={words.list}
        className={styles.all}
        style={{ height: view.getTotalSize() }}
        onKeyDown={press}
      >
        {view.getVirtualItems().map(({ index, start }) => {
          const row = rows.at(index);
          if (row === undefined) return null;
          const isHead = 'head' in row;
          return (
            <li
              key={rows.keyAt(index)}
              ref={view.measureElement}
              data-index={index}
              aria-setsize={rows.count}
              aria-posinset={index + 1}
              {...(isHead
                ? {}
                : {
                    tabIndex: index === focus ? 0 : -1,
                    'data-home': index === focus,
                    'data-entry': row.entry.kind,
                    onFocus: () => setFocus(index),
                  })}
              className={styles.row}
              style={{ transform: `translateY(${start}px)` }}
            >
              {isHead ? (
                <h2 className={styles.section} data-section={row.head.section}>
                  {headText(row.head, now)}
                </h2>
              ) : (
                <ActivityRow entry={row.entry} now={now} />
              )}
            </li>
          );
        })}
      </ul>
    </div>
  );
}
