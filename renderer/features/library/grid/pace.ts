/** How fast a list is passed. */
export type Pace = 'still' | 'passing' | 'flying';

/** Views of the list a second, above which nobody could look at a picture, and above which not even at its name. */
const passingViews = 2;
const flyingViews = 30;
/** Movements that lie farther apart are no one motion: each is a jump, and its end is to be shown at once. */
const apartMs = 120;
/** A window that draws no faster has no time for pictures while the list moves. */
const lateMs = 40;
/** A jump or two in quick succession are no flight yet. */
const leastSteps = 3;

export interface Motion {
  readonly at: number;
  readonly pace: Pace;
  /** How many movements it has been without a pause. */
  readonly steps: number;
}

export const atRest: Motion = { at: 0, pace: 'still', steps: 0 };

/** The pace after a movement of `distance` pixels at the instant `at`, in a view that is so many pixels high. */
export function paceAfter(before: Motion, at: number, distance: number, view: number): Motion {
  const passed = at - before.at;
  const steps = passed > apartMs ? 1 : before.steps + 1;
  if (steps < leastSteps || view <= 0) return { at, pace: 'still', steps };
  const views = Math.abs(distance) / view / (Math.max(8, passed) / 1_000);
  const passing = views > passingViews || passed > lateMs;
  const pace = views > flyingViews ? 'flying' : passing ? 'passing' : 'still';
  return { at, pace, steps };
}
