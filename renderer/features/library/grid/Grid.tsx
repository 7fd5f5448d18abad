import { type RefObject, useLayoutEffect, useRef, useState } from 'react';
import { createPortal } from 'react-dom';
import type { LibraryQuery } from '../../../../shared/contract/library.ts';
import { noRanges } from '../../../../shared/selection/ranges.ts';
import { keyboardCell } from '../../../actions/focus/keyboardCell.ts';
import { useAccountIndex } from '../../../stores/accounts/accountIndex.ts';
import { wholeSelection } from '../../../stores/library/chosenStore.ts';
import { useLibrary } from '../../../stores/library/libraryStore.ts';
import { useSelection } from '../../../stores/library/selectionStore.ts';
import { firstInSight } from '../../../stores/library/sightStore.ts';
import { useAppearance } from '../../../stores/view/appearanceStore.ts';
import { en } from '../../../strings/en.ts';
import { useKeptFocus } from '../../../ui/focus/useKeptFocus.ts';
import { KindSymbols } from '../../../ui/media/KindSymbols.tsx';
import { ContextMenu, type MenuEntry } from '../../../ui/menu/Menu.tsx';
import { CardActs } from '../cards/CardActs.tsx';
import { indexesIn } from '../items/marquee.ts';
import { menuOf } from '../items/menuOf.tsx';
import { useGridKeys } from '../items/useGridKeys.ts';
import { useKeysInUse } from '../items/useKeysInUse.ts';
import { type Surface, useMarquee } from '../items/useMarquee.tsx';
import { useStrayKeys } from '../items/useStrayKeys.ts';
import { moveInLayout } from '../layout/moveInLayout.ts';
import { Scrubber } from '../scrubber/Scrubber.tsx';
import styles from './Grid.module.css';
import { createGridController, type GridController } from './gridController.ts';
import { useContentSize } from './useContentSize.ts';
import { useHotCard } from './useHotCard.ts';
import { gapIn, useScene } from './useScene.ts';
import { useWheelSize } from './useWheelSize.ts';

interface OpenMenu {
  /** What was asked for when it was opened: it says nothing of another list. */
  readonly of: LibraryQuery | null;
  readonly at: { readonly x: number; readonly y: number };
  readonly entries: readonly (MenuEntry | 'separator')[];
}

/**
 * The items of the view as cards. What is in sight is drawn by the controller in elements of its own, without React,
 * which would draw a screen of cards anew for each frame that a list flies past.
 */
export function Grid() {
  const { providerOf } = useAccountIndex();
  const [menu, setMenu] = useState<OpenMenu | null>(null);
  const [controller, setController] = useState<GridController | null>(null);
  const scroll = useRef<HTMLDivElement>(null);
  const room = useRef<HTMLDivElement>(null);
  const sticky = useRef<HTMLDivElement>(null);
  const scene = useScene(useContentSize(scroll));

  useLayoutEffect(() => {
    if (scroll.current === null || room.current === null || sticky.current === null) return;
    const [outer, inner, heading] = [scroll.current, room.current, sticky.current];
    const created = createGridController({ scroll: outer, room: inner, sticky: heading });
    setController(created);
    return created.end;
  }, []);
  const query = useLibrary((state) => state.query);
  const started = useRef<{ by: GridController; query: typeof query } | null>(null);
  useLayoutEffect(() => {
    if (scene === null || controller === null) return;
    // Drawing it says what is in sight.
    const first = firstInSight();
    const known = started.current?.by === controller;
    // Another list starts at its top.
    controller.show(scene, known && started.current?.query !== query);
    if (!known) controller.startAt(first);
    started.current = { by: controller, query };
  }, [controller, scene, query]);

  const rowsInView = () => {
    if (controller?.scene == null) return 1;
    const { layout } = controller.scene;
    const { offset, view } = controller.scroller;
    return Math.max(1, layout.rowNear(offset + view) - layout.rowNear(offset) - 1);
  };
  const keys = useGridKeys({
    total: () => useLibrary.getState().total,
    move(index, key, far) {
      const layout = controller?.scene?.layout;
      return layout === undefined ? null : moveInLayout(layout, index, key, rowsInView(), far);
    },
    onMove: (index) => controller?.follow(index),
    onMenu: (at) =>
      void wholeSelection().then((chosen) => {
        if (chosen !== null) setMenu({ of: query, at, entries: menuOf(chosen) });
      }),
  });
  /** Asked when it is needed: an item that came meanwhile has moved the others. */
  const focused = () => {
    const { total } = useLibrary.getState();
    return controller?.cellAt(Math.min(useSelection.getState().focus, Math.max(0, total - 1)));
  };
  useKeptFocus(scroll, focused, keyboardCell);
  useStrayKeys(focused, keys.onKeyDown);
  useKeysInUse(scroll);
  useWheelSize(scroll, controller);
  const hot = useHotCard(scroll, controller);
  const marquee = useMarquee(
    gridSurface(scroll, room, controller, () => focused()?.focus({ preventScroll: true })),
  );

  // The menu stands beside the grid, which would hear its presses and keys as its own.
  return (
    <div className={styles.area}>
      <KindSymbols />
      {/* biome-ignore lint/a11y/useSemanticElements: a table cannot hold a virtual list of cards. */}
      <div
        ref={scroll}
        role="grid"
        aria-label={en.library.grid}
        aria-multiselectable
        tabIndex={-1}
        className={styles.scroll}
        data-words={scene?.words ?? 'two'}
        {...keys}
        onPointerDown={marquee.onPointerDown}
      >
        <div ref={sticky} className={styles.sticky} aria-hidden hidden />
        <div ref={room} role="presentation" className={styles.all} />
        {hot === null
          ? null
          : createPortal(
              <CardActs row={hot.row} provider={providerOf(hot.row.accountId)} />,
              hot.element,
            )}
      </div>
      <Scrubber controller={controller} scene={scene} />
      {marquee.frame}
      {menu === null || menu.of !== query ? null : (
        <ContextMenu
          label={en.library.menu}
          at={menu.at}
          entries={menu.entries}
          onClose={() => setMenu(null)}
        />
      )}
    </div>
  );
}

/** The cards as a surface to draw a box on. */
function gridSurface(
  scroll: RefObject<HTMLElement | null>,
  room: RefObject<HTMLElement | null>,
  controller: GridController | null,
  onEnd: () => void,
): Surface {
  const offset = () => controller?.scroller.offset ?? 0;
  const corner = () => ({
    left: room.current?.getBoundingClientRect().left ?? 0,
    top: scroll.current?.getBoundingClientRect().top ?? 0,
  });
  return {
    element: () => scroll.current,
    view() {
      const { left = 0, top = 0 } = scroll.current?.getBoundingClientRect() ?? {};
      const { clientWidth = 0, clientHeight = 0 } = scroll.current ?? {};
      return { left, top, right: left + clientWidth, bottom: top + clientHeight };
    },
    at: (x, y) => ({ x: x - corner().left, y: y - corner().top + offset() }),
    seenAt: ({ x, y }) => ({ x: x + corner().left, y: y + corner().top - offset() }),
    indexesIn(box) {
      const layout = controller?.scene?.layout;
      return layout === undefined
        ? noRanges
        : indexesIn(layout, box, gapIn(useAppearance.getState().density));
    },
    scrollBy: (pixels) => controller?.goTo(offset() + pixels),
    onEnd: () => requestAnimationFrame(onEnd),
  };
}
