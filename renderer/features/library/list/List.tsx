import { type KeyboardEvent, type RefObject, useEffect, useMemo, useRef, useState } from 'react';
import type { LibraryQuery } from '../../../../shared/contract/library.ts';
import type { AccountId } from '../../../../shared/ids.ts';
import { keyboardCell } from '../../../actions/focus/keyboardCell.ts';
import { useAccountIndex } from '../../../stores/accounts/accountIndex.ts';
import { wholeSelection } from '../../../stores/library/chosenStore.ts';
import { showRange, useLibrary } from '../../../stores/library/libraryStore.ts';
import { rowAt } from '../../../stores/library/pages.ts';
import { isSelected } from '../../../stores/library/selection.ts';
import { useSelection } from '../../../stores/library/selectionStore.ts';
import { useAppearance } from '../../../stores/view/appearanceStore.ts';
import { accountInView, change, useView } from '../../../stores/view/viewStore.ts';
import { en } from '../../../strings/en.ts';
import { headingOf } from '../../../text/cardTime.ts';
import { nextMidnight } from '../../../text/nextMidnight.ts';
import { accountColour } from '../../../ui/accountColour.ts';
import { useKeptFocus } from '../../../ui/focus/useKeptFocus.ts';
import { ContextMenu, type MenuEntry } from '../../../ui/menu/Menu.tsx';
import { useProviderNow } from '../../../ui/time/useNow.ts';
import { menuOf } from '../items/menuOf.tsx';
import { moveFocus } from '../items/moveFocus.ts';
import { useGridKeys } from '../items/useGridKeys.ts';
import { useKeysInUse } from '../items/useKeysInUse.ts';
import { type Surface, useMarquee } from '../items/useMarquee.tsx';
import { useStrayKeys } from '../items/useStrayKeys.ts';
import { groupAt } from '../layout/groups.ts';
import { leastWidth, shownOf, tracksOf } from './columnRules.ts';
import { useColumns } from './columnStore.ts';
import styles from './List.module.css';
import { ListHeads } from './ListHeads.tsx';
import { ListRow } from './ListRow.tsx';
import { headHeight, headingHeight, rowHeights } from './measures.ts';
import { type RowPlaces, rowPlaces } from './rowPlaces.ts';
import { useListGroups } from './useListGroups.ts';
import { useListScroll } from './useListScroll.ts';
import { WaitingRow } from './WaitingRow.tsx';

interface OpenMenu {
  /** What was asked for when it was opened: it says nothing of another list. */
  readonly of: LibraryQuery | null;
  readonly at: { readonly x: number; readonly y: number };
  readonly entries: readonly (MenuEntry | 'separator')[];
}

/** The padding at both ends of a row. */
const sides = 32;
const arrowStep = 80;

