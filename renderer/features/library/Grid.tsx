import { defaultRangeExtractor, useVirtualizer } from '@tanstack/react-virtual';
import { useEffect, useLayoutEffect, useMemo, useRef, useState } from 'react';
import type { AccountId } from '../../../shared/ids.ts';
import { useAccountIndex } from '../../stores/accounts/accountIndex.ts';
import { wholeSelection } from '../../stores/library/chosenStore.ts';
import { showRange, useLibrary } from '../../stores/library/libraryStore.ts';
import { rowAt } from '../../stores/library/pages.ts';
import { isSelected } from '../../stores/library/selection.ts';
import { useSelection } from '../../stores/library/selectionStore.ts';
import { accountInView, fillsFrames, useView } from '../../stores/view/viewStore.ts';
import { en } from '../../strings/en.ts';
import { accountColour } from '../../ui/accountColour.ts';
import { useKeptFocus } from '../../ui/focus/useKeptFocus.ts';
import { ContextMenu, type MenuEntry } from '../../ui/menu/Menu.tsx';
import { Card, CardSkeleton, type Owner } from './Card.tsx';
import styles from './Grid.module.css';
import { geometryOf } from './items/gridGeometry.ts';
import { menuOf } from './items/menuOf.tsx';
import { useGridKeys } from './items/useGridKeys.ts';
import { useKeysInUse } from './items/useKeysInUse.ts';
import { useStrayKeys } from './items/useStrayKeys.ts';

interface OpenMenu {
  readonly at: { readonly x: number; readonly y: number };
  readonly entries: readonly (MenuEntry | 'separator')[];
}

/** The width of an element's content, followed. */
function useContentWidth(ref: React.RefObject<HTMLElement | null>): number {
  const [width, setWidth] = useState(0);
  useLayoutEffect(() => {
    const element = ref.current;
    if (element === null) return;
    const observer = new ResizeObserver(([entry]) => setWidth(entry?.contentRect.width ?? 0));
    observer.observe(element);
    return () => observer.disconnect();
  }, [ref]);
  return width;
}

/** What the cards say of their accounts, where several stand together; the same until the accounts change. */
function useOwners(): ReadonlyMap<AccountId, Owner> | null {
  const { accounts } = useAccountIndex();
  const mixed = useView(accountInView) === null && accounts.length > 1;
  return useMemo(() => {
    if (!mixed) return null;
    return new Map(
      accounts.map(({ id, label, colour }) => [id, { label, colour: accountColour(colour) }]),
    );
  }, [accounts, mixed]);
}

