import type { MediaRow } from '../../../shared/media.ts';
import { expiryOf, hasEnded, type RetentionRule } from '../../../shared/retention.ts';

/** The size of some items together, and whether that of any is not known. */
export function sizeOf(rows: readonly MediaRow[]): { bytes: number; unknown: boolean } {
  return {
    bytes: rows.reduce((sum, row) => sum + (row.sizeBytes ?? 0), 0),
    unknown: rows.some((row) => row.sizeBytes === null),
  };
}

/** Which of some items ends first; null when none has a known end that is still to come. */
export function soonestOf(
  rows: readonly MediaRow[],
  ruleOf: (row: MediaRow) => RetentionRule | undefined,
  now: number,
): MediaRow | null {
  let soonest: { row: MediaRow; at: number } | null = null;
  for (const row of rows) {
    const rule = ruleOf(row);
    if (rule === undefined || hasEnded(rule, row, now)) continue;
    const at = expiryOf(rule, row).expiresAt;
    if (at !== null && (soonest === null || at < soonest.at)) soonest = { row, at };
  }
  return soonest?.row ?? null;
}

/** When the next of some items ends; null when none will. */
export function nextEndOf(
  rows: readonly MediaRow[],
  ruleOf: (row: MediaRow) => RetentionRule | undefined,
  now: number,
): number | null {
  let next: number | null = null;
  for (const row of rows) {
    const rule = ruleOf(row);
    if (rule === undefined || row.goneAt !== null) continue;
    const end = expiryOf(rule, row).expiresAt;
    if (end !== null && end > now && (next === null || end < next)) next = end;
  }
  return next;
}
