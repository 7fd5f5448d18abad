/**
 * What is not seen by itself: controls, line ends, halves of surrogate pairs, and format characters, which
 * turn the reading direction or hide. Not those with which whole scripts and emoji are written: joiners,
 * the signs that Arabic numbers begin with, and the tags of a flag, which mean nothing anywhere else.
 */
const unseen =
  /(\u{1F3F4}[\u{E0030}-\u{E0039}\u{E0061}-\u{E007A}]{1,16}\u{E007F})|(?:[\p{Cc}\p{Zl}\p{Zp}\p{Cs}]|(?!\u200c|\u200d|[\u0600-\u0605\u06dd\u08e2])\p{Cf})+/gu;

/** Most texts are nothing but these, and are known to be at a glance. */
const plain = /^[ -~]*$/;

/** Puts `instead` where something is that is not seen, one for a whole run. */
export function withoutUnseen(text: string, instead: string): string {
  if (plain.test(text)) return text;
  return text.replace(unseen, (_run, flag: string | undefined) => flag ?? instead);
}

/** Text from outside without what is not seen, each run of it as one space. */
export function plainText(text: string): string {
  return withoutUnseen(text, ' ').trim();
}
