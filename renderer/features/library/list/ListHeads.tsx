import { ArrowDown, ArrowUp } from 'lucide-react';
import {
  type KeyboardEvent,
  type MouseEvent,
  type PointerEvent,
  type RefObject,
  useRef,
  useState,
} from 'react';
import { hasMod } from '../../../actions/chord.ts';
import { goHome } from '../../../actions/focus/regions.ts';
import { speak } from '../../../stores/notices/spokenStore.ts';
import { en } from '../../../strings/en.ts';
import { formatCount } from '../../../text/format.ts';
import { ContextMenu, type MenuEntry } from '../../../ui/menu/Menu.tsx';
import {
  type Column,
  type ColumnId,
  clampWidth,
  moveColumn,
  sizeColumn,
  sortBy,
  stepColumn,
} from './columnRules.ts';
import { columnsNow, putColumns } from './columnStore.ts';
import { fitWidth } from './fitWidth.ts';
import { dropBefore, followPointer, previewWidth } from './headDrags.ts';
import { type HeadTools, headMenuOf, positionText } from './headMenu.tsx';
import styles from './ListHeads.module.css';

interface ListHeadsProps {
  list: RefObject<HTMLElement | null>;
  columns: readonly Column[];
  tools: Omit<HeadTools, 'onFitWidth'>;
}

interface OpenMenu {
  readonly at: { readonly x: number; readonly y: number };
  readonly label: string;
  readonly entries: readonly (MenuEntry | 'separator')[];
}

/** A column that is being carried, and before which it would be put. */
interface Carried {
  readonly id: ColumnId;
  readonly before: ColumnId | null;
}

const words = en.list;
const keyStep = 16;

