import { useState } from 'react';
import { keptPosition } from '../../../shared/keptPosition.ts';
import type { ActivityRows } from './activityRows.ts';

/** The entry at a place, or the nearest that is one: heads are passed over. */
export function entryNear(rows: ActivityRows, index: number, step: 1 | -1): number {
  const from = Math.max(0, Math.min(rows.count - 1, index));
  for (let at = from; at >= 0 && at < rows.count; at += step) {
    const row = rows.at(at);
    if (row !== undefined && 'entry' in row) return at;
  }
  return step === 1 ? entryNear(rows, from, -1) : firstEntry(rows);
}

function firstEntry(rows: ActivityRows): number {
  const at = Array.from({ length: Math.min(3, rows.count) }, (_, index) => index);
  return at.find((index) => 'entry' in (rows.at(index) ?? {})) ?? 0;
}

/** The entry with the keyboard, the same one wherever it moves; the first until one is chosen. */
export function useRowFocus(rows: ActivityRows): readonly [number, (index: number) => void] {
  const [chosen, choose] = useState<{ rows: ActivityRows; index: number } | null>(null);
  const setFocus = (index: number) => choose({ rows, index });
  if (chosen === null) return [firstEntry(rows), setFocus];
  if (chosen.rows === rows) return [chosen.index, setFocus];
  const index = entryNear(rows, keptPosition(chosen.rows, chosen.index, rows), 1);
  choose({ rows, index });
  return [index, setFocus];
}
