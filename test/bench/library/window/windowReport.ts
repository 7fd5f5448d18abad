export interface Figure {
  readonly what: string;
  /** One for each time that it was measured. */
  readonly values: readonly number[];
  readonly unit: string;
  /** How the values become one. */
  readonly by: 'median' | 'p95' | 'most';
  readonly goal?: number;
}

export function quantile(values: readonly number[], share: number): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? Number.NaN;
}

const shares = { median: 0.5, p95: 0.95, most: 1 } as const;

export function reportWindow(figures: readonly Figure[]): boolean {
  let missed = 0;
  for (const { what, values, unit, by, goal } of figures) {
    const value = quantile(values, shares[by]);
    const met = goal === undefined || value <= goal;
    if (!met) missed += 1;
    const text = value >= 100 ? value.toFixed(0) : value.toFixed(2);
    const verdict = goal === undefined ? '' : met ? `met (${goal})` : `MISSED (${goal})`;
    console.log(
      `${what.padEnd(66)} ${by.padEnd(6)} ${text.padStart(8)} ${unit.padEnd(6)} ${verdict}`,
    );
  }
  console.log(missed === 0 ? '\nmet: every goal' : `\nMISSED: ${missed} goals`);
  return missed === 0;
}