export function Grid() {
  const owners = useOwners();
  const { providerOf } = useAccountIndex();
  const whole = !useView(fillsFrames);
  const [menu, setMenu] = useState<OpenMenu | null>(null);
  const { total, pages, query } = useLibrary();
  const selection = useSelection();
  const scroll = useRef<HTMLDivElement>(null);
  const width = useContentWidth(scroll);
  const { columns, thumbHeight, rowHeight } = geometryOf(width);
  const focus = Math.min(selection.focus, Math.max(0, total - 1));
  const focusRow = Math.floor(focus / columns);
  const rows = useVirtualizer({
    count: Math.ceil(total / columns),
    getScrollElement: () => scroll.current,
    estimateSize: () => rowHeight,
    overscan: 2,
    paddingStart: 8,
    paddingEnd: 8,
    // The row with the keyboard stays, however far one scrolls, or the focus would be lost with it.
    rangeExtractor: (range) =>
      [...new Set([...defaultRangeExtractor(range), focusRow])]
        .filter((row) => row < range.count)
        .sort((a, b) => a - b),
  });
  const visibleRows = Math.max(1, Math.floor((scroll.current?.clientHeight ?? 0) / rowHeight));
  const field = { columns, total, rowsInView: visibleRows };
  const onMenu = (at: { x: number; y: number }) =>
    void wholeSelection().then((chosen) => {
      if (chosen !== null) setMenu({ at, entries: menuOf(chosen) });
    });
  const wanted = useRef(false);
  const onMove = (index: number) => {
    wanted.current = index !== focus;
    if (index === focus) rows.scrollToIndex(focusRow);
  };
  const keys = useGridKeys({ field, onMove, onMenu });
  /** Asked when it is needed: an item that came meanwhile has moved the others. */
  const focused = () => {
    const index = useSelection.getState().focus;
    return scroll.current?.querySelector<HTMLElement>(`[data-index="${index}"]`);
  };
  // An item that moves to another row of the grid is drawn there anew.
  useKeptFocus(scroll, focused);
  useStrayKeys(focused, keys.onKeyDown);
  useKeysInUse(scroll);

  // biome-ignore lint/correctness/useExhaustiveDependencies: measured again when the height changes, whatever else does.
  useLayoutEffect(() => rows.measure(), [rowHeight]);

  // biome-ignore lint/correctness/useExhaustiveDependencies: another list starts at its top.
  useEffect(() => rows.scrollToOffset(0), [query]);

  const range = rows.range;
  const first = (range?.startIndex ?? 0) * columns;
  const last = ((range?.endIndex ?? 0) + 3) * columns - 1;
  // biome-ignore lint/correctness/useExhaustiveDependencies: a new list of the same range must be loaded too.
  useEffect(() => showRange(first, last), [first, last, pages]);

  // biome-ignore lint/correctness/useExhaustiveDependencies: only a move of the keyboard scrolls.
  useEffect(() => {
    if (!wanted.current) return;
    wanted.current = false;
    rows.scrollToIndex(focusRow);
    requestAnimationFrame(() => focused()?.focus({ preventScroll: true }));
  }, [focus]);

  const grid = (
    // biome-ignore lint/a11y/useSemanticElements: a table cannot hold a virtual list of cards.
    <div
      ref={scroll}
      role="grid"
      aria-label={en.library.grid}
      aria-multiselectable
      aria-rowcount={Math.ceil(total / columns)}
      aria-colcount={columns}
      tabIndex={-1}
      className={styles.scroll}
      style={{ '--thumb-height': `${thumbHeight}px` } as React.CSSProperties}
      {...keys}
    >
      <div role="presentation" className={styles.all} style={{ height: rows.getTotalSize() }}>
        {width === 0
          ? null
          : rows.getVirtualItems().map((item) => (
              // biome-ignore lint/a11y/useSemanticElements: as above.
              // biome-ignore lint/a11y/useFocusableInteractive: its cells take the focus.
              <div
                key={item.key}
                role="row"
                aria-rowindex={item.index + 1}
                className={styles.row}
                style={{
                  transform: `translateY(${item.start}px)`,
                  gridTemplateColumns: `repeat(${columns}, minmax(0, 1fr))`,
                }}
              >
                {Array.from(
                  { length: Math.min(columns, total - item.index * columns) },
                  (_, column) => {
                    const index = item.index * columns + column;
                    const row = rowAt(pages, index);
                    if (row === undefined) {
                      const at = { index, column, focused: index === focus };
                      return <CardSkeleton key={index} at={at} />;
                    }
                    return (
                      <Card
                        key={row.id}
                        row={row}
                        index={index}
                        column={column}
                        selected={isSelected(selection, index)}
                        focused={index === focus}
                        whole={whole}
                        provider={providerOf(row.accountId)}
                        owner={owners?.get(row.accountId)}
                      />
                    );
                  },
                )}
              </div>
            ))}
      </div>
    </div>
  );
  // Beside the grid, which would hear the menu's presses and keys as its own.
  return (
    <>
      {grid}
      {menu === null ? null : (
        <ContextMenu label={en.library.menu} {...menu} onClose={() => setMenu(null)} />
      )}
    </>
  );
}
