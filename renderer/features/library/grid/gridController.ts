import { lastOf, noteFocus, regionOf } from '../../../actions/focus/regions.ts';
import { providerNow } from '../../../bridge/providerNow.ts';
import { fetchAhead, showRange, useLibrary } from '../../../stores/library/libraryStore.ts';
import { rowAt } from '../../../stores/library/pages.ts';
import { isSelected } from '../../../stores/library/selection.ts';
import { useSelection } from '../../../stores/library/selectionStore.ts';
import { createCardCache } from '../cards/cardCache.ts';
import type { CardContext } from '../cards/cardFacts.ts';
import type { Frame } from '../cards/cellPicture.ts';
import { createMeasure, cutMiddle, remembering } from '../cards/cutMiddle.ts';
import { failures, shapes } from '../cards/shapes.ts';
import type { Group } from '../layout/groups.ts';
import type { JustifiedLayout } from '../layout/justifiedLayout.ts';
import type { Layout } from '../layout/layout.ts';
import { type Anchor, anchorAt, offsetOf, offsetToSee } from './anchor.ts';
import { createGridView } from './gridView.ts';
import { createScroller, type Scroller } from './scroller.ts';
import { createStickyHeading } from './stickyHeading.ts';

export interface GridElements {
  readonly scroll: HTMLElement;
  readonly room: HTMLElement;
  readonly sticky: HTMLElement;
}

/** What a grid shows and how; all of it may be another at any time. */
export interface GridScene {
  readonly token: string | null;
  readonly layout: Layout | JustifiedLayout;
  readonly groups: readonly Group[] | null;
  readonly view: number;
  readonly fit: Frame['fit'];
  readonly context: Omit<CardContext, 'now'>;
}

export interface GridController {
  /** `anew`: from the top, as a list that has nothing to do with what was shown before. */
  show(scene: GridScene, anew?: boolean): void;
  cellAt(index: number): HTMLElement | undefined;
  /** The keyboard is about to be on this item, which is to be seen and to have it. */
  follow(index: number): void;
  /** What is at this height of the view stays there when the layout changes next. */
  hold(anchor: Anchor | null): void;
  readonly scroller: Pick<Scroller, 'offset' | 'view'>;
  readonly scene: GridScene | null;
  goTo(offset: number): void;
  /** Has the row of this item at the top, without its heading being out of sight. */
  startAt(index: number): void;
  /** Is told after each drawing; answers how to stop that. */
  onDraw(listener: () => void): () => void;
  end(): void;
}

/** While a list flies past, the rows in sight are asked for no more often. */
const askEveryMs = 120;
/** Shapes that are learnt within this time are laid out at once. */
const refitMs = 120;
/** As many items about those in sight are laid out by their shapes before they are drawn. */
const settledAbout = 100;
/** No more items than this are fetched ahead in either direction. */
const mostAhead = 200;
/** Between two drawings of texts that count down. */
const wakeMs = { least: 250, most: 60_000 };

