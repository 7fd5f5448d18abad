const longestLine = 75;

/** Text as a value: what has a meaning is escaped, and what no calendar may hold is left out (RFC 5545, 3.3.11). */
export function icsText(text: string): string {
  return text
    .replace(/\p{Cs}/gu, '\ufffd')
    .replace(/\r\n|\r|[\u0085\u2028\u2029]/g, '\n')
    .replace(/(?!\n)\p{Cc}/gu, '')
    .replace(/[\\;,]/g, (sign) => `\\${sign}`)
    .replaceAll('\n', '\\n');
}

/** An instant in UTC, to the second. */
export function icsInstant(at: number): string {
  return new Date(at).toISOString().replace(/[-:]|\.\d+/g, '');
}

/** A line, folded to so many bytes as there may be, and never within a sign (RFC 5545, 3.1); with its ending. */
export function icsLine(line: string): string {
  let folded = '';
  let room = longestLine;
  for (const sign of line) {
    const bytes = Buffer.byteLength(sign);
    if (bytes > room) {
      folded += '\r\n ';
      room = longestLine - 1;
    }
    folded += sign;
    room -= bytes;
  }
  return `${folded}\r\n`;
}
