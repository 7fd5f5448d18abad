import type { Database } from '../../../database/database.ts';
import { prepare } from '../../../database/prepare.ts';
import { mediaSql } from '../mediaSql.ts';
import type { MediaColumns } from './mediaColumns.ts';

export type RankedBy = keyof typeof mediaSql.ranked;

/**
 * Ranks by texts that differ from item to item, and are too large to be kept: the database has them in order, or
 * sorts them. By position; equal texts have one rank, and none is NaN.
 */
export function createSqlRanks(database: Database, columns: MediaColumns) {
  return (by: RankedBy): Float64Array => {
    const row = prepare(database, mediaSql.ranked[by]).get() as { ids: string };
    const ids = JSON.parse(row.ids) as number[];
    const ranks = new Float64Array(columns.count).fill(Number.NaN);
    let rank = 0;
    for (const id of ids) {
      if (id > 0) rank += 1;
      const at = columns.positionOf(Math.abs(id));
      if (at !== -1) ranks[at] = rank;
    }
    return ranks;
  };
}
