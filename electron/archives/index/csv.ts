/** What a spreadsheet takes for the beginning of a formula, in any width of letters (owasp.org: CSV Injection). */
const formula = /^[\s]*[=+\-@＝＋－＠]|^[\t\r]/;
/** A number, as of a telephone, counts nothing but itself. */
const plainNumber = /^[+-]?\d+(\.\d+)?$/;

/** One field by RFC 4180; a text that a spreadsheet could take for a formula gets an apostrophe in front. */
export function csvField(value: string | number | null): string {
  if (value === null) return '';
  const text = String(value);
  const safe = formula.test(text) && !plainNumber.test(text) ? `'${text}` : text;
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}

/** A line with its end. */
export const csvLine = (fields: readonly (string | number | null)[]): string =>
  `${fields.map(csvField).join(',')}\r\n`;

/** Spreadsheets read a file without it by the code page of the computer. */
export const byteOrderMark = '\ufeff';
