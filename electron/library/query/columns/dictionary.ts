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

/** For each code the rank of its text in an order; none ranks behind all others. */
export function ranksOf(
  dictionary: Dictionary,
  compare: (a: string, b: string) => number,
): Uint32Array {
  const codes = Array.from({ length: dictionary.size - 1 }, (_, index) => index + 1);
  const text = (code: number) => dictionary.textOf(code) ?? '';
  codes.sort((a, b) => compare(text(a), text(b)));
  const ranks = new Uint32Array(dictionary.size);
  let rank = 0;
  codes.forEach((code, index) => {
    const before = codes[index - 1];
    if (before !== undefined && compare(text(before), text(code)) !== 0) rank += 1;
    ranks[code] = rank;
  });
  return ranks;
}