/** The heads of the columns: sorted by a press, sized at their ends, carried to another position, with a menu each. */
export function ListHeads({ list, columns, tools }: ListHeadsProps) {
  const heads = useRef<HTMLDivElement>(null);
  const [at, setAt] = useState<ColumnId>('name');
  const [menu, setMenu] = useState<OpenMenu | null>(null);
  const [carried, setCarried] = useState<Carried | null>(null);
  /** A drag ends with a click on what it began on, which means nothing. */
  const dragged = useRef(false);
  const home = columns.some(({ id }) => id === at) ? at : columns[0]?.id;
  const { sort } = tools;

  const cells = () => [...(heads.current?.querySelectorAll<HTMLElement>('[data-column]') ?? [])];
  const cellOf = (id: ColumnId) => cells().find((cell) => cell.dataset['column'] === id);
  const go = (id: ColumnId | undefined) => {
    if (id !== undefined) cellOf(id)?.querySelector('button')?.focus();
  };
  const size = (id: ColumnId, width: number) => putColumns(sizeColumn(columnsNow(), id, width));
  const fitToContent = (id: ColumnId) => {
    const width = list.current === null ? null : fitWidth(list.current, id);
    if (width !== null) size(id, width);
  };

  const onSize = (event: PointerEvent<HTMLElement>, id: ColumnId) => {
    const element = list.current;
    const start = cellOf(id)?.offsetWidth;
    if (element === null || start === undefined || event.button !== 0) return;
    const before = element.style.getPropertyValue('--tracks');
    const from = event.clientX;
    let width = start;
    followPointer(
      event.currentTarget,
      event,
      (x) => {
        width = start + x - from;
        previewWidth(element, columnsNow(), id, width);
      },
      ({ meant }) => {
        if (meant) size(id, width);
        else element.style.setProperty('--tracks', before);
      },
    );
  };

  const onCarry = (event: PointerEvent<HTMLElement>, id: ColumnId) => {
    dragged.current = false;
    if (event.button !== 0) return;
    let before: ColumnId | null = id;
    followPointer(
      event.currentTarget,
      event,
      (x) => {
        dragged.current = true;
        before = dropBefore(cells(), x);
        setCarried({ id, before });
      },
      ({ meant }) => {
        setCarried(null);
        if (meant) putColumns(moveBeforeShown(id, before));
      },
    );
  };

  /** What is hidden behind the last that is shown stays behind it. */
  const moveBeforeShown = (id: ColumnId, before: ColumnId | null) => {
    const all = columnsNow();
    const next = all.findIndex((column) => column.id === columns.at(-1)?.id) + 1;
    return moveColumn(all, id, before ?? all[next]?.id ?? null);
  };

  const press = (column: Column) => {
    if (dragged.current || sort === null) return;
    tools.onSort(sortBy(column, sort));
  };

  const obey = (event: KeyboardEvent, column: Column): boolean => {
    const place = columns.indexOf(column);
    const step = event.key === 'ArrowRight' ? 1 : event.key === 'ArrowLeft' ? -1 : 0;
    if (step !== 0 && event.shiftKey) {
      const width = clampWidth((cellOf(column.id)?.offsetWidth ?? 0) + step * keyStep);
      size(column.id, width);
      speak(words.sized(words.columns[column.id], formatCount(width)));
    } else if (step !== 0 && hasMod(event)) {
      putColumns(stepColumn(columnsNow(), column.id, step));
      speak(positionText(column.id));
    } else if (step !== 0) go(columns[place + step]?.id);
    else if (event.key === 'Home') go(columns[0]?.id);
    else if (event.key === 'End') go(columns.at(-1)?.id);
    else if (event.key === 'ArrowDown') return goHome('library');
    else return false;
    return true;
  };

  const openMenu = (event: MouseEvent, column: Column) => {
    event.preventDefault();
    setMenu({
      at: { x: event.clientX, y: event.clientY },
      label: words.menuOf(words.columns[column.id]),
      entries: headMenuOf(column, { ...tools, onFitWidth: fitToContent }),
    });
  };

  const last = columns.at(-1)?.id;
  return (
    <>
      {/* biome-ignore lint/a11y/useSemanticElements: rows are no table's here. */}
      {/* biome-ignore lint/a11y/useFocusableInteractive: its buttons take the focus. */}
      <div ref={heads} role="row" aria-rowindex={1} className={styles.heads}>
        {columns.map((column, place) => {
          const { id, numeric } = column;
          const way =
            sort?.by !== column.sort ? undefined : sort.descending ? 'descending' : 'ascending';
          return (
            // biome-ignore lint/a11y/useSemanticElements: as above.
            // biome-ignore lint/a11y/useFocusableInteractive: as above.
            <div
              key={id}
              role="columnheader"
              aria-colindex={place + 1}
              aria-sort={way ?? 'none'}
              data-column={id}
              data-carried={carried?.id === id || undefined}
              data-drop={
                carried === null
                  ? undefined
                  : carried.before === id
                    ? 'before'
                    : carried.before === null && id === last
                      ? 'after'
                      : undefined
              }
              className={`${styles.head} ${numeric ? styles.numeric : ''}`}
            >
              <button
                type="button"
                tabIndex={id === home ? 0 : -1}
                aria-disabled={sort === null || undefined}
                onFocus={() => setAt(id)}
                onClick={() => press(column)}
                onKeyDown={(event) => {
                  if (obey(event, column)) event.preventDefault();
                }}
                onPointerDown={(event) => onCarry(event, id)}
                onContextMenu={(event) => openMenu(event, column)}
              >
                <span>{words.columns[id]}</span>
                {way === 'ascending' ? <ArrowUp aria-hidden /> : null}
                {way === 'descending' ? <ArrowDown aria-hidden /> : null}
              </button>
              <span
                aria-hidden
                className={styles.grip}
                onPointerDown={(event) => onSize(event, id)}
                onDoubleClick={() => fitToContent(id)}
              />
            </div>
          );
        })}
      </div>
      {menu === null ? null : (
        <ContextMenu
          label={menu.label}
          at={menu.at}
          entries={menu.entries}
          onClose={() => setMenu(null)}
        />
      )}
    </>
  );
}
