import { defaultRangeExtractor, useVirtualizer } from '@tanstack/react-virtual';
import { type KeyboardEvent, useCallback, useEffect, useMemo, useRef } from 'react';
import { isFinished, type UploadJob } from '../../../shared/upload.ts';
import { cancelUploads, dismissUploads } from '../../actions/uploads/uploadCalls.ts';
import { rateOf } from '../../stores/uploads/speed.ts';
import type { Batch } from '../../stores/uploads/uploadBatches.ts';
import { isPaused, useUploads } from '../../stores/uploads/uploadsStore.ts';
import { en } from '../../strings/en.ts';
import { useNow } from '../../ui/time/useNow.ts';
import { BatchHead } from './BatchHead.tsx';
import { type OnlyRows, rowsOf } from './listRows.ts';
import { useOffers } from './offersStore.ts';
import styles from './UploadList.module.css';
import { UploadRow } from './UploadRow.tsx';
import { useListFocus } from './useListFocus.ts';

interface UploadListProps {
  batches: readonly Batch[];
  only: OnlyRows | null;
}

/** The heights that the styles give a line without buttons of its own: one that differs moves all after it. */
const jobHeight = 50;
const headHeight = 34;

/** The line that an arrow or a paging key leads to; null for other keys. */
export function lineAfter(key: string, from: number, count: number, page: number): number | null {
  const moves: Readonly<Record<string, number>> = {
    ArrowDown: from + 1,
    ArrowUp: from - 1,
    PageDown: from + page,
    PageUp: from - page,
    Home: 0,
    End: count - 1,
  };
  const to = moves[key];
  return to === undefined ? null : Math.min(count - 1, Math.max(0, to));
}

/** The line with the keyboard is always among those that are built. */
export function lineWithKeyboard(within: HTMLElement | null): HTMLElement | null {
  return within?.querySelector<HTMLElement>('li[tabindex="0"]') ?? null;
}

/** The files as a list of which only what is in view is built, however many there are. */
export function UploadList({ batches, only }: UploadListProps) {
  const rows = useMemo(() => rowsOf(batches, only), [batches, only]);
  const { known, speeds, pauses } = useUploads();
  const moving = known.tally.sending > 0;
  // What stands still is slower every second, and nothing else would tell.
  useNow(useCallback((at: number) => (moving ? at + 1_000 : null), [moving]));
  const offers = useOffers((state) => state.offers);
  const scroll = useRef<HTMLDivElement>(null);
  const [focus, setFocus] = useListFocus(rows);
  const wanted = useRef(false);
  // The same functions for every list: others would have all its lines measured again at each change.
  const shown = useRef(rows);
  shown.current = rows;
  const keyAt = useCallback((index: number) => shown.current.keyAt(index), []);
  const heightAt = useCallback(
    (index: number) => (shown.current.isHead(index) ? headHeight : jobHeight),
    [],
  );
  const view = useVirtualizer({
    count: rows.count,
    getScrollElement: () => scroll.current,
    estimateSize: heightAt,
    getItemKey: keyAt,
    overscan: 3,
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
    view.scrollToIndex(focus);
    // Looked for then: a line that came meanwhile has moved the others.
    requestAnimationFrame(() => lineWithKeyboard(scroll.current)?.focus());
  }, [focus]);

  const press = (event: KeyboardEvent) => {
    // Not from what the key was pressed on: the keyboard may be a frame behind.
    const row = rows.at(focus);
    const to = lineAfter(event.key, focus, rows.count, 5);
    if (to !== null) {
      event.preventDefault();
      wanted.current = to !== focus;
      setFocus(to);
    } else if (event.key === 'Delete' && row?.kind === 'job') {
      if (isFinished(row.job)) dismissUploads([row.job.id]);
      else cancelUploads([row.job.id]);
    }
  };

  const now = performance.now();
  const rateOfJob = (job: UploadJob) => {
    const speed = speeds.get(job.id);
    return speed === undefined ? null : rateOf(speed, now);
  };
  return (
    <div ref={scroll} className={styles.list}>
      <ul
        // biome-ignore lint/a11y/noRedundantRoles: without bullets it is no list to some readers unless it says so.
        role="list"
        aria-label={en.uploads.list}
        className={styles.all}
        style={{ height: view.getTotalSize() }}
        onKeyDown={press}
      >
        {view.getVirtualItems().map(({ index, start }) => {
          const row = rows.at(index);
          if (row === undefined) return null;
          return (
            <li
              key={rows.keyAt(index)}
              ref={view.measureElement}
              data-index={index}
              data-state={row.kind === 'job' ? row.job.state : undefined}
              aria-setsize={rows.count}
              aria-posinset={index + 1}
              tabIndex={index === focus ? 0 : -1}
              className={styles.row}
              style={{ transform: `translateY(${start}px)` }}
              onFocus={() => setFocus(index)}
            >
              {row.kind === 'batch' ? (
                <BatchHead batch={row.batch} pauses={pauses} />
              ) : (
                <UploadRow
                  job={row.job}
                  paused={isPaused(pauses, row.job.accountId)}
                  rate={rateOfJob(row.job)}
                  offers={offers.get(row.job.id)}
                />
              )}
            </li>
          );
        })}
      </ul>
    </div>
  );
}
