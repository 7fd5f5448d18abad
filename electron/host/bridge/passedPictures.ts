/** The page's world has it, and this file runs in the preload alone; its types are not among Node's. */
declare function addEventListener(type: string, listener: () => void, capture: true): void;

const restMs = 1_000;
/** As many as the window may keep beside those in view. */
const mostPassed = 200;

/**
 * Has the window let go of pictures that it showed and that are out of view, once they are many and nothing
 * has been scrolled or come for a moment: it would keep them until the machine runs short. Those in view stay.
 */
export function forgetPassedPictures(forget: () => void): void {
  let passed = 0;
  let timer: ReturnType<typeof setTimeout> | null = null;
  const atRest = () => {
    if (timer !== null) clearTimeout(timer);
    timer = null;
    passed = 0;
    forget();
  };
  const heard = () => {
    if (passed < mostPassed) return;
    if (timer !== null) clearTimeout(timer);
    timer = setTimeout(atRest, restMs);
  };
  addEventListener('scroll', heard, true);
  addEventListener(
    'load',
    () => {
      passed += 1;
      // Who never rests has them forgotten all the same.
      if (passed >= 4 * mostPassed) atRest();
      else heard();
    },
    true,
  );
}
