import type { Database } from '../../../database/database.ts';
import { prepare } from '../../../database/prepare.ts';
import { mediaSql } from '../mediaSql.ts';
import type { ItemTexts } from './textChunks.ts';

/** Reads the texts of items, in the order of their ids. */
export interface TextReader {
  /** Of those with these ids and all between. */
  between(first: number, last: number): ItemTexts;
  of(ids: readonly number[]): ItemTexts;
}

export function createTextReader(database: Database): TextReader {
  const between = prepare(database, mediaSql.textsBetween);
  const of = prepare(database, mediaSql.textsOf);
  return {
    between: (first, last) => itemsIn(between.get({ first, last })),
    of: (ids) => itemsIn(of.get({ ids: JSON.stringify(ids) })),
  };
}

function itemsIn(row: unknown): ItemTexts {
  const { ids, texts } = row as { ids: string; texts: string };
  return { ids: JSON.parse(ids) as number[], texts: JSON.parse(texts) as string[] };
}
