/** Digits of any script as 0 to 9: each script has its ten in one unbroken run. */
function plainDigit(digit: string): string {
  const code = digit.codePointAt(0) ?? 0;
  let value = 0;
  while (value < 9 && /\p{Nd}/u.test(String.fromCodePoint(code - value - 1))) value += 1;
  return String(value);
}

/**
 * What a person typed or pasted as an address, without what nobody sees (marks of direction and of
 * joining, which web pages and address books put around numbers) and with one form of each digit,
 * dash and space. A `tel:` or `sms:` link is its number.
 */
export function tidyAddress(typed: string): string {
  const text = typed
    // These number a footnote or a list: as digits they would name somebody else.
    .replace(/\p{No}/gu, '?')
    .normalize('NFKC')
    .replace(/\p{Cf}/gu, '')
    .replace(/[\p{Pd}\u2212]/gu, '-')
    .replace(/[\p{Zs}\t]+/gu, ' ')
    .replace(/\p{Nd}/gu, (digit) => (/\d/.test(digit) ? digit : plainDigit(digit)))
    .trim();
  const link = /^(?:tel|sms|smsto|mms):(?:\/\/)?([^?]*)/i.exec(text)?.[1];
  return (link ?? text).trim();
}
