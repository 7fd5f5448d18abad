import { createContext, useContext } from 'react';
import type { RowId } from './catalogue.ts';

/** The settings that are shown: all of a section, or those that were searched for. */
export const Found = createContext<ReadonlySet<RowId>>(new Set());

export function useIsFound(row: RowId): boolean {
  return useContext(Found).has(row);
}