/** The library as rows with columns, of which a person chooses order, widths and sorting. */
export function List() {
  const { total, pages, query } = useLibrary();
  const selection = useSelection();
  const density = useAppearance((state) => state.density);
  const rowHeight = rowHeights[density];
  const columns = useColumns();
  const shown = useMemo(() => shownOf(columns), [columns]);
  const { providerOf, accountOf, accounts } = useAccountIndex();
  const mixed = useView(accountInView) === null && accounts.length > 1;
  const now = useProviderNow(nextMidnight);
  const [menu, setMenu] = useState<OpenMenu | null>(null);
  const [hot, setHot] = useState<number | null>(null);
  const scroll = useRef<HTMLDivElement>(null);
  const room = useRef<HTMLDivElement>(null);
  const groups = useListGroups(now);
  const places = useMemo(() => {
    const starts = groups.map(({ start }) => start);
    return rowPlaces(total, rowHeight, starts, headingHeight);
  }, [total, rowHeight, groups]);
  const rows = useListScroll(scroll, room, { total, places, headHeight });
  const { first, last, measured, reveal } = rows;
  const focus = Math.min(selection.focus, Math.max(0, total - 1));

  const field = { columns: 1, total, rowsInView: rows.rowsInView };
  const onMenu = (at: { x: number; y: number }) =>
    void wholeSelection().then((chosen) => {
      if (chosen !== null) setMenu({ of: query, at, entries: menuOf(chosen) });
    });
  const wanted = useRef(false);
  const onMove = (index: number) => {
    wanted.current = index !== focus;
    if (index === focus) bring(index);
  };
  /** Into sight, and the keyboard to it: a press on another cell of its row has taken that away. */
  const bring = (index: number) => {
    reveal(index);
    requestAnimationFrame(() => focused()?.focus({ preventScroll: true }));
  };
  const keys = useGridKeys({
    total: () => total,
    move: (from, key, far) => moveFocus(from, key, field, far),
    onMove,
    onMenu,
  });
  const focused = () => {
    const index = useSelection.getState().focus;
    return scroll.current?.querySelector<HTMLElement>(`[role="gridcell"][data-index="${index}"]`);
  };
  useKeptFocus(scroll, focused, keyboardCell);
  useStrayKeys(focused, keys.onKeyDown);
  useKeysInUse(scroll);
  const marquee = useMarquee(
    listSurface(scroll, places, rows, () => focused()?.focus({ preventScroll: true })),
  );

  // biome-ignore lint/correctness/useExhaustiveDependencies: a new list of the same range must be loaded too.
  useEffect(() => {
    if (measured) showRange(first, last);
  }, [first, last, pages, measured]);

  // biome-ignore lint/correctness/useExhaustiveDependencies: only a move of the keyboard scrolls.
  useEffect(() => {
    if (!wanted.current) return;
    wanted.current = false;
    bring(focus);
  }, [focus]);

  /** Rows have nothing beside them: these keys show the columns that are out of sight. */
  const onKeyDown = (event: KeyboardEvent) => {
    const way = event.key === 'ArrowRight' ? 1 : event.key === 'ArrowLeft' ? -1 : 0;
    if (way === 0) {
      keys.onKeyDown(event);
      return;
    }
    scroll.current?.scrollBy({ left: way * arrowStep });
    event.preventDefault();
  };

  /** What stands over a row with which a group begins. */
  const headingOver = (index: number) => {
    const group = groups[groupAt(groups, index)];
    return group?.start === index ? headingOf(group, now) : undefined;
  };
  const drawn = indexesDrawn(rows.from, rows.to, focus, total);
  const colourOf = (id: AccountId) => {
    const account = mixed ? accountOf(id) : undefined;
    return account === undefined ? undefined : accountColour(account.colour);
  };
  const variables = {
    '--tracks': tracksOf(shown),
    '--least': `${leastWidth(shown) + sides}px`,
    '--row': `${rowHeight}px`,
  } as React.CSSProperties;

  return (
    <>
      {/* biome-ignore lint/a11y/useSemanticElements: a table cannot hold rows that are drawn as they come into sight. */}
      <div
        ref={scroll}
        role="grid"
        aria-label={en.library.grid}
        aria-multiselectable
        aria-rowcount={total + 1}
        aria-colcount={shown.length}
        tabIndex={-1}
        className={styles.scroll}
        data-density={density}
        style={variables}
        onPointerDown={marquee.onPointerDown}
      >
        <ListHeads
          list={scroll}
          columns={shown}
          tools={{
            sort: query?.sort ?? null,
            onSort: (sort) => change({ sort }),
          }}
        />
        {/* biome-ignore lint/a11y/useSemanticElements: as above. */}
        <div
          role="rowgroup"
          ref={room}
          className={styles.body}
          {...keys}
          onKeyDown={onKeyDown}
          onPointerOver={({ target }) => setHot(rowUnder(target))}
          onPointerLeave={() => setHot(null)}
        >
          {places.groupsIn(rows.from, rows.to).map((at) => {
            const group = groups[at];
            return group === undefined ? null : (
              // The row below says it, since the rows of a grid are its items.
              <div
                key={`heading ${group.start}`}
                aria-hidden
                className={styles.heading}
                style={{ transform: `translateY(${places.startOf(group.start) - rows.base}px)` }}
              >
                {headingOf(group, now)}
              </div>
            );
          })}
          {drawn.map((index) => {
            const row = rowAt(pages, index);
            const top = places.topOf(index) - rows.base;
            if (row === undefined) {
              return (
                <WaitingRow
                  key={index}
                  index={index}
                  top={top}
                  columns={shown}
                  selected={isSelected(selection, index)}
                  focused={index === focus}
                />
              );
            }
            return (
              <ListRow
                key={row.id}
                row={row}
                index={index}
                top={top}
                heading={headingOver(index)}
                columns={shown}
                selected={isSelected(selection, index)}
                focused={index === focus}
                hot={index === hot}
                now={now}
                provider={providerOf(row.accountId)}
                account={accountOf(row.accountId)?.label ?? ''}
                colour={colourOf(row.accountId)}
              />
            );
          })}
        </div>
      </div>
      {marquee.frame}
      {menu === null || menu.of !== query ? null : (
        <ContextMenu
          label={en.library.menu}
          at={menu.at}
          entries={menu.entries}
          onClose={() => setMenu(null)}
        />
      )}
    </>
  );
}

/** The position of the item whose row the pointer is on. */
function rowUnder(target: EventTarget): number | null {
  const row = target instanceof Element ? target.closest<HTMLElement>('[data-index]') : null;
  return row === null ? null : Number(row.dataset['index']);
}

/** The row with the keyboard stays, however far one scrolls, or the keyboard would be lost with it. */
function indexesDrawn(from: number, to: number, focus: number, total: number): number[] {
  const drawn = Array.from({ length: Math.max(0, to - from + 1) }, (_, place) => from + place);
  if (total === 0 || (focus >= from && focus <= to)) return drawn;
  return focus < from ? [focus, ...drawn] : [...drawn, focus];
}

/** The rows as a surface to draw a box on. */
function listSurface(
  scroll: RefObject<HTMLElement | null>,
  places: RowPlaces,
  rows: { offset(): number; goTo(offset: number): void },
  onEnd: () => void,
): Surface {
  const corner = () => {
    const element = scroll.current;
    if (element === null) return { left: 0, top: 0, aside: 0 };
    const { left, top } = element.getBoundingClientRect();
    return { left, top: top + headHeight, aside: element.scrollLeft };
  };
  return {
    element: () => scroll.current,
    view() {
      const { left, top } = corner();
      const { clientWidth = 0, clientHeight = 0 } = scroll.current ?? {};
      return { left, top, right: left + clientWidth, bottom: top - headHeight + clientHeight };
    },
    at(x, y) {
      const { left, top, aside } = corner();
      return { x: x - left + aside, y: y - top + rows.offset() };
    },
    seenAt({ x, y }) {
      const { left, top, aside } = corner();
      return { x: x + left - aside, y: y + top - rows.offset() };
    },
    indexesIn: ({ top, bottom }) => places.rowsIn(top, bottom),
    scrollBy: (pixels) => rows.goTo(rows.offset() + pixels),
    onEnd: () => requestAnimationFrame(onEnd),
  };
}
