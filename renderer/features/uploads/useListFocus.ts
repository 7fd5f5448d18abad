import { useState } from 'react';
import { keptPosition } from '../../../shared/keptPosition.ts';
import type { ListRows } from './listRows.ts';

/** The line with the keyboard, the same one wherever it moves; the first until one is chosen. */
export function useListFocus(rows: ListRows): readonly [number, (index: number) => void] {
  const [chosen, choose] = useState<{ rows: ListRows; index: number } | null>(null);
  const setFocus = (index: number) => choose({ rows, index });
  if (chosen === null) return [0, setFocus];
  if (chosen.rows === rows) return [chosen.index, setFocus];
  const index = keptPosition(chosen.rows, chosen.index, rows);
  choose({ rows, index });
  return [index, setFocus];
}
