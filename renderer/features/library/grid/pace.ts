/** How fast a list is passed. */
export type Pace = 'still' | 'passing' | 'flying';

/** Views of the list a second, above which nobody could look at a picture, and above which not even at its name. */
const passingViews = 6;
const flyingViews = 30;
/** Movements that lie farther apart are no one motion: each is a jump, and its end is to be shown at once. */
const apartMs = 120;

export interface Motion {
  readonly at: number;
  readonly pace: Pace;
}

/** The pace after a movement of `distance` pixels at the instant `at`, in a view that is so many pixels high. */
export function paceAfter(before: Motion, at: number, distance: number, view: number): Motion {
  const passed = at - before.at;
  if (passed > apartMs || view <= 0) return { at, pace: 'still' };
  const views = Math.abs(distance) / view / (Math.max(8, passed) / 1_000);
  const pace = views > flyingViews ? 'flying' : views > passingViews ? 'passing' : 'still';
  return { at, pace };
}
