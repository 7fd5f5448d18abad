/**
 * Control, line and direction characters, and halves of surrogate pairs, each run as one space; the
 * joiners stay, since emoji and whole scripts are written with them.
 */
export function plainText(text: string): string {
  return text.replace(/(?:[\p{Cc}\p{Zl}\p{Zp}\p{Cs}]|(?![\u200c\u200d])\p{Cf})+/gu, ' ').trim();
}
