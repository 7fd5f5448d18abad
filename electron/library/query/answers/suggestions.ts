import type { Suggestion } from '../../../../shared/contract/library.ts';
import { personTerms } from '../../../../shared/query/matchesFilter.ts';
import { foundIn, linesOf } from '../../../../shared/query/searchedFields.ts';
import { type CodeColumn, heldState, type MediaColumns } from '../columns/mediaColumns.ts';
import { namedOf } from '../columns/people.ts';
import type { SuggestionAsk } from './queryCalls.ts';

/** What a typed filter can be set to in this library, the most frequent first; counted once until the library changes. */
export function createSuggestions(columns: MediaColumns) {
  const counted = new Map<CodeColumn, { readonly version: number; readonly counts: Uint32Array }>();

  function countsOf(column: CodeColumn): Uint32Array {
    const known = counted.get(column);
    if (known?.version === columns.version) return known.counts;
    const counts = countOf(columns, column);
    counted.set(column, { version: columns.version, counts });
    return counts;
  }

  return ({ field, text, limit }: SuggestionAsk): Suggestion[] => {
    const found = new Map<string, Suggestion>();
    const asked: readonly CodeColumn[] = field === 'person' ? ['from', 'to'] : [field];
    for (const column of asked) {
      const dictionary = columns.dictionary(column);
      countsOf(column).forEach((count, code) => {
        const known = dictionary.textOf(code);
        if (count === 0 || known === null) return;
        const told =
          field === 'type' || field === 'status' ? { value: known, name: null } : named(known);
        const before = found.get(told.value);
        const name = told.name ?? before?.name ?? null;
        found.set(told.value, { value: told.value, name, count: count + (before?.count ?? 0) });
      });
    }
    const clauses = personTerms(text);
    const fits = (fact: string | null) => fact !== null && foundIn(linesOf(fact), clauses);
    return [...found.values()]
      .filter(({ value, name }) => text.trim() === '' || fits(value) || fits(name))
      .sort((a, b) => b.count - a.count || (a.value < b.value ? -1 : 1))
      .slice(0, limit);
  };
}

function named(text: string) {
  const { address, name } = namedOf(text);
  return { value: address ?? name ?? '', name: address === null ? null : name };
}

/** How many items that are not gone have each code. */
function countOf(columns: MediaColumns, column: CodeColumn): Uint32Array {
  const counts = new Uint32Array(columns.dictionary(column).size);
  const codes = columns.codes(column);
  for (let at = 0; at < columns.count; at += 1) {
    if (columns.state[at] !== heldState) continue;
    const code = codes[at] ?? 0;
    counts[code] = (counts[code] ?? 0) + 1;
  }
  return counts;
}
