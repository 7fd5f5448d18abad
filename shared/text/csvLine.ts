/** What spreadsheets take for a formula, also behind the apostrophe that is put in front of one. */
const formula = /^'*[=+\-@\t\r]/;

/** A text that no spreadsheet computes: `'` in front of what one would. What begins like a guarded text is guarded too, so that it can be undone. */
export const guarded = (text: string) => (formula.test(text) ? `'${text}` : text);

/** A cell of RFC 4180; null is empty. */
export function csvCell(value: string | number | null): string {
  const text = typeof value === 'string' ? guarded(value) : String(value ?? '');
  return /[",\r\n]/.test(text) || text !== text.trim() ? `"${text.replaceAll('"', '""')}"` : text;
}

/** One record of RFC 4180 with its line end; numbers are written as they are. */
export function csvLine(values: readonly (string | number | null)[]): string {
  return `${values.map(csvCell).join(',')}\r\n`;
}
