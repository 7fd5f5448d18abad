/** What was measured of one row of the bench: figures by the name of who or what was measured. */
export interface Goal {
  readonly name: string;
  readonly found: number;
  readonly holds: boolean;
  /** What is printed behind the figure. */
  readonly unit?: string;
}

/** A part of `npm run bench -- library`, which others add to: each measures in its own way and tells its goals. */
export interface BenchPart {
  readonly name: string;
  /** Every contender in turn, round after round, so that what the machine does meanwhile befalls all alike. */
  run(rounds: number): Promise<readonly Goal[]>;
}

export const median = (values: readonly number[]): number => {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.floor(sorted.length / 2)] ?? Number.NaN;
};

export const atMost = (name: string, found: number, most: number, unit = ''): Goal => ({
  name: `${name} <= ${most}${unit}`,
  found,
  holds: found <= most,
  unit,
});

export const atLeast = (name: string, found: number, least: number, unit = ''): Goal => ({
  name: `${name} >= ${least}${unit}`,
  found,
  holds: found >= least,
  unit,
});

export function reportGoal(part: string, { name, found, holds, unit = '' }: Goal): void {
  const figure = Number.isInteger(found) ? String(found) : found.toFixed(2);
  console.log(
    `${holds ? 'met' : 'MISSED'}${holds ? '   ' : ''} ${part}: ${name}: ${figure}${unit}`,
  );
}
