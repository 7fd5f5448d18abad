import type { Page } from '@playwright/test';

interface Watch {
  readonly tasks: { readonly at: number; readonly ms: number }[];
  readonly gaps: { readonly at: number; readonly ms: number }[];
  /** When it was last clicked; since the epoch. */
  clickedAt: number;
}

declare global {
  interface Window {
    benchWatch?: Watch;
  }
}

export interface WindowPauses {
  /** Of the long tasks, which Chromium tells of from 50 ms on; 0 without one. */
  readonly longestTaskMs: number;
  readonly longTasks: number;
  /** Between two frames. */
  readonly longestFrameMs: number;
}

/** Hears of every long task of the window from now on, and of every frame. */
export function watchWindow(page: Page): Promise<void> {
  return page.evaluate(() => {
    const watch: Watch = { tasks: [], gaps: [], clickedAt: Number.NaN };
    window.benchWatch = watch;
    new PerformanceObserver((list) => {
      for (const { startTime, duration } of list.getEntries()) {
        watch.tasks.push({ at: startTime, ms: duration });
      }
    }).observe({ type: 'longtask' });
    const click = ({ timeStamp }: Event) => {
      watch.clickedAt = performance.timeOrigin + timeStamp;
    };
    window.addEventListener('click', click, { capture: true });
    let last = performance.now();
    const look = (now: number) => {
      if (now - last > 20) watch.gaps.push({ at: last, ms: now - last });
      last = now;
      requestAnimationFrame(look);
    };
    requestAnimationFrame(look);
  });
}

/** Forgets what was heard until now. */
export async function beginWindowPhase(page: Page): Promise<void> {
  await settleWindow(page);
  await page.evaluate(() => {
    window.benchWatch?.tasks.splice(0);
    window.benchWatch?.gaps.splice(0);
  });
}

export async function endWindowPhase(page: Page): Promise<WindowPauses> {
  await settleWindow(page);
  return page.evaluate(() => {
    const { tasks = [], gaps = [] } = window.benchWatch ?? {};
    const most = (all: readonly { ms: number }[]) => Math.max(0, ...all.map(({ ms }) => ms));
    return {
      longestTaskMs: most(tasks),
      longTasks: tasks.length,
      longestFrameMs: most(gaps),
    };
  });
}

/** Long tasks are told of later, when the window has a moment. */
function settleWindow(page: Page): Promise<void> {
  return page.evaluate(async () => {
    for (let frame = 0; frame < 3; frame += 1) await new Promise(requestAnimationFrame);
    await new Promise((done) => requestIdleCallback(done));
  });
}

/** Of the last click, without what it takes to make it. */
export function clickedAt(page: Page): Promise<number> {
  return page.evaluate(() => window.benchWatch?.clickedAt ?? Number.NaN);
}

export interface Sight {
  readonly selector: string;
  /** What the text of it holds, as a regular expression. */
  readonly text?: string;
  readonly attribute?: readonly [name: string, value: string];
  readonly absent?: boolean;
}

/** When the window shows it, looked for once a frame, by its own clock since the epoch. */
export function seenAt(page: Page, sight: Sight): Promise<number> {
  return page.evaluate(
    ({ selector, text, attribute, absent = false }) =>
      new Promise<number>((resolve) => {
        const pattern = text === undefined ? null : new RegExp(text);
        const fits = (element: Element) =>
          (pattern === null || pattern.test(element.textContent ?? '')) &&
          (attribute === undefined || element.getAttribute(attribute[0]) === attribute[1]);
        const look = () => {
          if ([...document.querySelectorAll(selector)].some(fits) === !absent) {
            resolve(performance.timeOrigin + performance.now());
          } else requestAnimationFrame(look);
        };
        look();
      }),
    sight,
  );
}
