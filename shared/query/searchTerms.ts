import { foldText } from './foldText.ts';
import { digitsOf } from './numbersIn.ts';

/** One thing asked for: found where of one of its ways of saying it every part is found. */
export type Clause = readonly (readonly string[])[];

/** As a person asks for several things: words, numbers and `"phrases"`; a phrase that is not closed yet goes to the end. */
const asked = /"([^"]*)(?:"|$)|[^\s"]+/gu;
/** A word in which a number, or a part of one, may be written. */
const numeral = /^[+(]*\d[\d()./-]*$/;
/** Fewer digits are not sure to be one number when gaps part them. */
const wholeNumber = 7;

/** What must be found of a text as it was typed, folded; nothing for a text that asks for nothing. */
export function searchTerms(typed: string): Clause[] {
  const clauses: Clause[] = [];
  let numerals: string[] = [];
  const endNumber = () => {
    if (numerals.length > 0) clauses.push(...numberClauses(numerals));
    numerals = [];
  };
  for (const [whole, phrase] of straight(typed).matchAll(asked)) {
    const word = foldText(phrase ?? whole).trim();
    if (word === '') continue;
    if (phrase === undefined && numeral.test(word)) {
      numerals.push(word);
      continue;
    }
    endNumber();
    clauses.push([[word]]);
  }
  endNumber();
  return clauses;
}

/** Curly quotes are what a system makes of the others. */
const straight = (typed: string) => typed.replace(/[“”„]/gu, '"');

function numberClauses(words: readonly string[]): Clause[] {
  const each = words.map((word): Clause => {
    const digits = digitsOf(word);
    return digits === word ? [[word]] : [[word], [digits]];
  });
  const written = words.join(' ');
  const digits = digitsOf(written.replace('(0)', ''));
  if (digits.length < wholeNumber) return each;
  if (/^[+(]/.test(written)) return [[[digits]]];
  // As it is dialled from within its country, or from another one.
  const dialled = digits.replace(/^0{1,2}/, '');
  const ways = [...new Set([digits, dialled])].filter((way) => way.length >= wholeNumber);
  if (words.length === 1) return [[[written], ...ways.map((way) => [way])]];
  const apart = words.map((word) => (numberlike(word) ? word : digitsOf(word)));
  return [[...ways.map((way) => [way]), apart]];
}

const numberlike = (word: string) => /^\d+$/.test(word);
