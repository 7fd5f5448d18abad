const sizes: Readonly<Record<string, number>> = {
  b: 1,
  kb: 1e3,
  mb: 1e6,
  gb: 1e9,
  tb: 1e12,
  kib: 1_024,
  mib: 1_048_576,
  gib: 1_073_741_824,
};
const sizeShort: Readonly<Record<string, string>> = { '': 'b', k: 'kb', m: 'mb', g: 'gb', t: 'tb' };

const minute = 60_000;
const hour = 60 * minute;
const day = 24 * hour;
const durations: Readonly<Record<string, number>> = {
  ms: 1,
  s: 1_000,
  m: minute,
  min: minute,
  h: hour,
  d: day,
  w: 7 * day,
  y: 365 * day,
};

const amount = /^(\d+(?:[.,]\d+)?(?:e[+-]?\d+)?)\s*([a-z]*)$/i;

/** A number and what it counts; null where it is none. */
function readAmount(text: string, unitOf: (written: string) => number | undefined): number | null {
  const [, number, unit] = amount.exec(text.trim()) ?? [];
  if (number === undefined || unit === undefined) return null;
  const factor = unitOf(unit.toLowerCase());
  return factor === undefined ? null : Number(number.replace(',', '.')) * factor;
}

/** Bytes of `2MB`, `1.5 GB`, `500k`, `300`; null for what is no size. As providers count, 1 MB is 1,000,000. */
export function readSize(text: string): number | null {
  const bytes = readAmount(text, (unit) => sizes[sizeShort[unit] ?? unit]);
  const whole = bytes === null ? null : Math.round(bytes);
  return whole !== null && Number.isSafeInteger(whole) ? whole : null;
}

export function printSize(bytes: number): string {
  const [unit, factor] = largestIn(bytes, [
    ['GB', 1e9],
    ['MB', 1e6],
    ['KB', 1e3],
  ]) ?? ['B', 1];
  return `${bytes / factor}${unit}`;
}

/** Milliseconds of `2h`, `7d`, `90min`; null for what is no length of time. */
export function readDuration(text: string): number | null {
  return readAmount(text, (unit) => durations[unit]);
}

export function printDuration(ms: number): string {
  const [unit, factor] = largestIn(ms, [
    ['d', day],
    ['h', hour],
    ['min', minute],
    ['s', 1_000],
  ]) ?? ['ms', 1];
  return `${ms / factor}${unit}`;
}

type Unit = readonly [name: string, factor: number];

/** The largest of some units of which it is a whole number. */
const largestIn = (value: number, units: readonly Unit[]): Unit | undefined =>
  units.find(([, factor]) => value > 0 && value % factor === 0);
