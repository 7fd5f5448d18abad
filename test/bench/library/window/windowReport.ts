export interface Figure {
  readonly what: string;
  /** One for each time that it was measured. */
  readonly values: readonly number[];
  readonly unit: string;
  /** How the values become one. */
  readonly by: 'median' | 'p95' | 'most';
  readonly goal?: number;
}

/** Takes a figure down. */
export type Note = (
  what: string,
  values: readonly number[],
  by: Figure['by'],
  unit?: string,
  goal?: number,
) => void;

export function quantile(values: readonly number[], share: number): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? Number.NaN;
}

const shares = { median: 0.5, p95: 0.95, most: 1 } as const;

const chosenOf = ({ values, by }: Figure) => quantile(values, shares[by]);
const isMet = (figure: Figure) => figure.goal === undefined || chosenOf(figure) <= figure.goal;

export function lineOf(figure: Figure): string {
  const { what, unit, by, goal } = figure;
  const value = chosenOf(figure);
  const text = value >= 100 ? value.toFixed(0) : value.toFixed(2);
  const verdict = goal === undefined ? '' : isMet(figure) ? `met (${goal})` : `MISSED (${goal})`;
  return `${what.padEnd(66)} ${by.padEnd(6)} ${text.padStart(8)} ${unit.padEnd(6)} ${verdict}`;
}

export function reportWindow(figures: readonly Figure[]): boolean {
  for (const figure of figures) console.log(lineOf(figure));
  const missed = figures.filter((figure) => !isMet(figure)).length;
  console.log(missed === 0 ? '\nmet: every goal' : `\nMISSED: ${missed} goals`);
  return missed === 0;
}
