/** Digits with what people put between those of one number; shorter ones are found as they are written. */
const written = /\d(?:[ ().\-/]{0,3}\d){4,}/g;

export const digitsOf = (text: string): string => text.replace(/\D+/g, '');

/** The numbers that a folded text writes with signs between their digits, as digits alone. */
export function numbersIn(folded: string): string[] {
  const found = folded.match(written) ?? [];
  return found
    .filter((number) => /\D/.test(number))
    .flatMap((number) => {
      const digits = digitsOf(number);
      const dialled = number.includes('(0)') ? [digitsOf(number.replace('(0)', ''))] : [];
      return [digits, ...dialled];
    });
}
