/**
 * Chromium lays out nothing beyond some 33 million pixels, and draws unsharply long before. A list that is longer
 * scrolls in an element of this height, and what lies at an offset is worked out.
 */
const longestElement = 8_000_000;
/** A wheel or a key moves by less, the bar of a list that is scaled by more. */
const longestStep = 5_000;

export interface Track {
  /** Of the list, in CSS pixels. */
  readonly height: number;
  /** Of the window onto it. */
  readonly view: number;
}

/** How far a list can be scrolled, and how far the element that stands for it. */
export const rangeOf = ({ height, view }: Track) => Math.max(0, height - view);
export const elementHeight = ({ height }: Track) => Math.min(height, longestElement);
const elementRange = (track: Track) => Math.max(0, elementHeight(track) - track.view);

export const isScaled = ({ height }: Track) => height > longestElement;

/** Where the element is scrolled to for an offset of the list. */
export function scrollTopFor(track: Track, offset: number): number {
  const range = rangeOf(track);
  if (range === 0) return 0;
  return isScaled(track) ? (offset / range) * elementRange(track) : Math.min(offset, range);
}

/** The offset of the list that a scroll bar means by itself. */
export function offsetFor(track: Track, scrollTop: number): number {
  const range = elementRange(track);
  if (range === 0) return 0;
  const share = Math.max(0, Math.min(1, scrollTop / range));
  return isScaled(track) ? share * rangeOf(track) : Math.min(scrollTop, range);
}

export interface Scrolled {
  readonly scrollTop: number;
  readonly offset: number;
}

/** The offset once the element was scrolled: short steps are as long as they are seen, long ones by their share. */
export function scrolledTo(track: Track, before: Scrolled, scrollTop: number): number {
  const step = scrollTop - before.scrollTop;
  if (!isScaled(track)) return offsetFor(track, scrollTop);
  if (Math.abs(step) > longestStep) return offsetFor(track, scrollTop);
  return Math.max(0, Math.min(rangeOf(track), before.offset + step));
}

/** Whether the element is at an end that the list is not at, so that nothing would scroll on. */
export function isStuck(track: Track, { scrollTop, offset }: Scrolled): boolean {
  if (!isScaled(track)) return false;
  const atStart = scrollTop < 1 && offset > 1;
  const atEnd = scrollTop > elementRange(track) - 1 && offset < rangeOf(track) - 1;
  return atStart || atEnd;
}
