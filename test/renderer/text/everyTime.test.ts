import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, it } from 'vitest';

const root = fileURLToPath(new URL('../../..', import.meta.url));

/** What makes an instant, or how long it is until one, into words that are not exact. */
const makers = /\b(formatInstant|nextTimeText|cardTime|formatDuration|countdownOf|lifeOf)\(/g;
/** Where that is said exactly in the same breath: `ui/time`, or a text with its instant. */
const exactly = [
  /<Exact\b[^<]*$/,
  /<ExactInRow\b[^<]*$/,
  /\bat: [\w.]+,\s*text: [^;]*$/,
  /\btimed\([^;]*$/,
];

/** Every other place in which such words are made, how often, and why nothing exact stands there. */
const elsewhere: Readonly<Record<string, readonly [number, string]>> = {
  // What is a text with its instant, or has one beside it that is drawn with it.
  'renderer/text/countdown.ts': [
    5,
    'drawn by CountdownChip, Life and LookFacts, each with its instant',
  ],
  'renderer/text/timed.ts': [1, 'a text with its instant'],
  'renderer/features/uploads/stateText.ts': [
    6,
    'drawn with stateInstants; an estimate has no instant',
  ],
  'renderer/features/quicklook/LookFacts.tsx': [2, 'facts with their instant, drawn by Exact'],
  'renderer/features/inspector/Life.tsx': [1, 'the sentence that Exact draws below'],
  'renderer/features/inspector/Lineage.tsx': [1, 'the text that Exact draws below'],
  'renderer/features/shell/SyncFailures.tsx': [1, 'the text that Exact draws below'],
  'renderer/features/messages/MessageItem.tsx': [1, 'the text that Exact draws below'],
  'renderer/features/keepalive/KeptDialog.tsx': [1, 'the text that ExactInRow draws below'],
  'renderer/ui/time/CountdownChip.tsx': [1, 'says it exactly by its title'],
  'renderer/features/library/cards/cardFacts.ts': [
    3,
    'cards have titles, and the inspector all of it',
  ],
  'renderer/features/library/list/cellText.ts': [
    3,
    'cells have titles, and the inspector all of it',
  ],
  'renderer/features/library/list/ListRow.tsx': [1, 'asks whether there is a countdown to draw'],
  'renderer/features/notices/Toast.tsx': [1, 'has a title; the inspector tells of the link'],
  // What is said once, or as part of a name: what it is about stands beside it and is exact.
  'renderer/actions/copying/tellCopied.ts': [1, 'an announcement; the inspector tells of the link'],
  'renderer/features/activity/ActivityRow.tsx': [1, 'the name of a button beside the exact time'],
  // Lengths, which are not of an instant.
  'renderer/text/filterWords.ts': [1, 'a filter within a length of time'],
  'renderer/text/lasting/promiseText.ts': [1, 'a lifetime by the rule'],
  'renderer/actions/copying/copyLabel.ts': [1, 'how long links of a kind work once copied'],
  'renderer/features/expiring/ClockBanner.tsx': [1, 'how far a clock is off'],
  'renderer/features/keepalive/KeepDialog.tsx': [1, 'a choice of how long before'],
  'renderer/features/keepalive/LastingDialog.tsx': [4, 'lifetimes by the rule'],
  'renderer/features/settings/panes/NotificationsPane.tsx': [2, 'a choice of how long before'],
  'renderer/features/settings/panes/changeText.ts': [1, 'a choice of how long before'],
  'renderer/features/settings/panes/lifeText.ts': [1, 'a lifetime by the rule'],
  'renderer/features/targets/TargetDialog.tsx': [1, 'a lifetime by the rule'],
  // Estimates by speed, and the seconds of a countdown to be pressed within: exact as they stand.
  'renderer/text/saveRunText.ts': [1, 'an estimate'],
  'renderer/features/activity/runEntryText.ts': [2, 'an estimate, and seconds in which to undo'],
  'renderer/features/archives/runText.ts': [1, 'an estimate'],
  'renderer/features/removal/runText.ts': [2, 'an estimate, and seconds in which to undo'],
  'renderer/features/uploads/TrayBar.tsx': [1, 'an estimate'],
};

/** The makers themselves. */
const defined = /^export function (\w+)\(/gm;

function inexact(path: string): number {
  const source = readFileSync(join(root, path), 'utf8').replace(defined, '');
  return [...source.matchAll(makers)].filter(({ index }) => {
    const before = source.slice(Math.max(0, index - 300), index);
    return !exactly.some((way) => way.test(before));
  }).length;
}

it('every time that is drawn says exactly when, or is listed here with the reason', () => {
  const paths = readdirSync(join(root, 'renderer'), { recursive: true, encoding: 'utf8' })
    .map((path) => join('renderer', path).replaceAll('\\', '/'))
    .filter((path) => /\.tsx?$/.test(path));
  const found = paths.flatMap((path) => {
    const count = inexact(path);
    return count === 0 ? [] : [[path, count] as const];
  });
  const listed = Object.entries(elsewhere).map(([path, [count]]) => [path, count] as const);
  expect(Object.fromEntries(found)).toEqual(Object.fromEntries(listed));
});
