/** Texts that many items have in common, by numbers; 0 stands for none. */
export interface Dictionary {
  codeOf(text: string | null): number;
  textOf(code: number): string | null;
  /** One more than the largest number that was given. */
  readonly size: number;
}

export function createDictionary(): Dictionary {
  const codes = new Map<string, number>();
  const texts: (string | null)[] = [null];
  return {
    codeOf(text) {
      if (text === null) return 0;
      const known = codes.get(text);
      if (known !== undefined) return known;
      const code = texts.length;
      codes.set(text, code);
      texts.push(text);
      return code;
    },
    textOf: (code) => texts[code] ?? null,
    get size() {
      return texts.length;
    },
  };
}

/** For each code of a dictionary, whether a rule takes its text. */
export function codesThat(
  dictionary: Dictionary,
  takes: (text: string | null) => boolean,
): Uint8Array {
  return Uint8Array.from({ length: dictionary.size }, (_, code) =>
    takes(dictionary.textOf(code)) ? 1 : 0,
  );
}

/** For each code the rank of what its text is shown as, in an order; equal ones have one rank. */
export function ranksOf(
  dictionary: Dictionary,
  shown: (text: string) => string,
  compare: (a: string, b: string) => number,
): Uint32Array {
  const labels = Array.from({ length: dictionary.size }, (_, code) =>
    shown(dictionary.textOf(code) ?? ''),
  );
  const distinct = [...new Set(labels)].sort(compare);
  const ranks = new Map<string, number>();
  let rank = 0;
  distinct.forEach((label, index) => {
    const before = distinct[index - 1];
    if (before !== undefined && compare(before, label) !== 0) rank += 1;
    ranks.set(label, rank);
  });
  return Uint32Array.from(labels, (label) => ranks.get(label) ?? 0);
}
