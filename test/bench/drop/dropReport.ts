import type { Phase } from './phases.ts';

const goalMs = 50;

const median = (values: readonly number[]): number => {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.floor(sorted.length / 2)] ?? Number.NaN;
};

const column = (value: number, width = 7) => `${Math.round(value)}`.padStart(width);
/** Chromium tells of no task under 50 ms. */
const task = (value: number) => (value === 0 ? '   < 50' : column(value));

/** By the longest task: most of one that outlasts all scripts and layout of its phase is Chromium's own. */
export function verdictOf(phase: Phase): 'control' | 'met' | 'MISSED' | 'MISSED by Chromium' {
  const { control, longestTaskMs, ownWorkMs, mainPauseMs } = phase;
  if (control) return 'control';
  if (longestTaskMs > 2 * Math.max(ownWorkMs, goalMs)) return 'MISSED by Chromium';
  return longestTaskMs > goalMs || mainPauseMs > goalMs ? 'MISSED' : 'met';
}

/** Of all rounds the worst for pauses and memory, the median for times. */
function together(phases: readonly [Phase, ...Phase[]]): Phase {
  const most = (of: (phase: Phase) => number) => Math.max(...phases.map(of));
  const [first] = phases;
  return {
    ...first,
    longestTaskMs: most((phase) => phase.longestTaskMs),
    longestFrameMs: most((phase) => phase.longestFrameMs),
    ownWorkMs: most((phase) => phase.ownWorkMs),
    mainPauseMs: most((phase) => phase.mainPauseMs),
    mainBytes: most((phase) => phase.mainBytes),
    windowBytes: most((phase) => phase.windowBytes),
    times: Object.fromEntries(
      Object.keys(first.times).map((name) => [
        name,
        median(phases.map(({ times }) => times[name] ?? Number.NaN)),
      ]),
    ),
  };
}

export function reportDrop(all: readonly Phase[]): void {
  const lines = new Map<string, [Phase, ...Phase[]]>();
  for (const phase of all) {
    const key = `${phase.way} · ${phase.name}`;
    const before = lines.get(key);
    lines.set(key, before === undefined ? [phase] : [...before, phase]);
  }
  const start = (text: string) => text.padEnd(42);
  console.log(`\n${start('')}  the window, ms         main, ms   memory, MB`);
  console.log(`${start('phase')}   task  frame    own    pause    main window`);
  const missed: string[] = [];
  for (const [key, phases] of lines) {
    const phase = together(phases);
    const verdict = verdictOf(phase);
    if (verdict.startsWith('MISSED')) missed.push(verdict);
    const times = Object.entries(phase.times).map(([name, ms]) => `${name} ${Math.round(ms)} ms`);
    const figures = [
      start(key),
      task(phase.longestTaskMs),
      column(phase.longestFrameMs),
      column(phase.ownWorkMs),
      column(phase.mainPauseMs, 9),
      column(phase.mainBytes / 1e6, 8),
      column(phase.windowBytes / 1e6),
    ];
    console.log(`${figures.join('')} ${verdict}${times.map((time) => `, ${time}`).join('')}`);
  }
  const chromium = missed.filter((verdict) => verdict !== 'MISSED').length;
  const goal = `no task over ${goalMs} ms in the window, no pause over it in the main process`;
  if (missed.length === 0) console.log(`\nmet: ${goal}`);
  else console.log(`\nMISSED in ${missed.length} phases, ${chromium} by Chromium: ${goal}`);
  console.log('own: scripts, style and layout of the whole phase; a task beyond it is Chromium’s.');
}
