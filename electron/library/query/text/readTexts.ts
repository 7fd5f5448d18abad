import type { Database } from '../../../database/database.ts';
import { prepare } from '../../../database/prepare.ts';
import { mediaSql } from '../mediaSql.ts';
import type { ItemTexts } from './textChunks.ts';

/** Reads the texts of items with these ids and all between. */
export function readTexts(database: Database): (first: number, last: number) => ItemTexts {
  const read = prepare(database, mediaSql.textsBetween);
  return (first, last) => {
    const row = read.get({ first, last }) as { ids: string; texts: string };
    return { ids: JSON.parse(row.ids) as number[], texts: JSON.parse(row.texts) as string[] };
  };
}
