/** Letters that are read from right to left, or marks that turn what is around them. */
const turning =
  /[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufeff\u200e\u200f\u202a-\u202e\u{10800}-\u{10fff}\u{1e800}-\u{1efff}]/u;

/**
 * What a person named, put into a sentence: between the marks of an isolate where it holds letters that run the other
 * way, which would else carry numbers and signs of the sentence along. All else is as it was.
 */
export function isolate(name: string): string {
  return turning.test(name) ? `\u2068${name}\u2069` : name;
}