export function createGridController({ scroll, room, sticky }: GridElements): GridController {
  let scene: GridScene | null = null;
  let held: Anchor | null = null;
  let wanted: number | null = null;
  let askedAt = 0;
  let waking: ReturnType<typeof setTimeout> | undefined;
  let settling: ReturnType<typeof setTimeout> | undefined;
  const listeners = new Set<() => void>();
  const cards = createCardCache(providerNow);
  const measure = createMeasure(getComputedStyle(scroll).font.replace(/^(\w+ )*400 /, '500 '));
  const scroller = createScroller(scroll, room, { onMove: draw, onSettled });
  const view = createGridView(room, scroller, createStickyHeading(sticky), {
    cut: remembering((title, width) => cutMiddle(title, width, measure)),
    hasFailed: failures.has,
    onFailed: failures.add,
    onLoaded(row, width, height) {
      shapes.learn(row, width, height);
      if (scene !== null && 'settle' in scene.layout) settling ??= setTimeout(refit, refitMs);
    },
  });

  const itemAt = (index: number) => rowAt(useLibrary.getState().pages, index);

  function frameOf(width: number, height: number): Frame {
    return { width, height, fit: scene?.fit ?? 'fill', looked: scroller.pace === 'still' };
  }

  function draw(): void {
    if (scene === null || scene.layout.total === 0) return;
    const selection = useSelection.getState();
    const active = document.activeElement;
    const had = room.contains(active) && active?.matches('[role="gridcell"]') === true;
    const before = view.cellAt(focusNow());
    view.draw({
      layout: scene.layout,
      groups: scene.groups,
      rowAt: itemAt,
      isSelected: (index) => isSelected(selection, index),
      factsOf: cards.factsOf,
      focus: focusNow,
      frameOf,
    });
    keepKeyboard(had, before);
    ask(false);
    wakeForChange();
    for (const listener of listeners) listener();
  }

  const focusNow = () => Math.min(useSelection.getState().focus, (scene?.layout.total ?? 1) - 1);

  /** The keyboard goes with its item to whichever element shows it now. */
  function keepKeyboard(had: boolean, before: HTMLElement | undefined): void {
    const cell = view.cellAt(focusNow());
    if (cell === undefined) return;
    if (had && document.activeElement !== cell) cell.focus({ preventScroll: true });
    const area = regionOf(cell);
    if (before !== undefined && before !== cell && area && lastOf(area) === before) noteFocus(cell);
  }

  function ask(settled: boolean): void {
    const items = view.inSight;
    if (items === null) return;
    const now = performance.now();
    if (!settled && scroller.pace === 'flying' && now - askedAt < askEveryMs) return;
    askedAt = now;
    showRange(items.first, items.last);
    if (!settled) return;
    // What is next is asked for after what is in sight.
    const more = Math.min(mostAhead, items.last - items.first + 1);
    fetchAhead(items.last + 1, items.last + more);
    fetchAhead(Math.max(0, items.first - more), items.first);
  }

  function onSettled(): void {
    scroller.settle();
    refit();
    draw();
    view.order();
    ask(true);
  }

  /** Fitted rows are laid out anew by what is known by now; what is in sight stays where it is. */
  function refit(): void {
    clearTimeout(settling);
    settling = undefined;
    if (scene === null || !('settle' in scene.layout)) return;
    const items = view.inSight;
    const anchor = anchorAt(scene.layout, scroller.offset, 0);
    const [first, last] = items === null ? [0, 0] : [items.first, items.last];
    if (!scene.layout.settle(Math.max(0, first - settledAbout), last + settledAbout)) return;
    place(scene, anchor);
    draw();
  }

  function place({ layout, view: height }: GridScene, anchor: Anchor | null, index?: number): void {
    scroll.ariaRowCount = `${layout.rows}`;
    scroll.ariaColCount = `${layout.columns}`;
    scroller.measure({ height: layout.height, view: height });
    if (anchor !== null) scroller.goTo(offsetOf(layout, anchor, index));
  }

  /** Texts that count down are written anew when they change. */
  function wakeForChange(): void {
    clearTimeout(waking);
    const at = cards.nextChange();
    if (at === null || document.hidden) return;
    waking = setTimeout(draw, Math.min(wakeMs.most, Math.max(wakeMs.least, at - providerNow())));
  }

  const ending = new AbortController();
  document.addEventListener('visibilitychange', draw, { signal: ending.signal });
  const stops = [
    useLibrary.subscribe((state) => {
      if (scene === null || state.token !== scene.token) return;
      refit();
      draw();
    }),
    useSelection.subscribe(() => {
      draw();
      if (wanted === null) return;
      const index = wanted;
      wanted = null;
      if (index === focusNow()) reveal(index);
    }),
  ];

  const isInSight = (index: number) => {
    const items = view.inSight;
    return items !== null && index >= items.first && index <= items.last;
  };

  /** Scrolls just so far that an item is in sight; answers whether it had to. */
  function see(index: number): boolean {
    if (scene === null) return false;
    const { offset, view: height } = scroller;
    const to = offsetToSee(scene.layout, index, offset, height);
    if (to !== offset) scroller.goTo(to);
    return to !== offset;
  }

  function reveal(index: number): void {
    if (see(index)) draw();
    view.cellAt(index)?.focus({ preventScroll: true });
  }

  return {
    scroller,
    get scene() {
      return scene;
    },
    show(next, anew = false) {
      const before = scene;
      if (anew) held = null;
      if (anew && scroller.offset > 0) scroller.goTo(0);
      const anchor = held ?? (before === null ? null : anchorAt(before.layout, scroller.offset, 0));
      held = null;
      const moved = before !== null && before.token !== next.token;
      if (before?.context !== next.context) cards.renew(next.context);
      scene = next;
      if ('settle' in next.layout) {
        const at = anchor?.index ?? 0;
        next.layout.settle(Math.max(0, at - 2 * settledAbout), at + 2 * settledAbout);
      }
      const watched = before !== null && !moved && isInSight(focusNow());
      place(next, anchor, anchor !== null && moved ? indexNow(anchor.index) : undefined);
      if (watched) see(focusNow());
      draw();
      view.order();
    },
    cellAt: view.cellAt,
    follow(index) {
      if (index === focusNow()) reveal(index);
      else wanted = index;
    },
    hold(anchor) {
      held = anchor;
    },
    goTo(offset) {
      scroller.goTo(offset);
      draw();
    },
    startAt(index) {
      const { layout } = scene ?? {};
      scroller.goTo(layout === undefined || index === 0 ? 0 : layout.row(layout.rowOf(index)).top);
      draw();
    },
    onDraw(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    end() {
      for (const stop of stops) stop();
      ending.abort();
      clearTimeout(waking);
      clearTimeout(settling);
      scroller.end();
      view.clear();
    },
  };
}

/** Where an item of the list before stands in the one that is shown now. */
function indexNow(index: number): number {
  const { moved } = useLibrary.getState();
  return moved === null ? index : Math.max(0, index + moved.to - moved.from);
}
