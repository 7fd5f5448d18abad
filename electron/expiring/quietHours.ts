/** Minutes after the local midnight between which nothing is told, over midnight where the first is later; null for none. */
export interface QuietHours {
  readonly quietFrom: number | null;
  readonly quietUntil: number | null;
}

const minuteMs = 60_000;
/** No day is longer, also not one on which clocks are put back. */
const longestMs = 50 * 60 * minuteMs;

/** Whether nothing is told at an instant, in the time zone of this computer. */
export function isQuiet({ quietFrom, quietUntil }: QuietHours, at: number): boolean {
  if (quietFrom === null || quietUntil === null || quietFrom === quietUntil) return false;
  const date = new Date(at);
  const minute = date.getHours() * 60 + date.getMinutes();
  return quietFrom < quietUntil
    ? minute >= quietFrom && minute < quietUntil
    : minute >= quietFrom || minute < quietUntil;
}

/**
 * The first whole minute at which it is quiet, or is not: `from` itself where it is so then. Looked for minute by minute,
 * so that it agrees with the clock on the wall also on days on which that is changed. Null where that never comes.
 */
export function firstMinute(hours: QuietHours, quiet: boolean, from: number): number | null {
  if (isQuiet(hours, from) === quiet) return from;
  const first = Math.ceil((from + 1) / minuteMs) * minuteMs;
  for (let at = first; at <= from + longestMs; at += minuteMs) {
    if (isQuiet(hours, at) === quiet) return at;
  }
  return null;
}
