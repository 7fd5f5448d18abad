import { expect, type Page, test } from '@playwright/test';
import { judge } from './judge.ts';
import { createJudged } from './judged.ts';
import { shapesOn } from './shapes.ts';

/** What is found fails the test, and lets it go on: what it is about is told as well. */
const softly = expect.configure({ soft: true });

const judged = createJudged();

const acts = [
  'click',
  'dblclick',
  'fill',
  'press',
  'pressSequentially',
  'check',
  'uncheck',
] as const;
const keys = ['press', 'type'] as const;

type Act = (this: object, ...args: unknown[]) => Promise<unknown>;

/** A page that is closed, crashed or stands still cannot be asked: what is tested there is something else. */
async function unlessDead<T>(page: Page, asked: Promise<T>): Promise<T | undefined> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<undefined>((resolve) => {
    timer = setTimeout(() => resolve(undefined), 10_000);
  });
  try {
    return await Promise.race([asked, late]);
  } catch (error) {
    const gone = /closed|crashed|destroyed|navigation|Target/.test(String(error));
    if (page.isClosed() || gone) return undefined;
    throw error;
  } finally {
    clearTimeout(timer);
  }
}

const looks = new WeakMap<Page, Promise<unknown>>();

/** One after the other: a look that was given up goes on in the page, and axe refuses another beside it. */
function judgeInTurn(page: Page): Promise<string[]> {
  const next = () => judge(page);
  const mine = (looks.get(page) ?? Promise.resolve()).then(next, next);
  looks.set(page, mine);
  return mine;
}

/** A window that starts shows nothing yet. One that never gets to it is judged for that. */
const isDrawn = (page: Page) =>
  page
    .locator('main')
    .first()
    .waitFor({ state: 'attached', timeout: 8_000 })
    .catch(() => undefined);

/** Judges the window as it is, if there is anything in it that was not judged yet. */
export async function lookAt(page: Page): Promise<void> {
  await unlessDead(page, isDrawn(page));
  const shapes = await unlessDead(page, shapesOn(page));
  const { outputDir } = test.info().project;
  if (shapes === undefined || judged.hasAll(shapes, outputDir)) return;
  const found = await unlessDead(page, judgeInTurn(page));
  if (found === undefined) return;
  // What is wrong is told once, and does not fail every test after it.
  judged.add(shapes, outputDir);
  expect.soft(found.length, `rules of accessibility are broken\n\n${found.join('\n\n')}`).toBe(0);
}

const isNowhere = (page: Page) =>
  page.evaluate(() => document.activeElement === null || document.activeElement === document.body);

/** The keyboard is somewhere: what was done may take a moment to give it back. */
async function keyboardIsSomewhere(page: Page, after: string): Promise<void> {
  const nowhere = await unlessDead(page, isNowhere(page));
  if (nowhere !== true) return;
  await softly
    .poll(() => unlessDead(page, isNowhere(page)), {
      message: `the keyboard is nowhere after ${after}`,
      timeout: 5_000,
      intervals: [20, 50, 100, 200],
    })
    .not.toBe(true);
}

const watched = new WeakSet<object>();

function wrap(holder: object, names: readonly string[], pageOf: (self: object) => Page): void {
  if (watched.has(holder)) return;
  watched.add(holder);
  const methods = holder as Record<string, Act>;
  for (const name of names) {
    const act = methods[name];
    if (act === undefined) throw new Error(`Playwright has no ${name} any more`);
    methods[name] = async function watchedAct(...args) {
      const page = pageOf(this);
      if (watchedPages.has(page)) await lookAt(page);
      const answer = await act.apply(this, args);
      // What was typed may be a secret; a key is none.
      const what = holder === page.keyboard ? args[0] : this;
      if (watchedPages.has(page)) await keyboardIsSomewhere(page, `${name} ${String(what)}`);
      return answer;
    };
  }
}

const watchedPages = new WeakSet<Page>();

/**
 * From now on every state of the window is judged before a test acts on it, by all rules and once for each sort of
 * state, and after each act the keyboard has to be somewhere.
 */
export function watch(page: Page): void {
  watchedPages.add(page);
  const locator = page.locator('html');
  wrap(Object.getPrototypeOf(locator) as object, acts, (self) => (self as typeof locator).page());
  wrap(page.keyboard, keys, () => page);
}

/** What a test ends in is a state that it reached, too. */
export async function lookLast(page: Page): Promise<void> {
  if (watchedPages.has(page) && !page.isClosed()) await lookAt(page);
}

/** For tests of a window that cannot be asked, or that have to be quicker than that. */
export function watchNoMore(page: Page): void {
  watchedPages.delete(page);
}
