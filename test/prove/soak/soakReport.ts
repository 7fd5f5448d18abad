import type { ProcessMemory } from '../../bareApp/bareApp.ts';
import type { WindowFacts } from './scrolling.ts';

export interface Sample extends WindowFacts {
  readonly seconds: number;
  /** By what the processes are for. */
  readonly bytes: Readonly<Record<string, number>>;
  readonly allBytes: number;
}

/** How much more the last quarter may hold than the one before it, by the least that both come down to. */
export const mostGrowthBytes = 64 * 1024 * 1024;
/** What all processes may hold at any moment of the later half. */
export const mostBytes = 900 * 1024 * 1024;

export function sampleOf(
  memory: readonly ProcessMemory[],
  seconds: number,
  facts: WindowFacts,
): Sample {
  const bytes: Record<string, number> = {};
  for (const { type, bytes: own } of memory) bytes[type] = (bytes[type] ?? 0) + own;
  return { ...facts, seconds, bytes, allBytes: memory.reduce((sum, own) => sum + own.bytes, 0) };
}

export interface Verdict {
  readonly growthBytes: number;
  readonly mostBytes: number;
  /** Which of the goals were missed. */
  readonly missed: readonly string[];
}

/** By the later half: what a program needs at all, it has taken by then. */
export function judge(samples: readonly Sample[]): Verdict {
  const later = samples.slice(Math.floor(samples.length / 2));
  const middle = Math.floor(later.length / 2);
  const growthBytes = leastOf(later.slice(middle)) - leastOf(later.slice(0, middle));
  const most = Math.max(...later.map(({ allBytes }) => allBytes));
  return {
    growthBytes,
    mostBytes: most,
    missed: [
      ...(growthBytes <= mostGrowthBytes ? [] : [`grew by ${mb(growthBytes)} MB`]),
      ...(most <= mostBytes ? [] : [`held ${mb(most)} MB`]),
    ],
  };
}

export function sayReport(samples: readonly Sample[]): void {
  const types = [...new Set(samples.flatMap(({ bytes }) => Object.keys(bytes)))];
  const head = ['seconds', 'pictures', 'nodes', 'heap', 'all', ...types].map((name) =>
    name.slice(0, 9).padStart(10),
  );
  console.log(`\n${head.join('')}   (MB)`);
  const each = Math.max(1, Math.floor(samples.length / 24));
  for (const sample of samples.filter((_, index) => (index + 1) % each === 0)) {
    const { seconds, pictures, nodes, heapBytes, allBytes, bytes } = sample;
    const columns = [
      seconds,
      pictures,
      nodes,
      mb(heapBytes),
      mb(allBytes),
      ...types.map((type) => mb(bytes[type] ?? 0)),
    ];
    console.log(columns.map((value) => `${Math.round(value)}`.padStart(10)).join(''));
  }
  const { growthBytes, mostBytes: most, missed } = judge(samples);
  console.log(
    `\nthe last quarter beside the one before it: ${mb(growthBytes)} MB; most: ${mb(most)} MB`,
  );
  const goal = `grows by at most ${mb(mostGrowthBytes)} MB, holds at most ${mb(mostBytes)} MB`;
  console.log(missed.length === 0 ? `met: ${goal}` : `MISSED (${missed.join(', ')}): ${goal}`);
}

/** A darkroom comes and goes with the pictures it makes; what is kept stays when it is gone. */
const leastOf = (samples: readonly Sample[]) =>
  Math.min(...samples.map(({ allBytes }) => allBytes));

const mb = (bytes: number) => Math.round(bytes / 1024 / 1024);
