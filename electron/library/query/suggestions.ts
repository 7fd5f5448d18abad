import { z } from 'zod';
import {
  type SuggestedField,
  type Suggestion,
  suggestion,
} from '../../../shared/contract/library.ts';
import { namesOneOf } from '../../../shared/query/matchesFilter.ts';
import type { Database } from '../../database/database.ts';
import { prepare } from '../../database/prepare.ts';
import { mediaSql } from './mediaSql.ts';

export interface SuggestionAsk {
  readonly field: SuggestedField;
  readonly text: string;
  readonly limit: number;
}

/** What a typed filter can be set to in this library, the most frequent first. */
export function suggestions(
  database: Database,
  { field, text, limit }: SuggestionAsk,
): Suggestion[] {
  const known = z.array(suggestion).parse(prepare(database, mediaSql.known[field]).all());
  const wanted = text.trim();
  const fit =
    wanted === '' ? known : known.filter(({ value, name }) => namesOneOf(wanted, [value, name]));
  return fit.slice(0, limit);
}
