import type { MediaRow } from '../../../shared/media.ts';
import { expiryOf, type RetentionRule } from '../../../shared/retention.ts';

/** The size of some items together, and whether that of any is not known. */
export function sizeOf(rows: readonly MediaRow[]): { bytes: number; unknown: boolean } {
  return {
    bytes: rows.reduce((sum, row) => sum + (row.sizeBytes ?? 0), 0),
    unknown: rows.some((row) => row.sizeBytes === null),
  };
}

/** Which of some items ends first; null when none has a known end or all are gone. */
export function soonestOf(
  rows: readonly MediaRow[],
  ruleOf: (row: MediaRow) => RetentionRule | undefined,
): MediaRow | null {
  let soonest: { row: MediaRow; at: number } | null = null;
  for (const row of rows) {
    const rule = ruleOf(row);
    if (rule === undefined || row.goneAt !== null) continue;
    const at = expiryOf(rule, row).expiresAt;
    if (at !== null && (soonest === null || at < soonest.at)) soonest = { row, at };
  }
  return soonest?.row ?? null;
}
