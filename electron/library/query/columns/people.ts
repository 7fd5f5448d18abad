import { foundIn, linesOf } from '../../../../shared/query/searchedFields.ts';
import type { Clause } from '../../../../shared/query/searchTerms.ts';
import type { Dictionary } from './dictionary.ts';

/** An address and a name, or a ref and a name, as one text of a dictionary. */
export interface Named {
  readonly address: string | null;
  readonly name: string | null;
}

const gap = '\n';

/** Null where nobody is named, be it by empty texts. */
export function namedText({ address, name }: Named): string | null {
  if (!address && !name) return null;
  return `${address ?? ''}${gap}${name ?? ''}`;
}

export function namedOf(text: string): Named {
  const at = text.indexOf(gap);
  const orNull = (part: string) => (part === '' ? null : part);
  return { address: orNull(text.slice(0, at)), name: orNull(text.slice(at + 1)) };
}

/** Which of a dictionary's people have all of these, each in their address or their name; by code. */
export function createPeopleFinder(dictionary: Dictionary) {
  const lines: (readonly (readonly string[])[])[] = [[]];
  return (clauses: readonly Clause[]): Uint8Array => {
    for (let code = lines.length; code < dictionary.size; code += 1) {
      const { address, name } = namedOf(dictionary.textOf(code) ?? '');
      lines.push([address, name].flatMap((fact) => (fact === null ? [] : [linesOf(fact)])));
    }
    return Uint8Array.from(lines, (facts) =>
      facts.some((fact) => foundIn(fact, clauses)) ? 1 : 0,
    );
  };
}

/** What a person calls it: the name, or else the address. */
export function shownName(text: string): string {
  const { address, name } = namedOf(text);
  return name ?? address ?? '';
}
