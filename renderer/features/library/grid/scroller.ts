import {
  elementHeight,
  isScaled,
  isStuck,
  rangeOf,
  scrolledTo,
  scrollTopFor,
  type Track,
} from '../layout/scrollTrack.ts';
import { atRest, type Motion, type Pace, paceAfter } from './pace.ts';

/** Where a list is scrolled to, in pixels of the list, however long that is. */
export interface Scroller {
  readonly offset: number;
  readonly view: number;
  /** What is taken off an offset of the list to get one of the element. */
  readonly base: number;
  readonly pace: Pace;
  /** The list is so long and the view so high, which moves nothing but what lies beyond the end. */
  measure(track: Track): void;
  /** Goes to an offset at once. */
  goTo(offset: number): void;
  /** Brings the bar to where the list is; to be called once nothing moves. */
  settle(): void;
  end(): void;
}

export interface ScrollerNews {
  /** The list was moved by a person. */
  onMove(): void;
  /** Nothing has moved for a moment. */
  onSettled(): void;
}

const settledMs = 90;

export function createScroller(
  scroll: HTMLElement,
  room: HTMLElement,
  news: ScrollerNews,
): Scroller {
  let track: Track = { height: 0, view: 0 };
  let scrolled = { scrollTop: 0, offset: 0 };
  let motion: Motion = atRest;
  let timer: ReturnType<typeof setTimeout> | undefined;
  let lastMoveAt = 0;

  const rest = () => {
    const left = lastMoveAt + settledMs - performance.now();
    if (left > 4) {
      timer = setTimeout(rest, left);
      return;
    }
    timer = undefined;
    motion = { ...atRest, at: motion.at };
    news.onSettled();
  };
  const moved = () => {
    lastMoveAt = performance.now();
    timer ??= setTimeout(rest, settledMs);
  };

  /** Scrolls the element to where it stands for the offset; what it answers is where it really went. */
  function sync(): void {
    const wanted = scrollTopFor(track, scrolled.offset);
    if (Math.abs(scroll.scrollTop - wanted) >= 1) scroll.scrollTop = wanted;
    const { scrollTop } = scroll;
    scrolled = { scrollTop, offset: isScaled(track) ? scrolled.offset : scrollTop };
  }

  const onScroll = () => {
    const { scrollTop } = scroll;
    if (Math.abs(scrollTop - scrolled.scrollTop) < 0.5) return;
    const offset = scrolledTo(track, scrolled, scrollTop);
    motion = paceAfter(motion, performance.now(), offset - scrolled.offset, track.view);
    scrolled = { scrollTop, offset };
    if (isStuck(track, scrolled)) sync();
    news.onMove();
    moved();
  };
  scroll.addEventListener('scroll', onScroll, { passive: true });

  return {
    get offset() {
      return scrolled.offset;
    },
    get view() {
      return track.view;
    },
    get base() {
      return scrolled.offset - scrolled.scrollTop;
    },
    get pace() {
      return motion.pace;
    },
    measure(next) {
      if (next.height === track.height && next.view === track.view) return;
      const height = elementHeight(next);
      if (elementHeight(track) !== height) room.style.height = `${height}px`;
      track = next;
      scrolled = { ...scrolled, offset: Math.min(scrolled.offset, rangeOf(track)) };
      sync();
    },
    goTo(offset) {
      scrolled = { ...scrolled, offset: Math.max(0, Math.min(offset, rangeOf(track))) };
      sync();
      moved();
    },
    settle() {
      if (isScaled(track)) sync();
    },
    end() {
      clearTimeout(timer);
      scroll.removeEventListener('scroll', onScroll);
    },
  };
}
