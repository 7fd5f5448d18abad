/**
 * Scrolls the library for ever, down and up again: some seconds faster than anybody reads, then a rest in
 * which pictures come, as of somebody who looks for one. Runs inside the window.
 */
export const scrollForEver = `(() => {
  const grid = document.querySelector('[role=grid]');
  let [way, last, began] = [1, performance.now(), performance.now()];
  const step = (now) => {
    const moving = (now - began) % 4000 < 3000;
    if (moving) grid.scrollTop += way * 5 * (now - last);
    last = now;
    if (grid.scrollTop + grid.clientHeight >= grid.scrollHeight - 1) way = -1;
    else if (grid.scrollTop <= 0) way = 1;
    requestAnimationFrame(step);
  };
  requestAnimationFrame(step);
  return true;
})()`;

/** Hears of every picture that the window shows from now on. */
export const watchPictures = `(() => {
  const seen = new Set();
  window.soakPictures = seen;
  document.addEventListener('load', ({ target }) => {
    if (target instanceof HTMLImageElement) seen.add(target.src);
  }, { capture: true });
  return true;
})()`;

export interface WindowFacts {
  /** Different ones that it has shown so far. */
  readonly pictures: number;
  /** Of scripts, as against everything that Chromium keeps for the page. */
  readonly heapBytes: number;
  readonly nodes: number;
}

export const windowFacts = `({
  pictures: window.soakPictures.size,
  heapBytes: performance.memory.usedJSHeapSize,
  nodes: document.querySelectorAll('*').length,
})`;
