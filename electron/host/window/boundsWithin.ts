import type { WindowBounds } from '../../../shared/window/remembered.ts';

export interface Area {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

/** As much of the top edge has to be in sight for the window to be dragged by. */
const graspWidth = 120;
const graspHeight = 32;

const sharedLength = (from: number, length: number, other: number, otherLength: number) =>
  Math.min(from + length, other + otherLength) - Math.max(from, other);

function overlap(one: Area, other: Area): number {
  const width = sharedLength(one.x, one.width, other.x, other.width);
  const height = sharedLength(one.y, one.height, other.y, other.height);
  return width > 0 && height > 0 ? width * height : 0;
}

const isGraspable = ({ x, y, width }: Area, area: Area) =>
  sharedLength(x, width, area.x, area.width) >= Math.min(graspWidth, width) &&
  y >= area.y &&
  y + graspHeight <= area.y + area.height;

/**
 * Where a remembered window goes on the displays that are there now, the first being the main one: where it
 * was, if it fits and can be dragged there, or else drawn into the display that it was most on. Null without
 * displays.
 */
export function boundsWithin(saved: WindowBounds, displays: readonly Area[]): WindowBounds | null {
  const [first] = displays;
  if (first === undefined) return null;
  const home = displays.reduce(
    (best, area) => (overlap(saved, area) > overlap(saved, best) ? area : best),
    first,
  );
  const isWhole = saved.width <= home.width && saved.height <= home.height;
  if (isWhole && displays.some((area) => isGraspable(saved, area))) return saved;
  const width = Math.min(saved.width, home.width);
  const height = Math.min(saved.height, home.height);
  return {
    ...saved,
    x: Math.min(Math.max(saved.x, home.x), home.x + home.width - width),
    y: Math.min(Math.max(saved.y, home.y), home.y + home.height - height),
    width,
    height,
  };
}
