/** Numbers of one kind of work, each against its goal, in ms. */
export interface Row {
  readonly work: string;
  readonly times: readonly number[];
  readonly goalMs?: number;
}

const at = (values: readonly number[], part: number) =>
  [...values].sort((a, b) => a - b)[
    Math.min(values.length - 1, Math.floor(values.length * part))
  ] ?? Number.NaN;

/** `work: median, p95, most; met or MISSED`, by the 95th percentile. */
export function lineOf({ work, times, goalMs }: Row): string {
  const [median, p95, most] = [at(times, 0.5), at(times, 0.95), Math.max(...times)];
  const numbers = `median ${median.toFixed(1)}, p95 ${p95.toFixed(1)}, most ${most.toFixed(1)} ms`;
  if (goalMs === undefined) return `${work}: ${numbers}`;
  return `${work}: ${numbers}; goal p95 ${goalMs} ms: ${p95 <= goalMs ? 'met' : 'MISSED'}`;
}
