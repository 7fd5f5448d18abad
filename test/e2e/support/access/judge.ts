import type { Page } from '@playwright/test';
import axe, { type Result, type RunOptions } from 'axe-core';
import { sameNames } from './sameNames.ts';

/** Every rule of axe that is on by itself stays on; these are on besides. */
const added = [
  'css-orientation-lock',
  'focus-order-semantics',
  'hidden-content',
  'label-content-name-mismatch',
  'p-as-heading',
  'table-fake-caption',
  'target-size',
  'td-has-header',
];

/** The control library says a value from here by the name of what showed it, which may be gone by then. */
const announcer = 'body > [data-live-announcer]';

const options: RunOptions = {
  resultTypes: ['violations'],
  rules: Object.fromEntries(added.map((id) => [id, { enabled: true }])),
};

/** What may stand beside the parts of the window: what lies over it, and what describes a control. */
const besides = 'dialog, [role=dialog], [role=alertdialog], [role=tooltip], svg';

/** Axe in the page, where it is not yet: a page that was loaded anew has lost it. */
async function bringAxe(page: Page): Promise<void> {
  if (await page.evaluate(() => 'axe' in globalThis)) return;
  await page.evaluate(axe.source);
  await page.evaluate((regionMatcher) => {
    const { axe: known } = globalThis as unknown as { axe: typeof axe };
    known.configure({ checks: [{ id: 'region', options: { regionMatcher } }] });
  }, besides);
}

/** Until nothing moves or fades: a colour on its way is neither of the two. */
function stillness(page: Page): Promise<void> {
  return page.evaluate(async () => {
    const moving = document
      .getAnimations()
      .filter(({ effect }) => effect?.getComputedTiming().iterations !== Number.POSITIVE_INFINITY);
    await Promise.allSettled(moving.map(({ finished }) => finished));
  });
}

const line = ({ id, help, nodes }: Result) =>
  [
    `${id}: ${help}`,
    ...nodes
      .slice(0, 4)
      .map(({ html, target, failureSummary = '' }) =>
        [`  ${target.join(' ')}`, `    ${html}`, failureSummary.replaceAll(/^/gm, '    ')].join(
          '\n',
        ),
      ),
  ].join('\n');

/** What breaks a rule of accessibility in the window as it is, in words; empty where nothing does. */
export async function judge(page: Page): Promise<string[]> {
  await stillness(page);
  await bringAxe(page);
  const { violations } = await page.evaluate(
    ([exclude, run]) =>
      (globalThis as unknown as { axe: typeof axe }).axe.run({ exclude: [exclude] }, run),
    [announcer, options] as const,
  );
  const same = await sameNames(page);
  return [
    ...violations.map(line),
    ...same.map((names) => `same-name: controls of one region have one name\n  ${names}`),
  ];
}
