import type { LinkCheckRow } from '../../../shared/contract/linkChecks.ts';
import { onPhone } from '../../../shared/links/verdict.ts';
import { csvLine } from '../../../shared/text/csvLine.ts';

/** The columns of a check as CSV, in their order. */
export const checkColumns = [
  'account',
  'name',
  'host',
  'result',
  'status',
  'hops',
  'type_by_header',
  'type_by_bytes',
  'bytes',
  'same_bytes',
  'on_a_phone',
  'works_until',
] as const;

const portion = 500;

/** A check as CSV (RFC 4180, UTF-8), a record a link. The links themselves stay out of it: whoever has one has the file. */
export async function* checkCsv(
  rows: readonly LinkCheckRow[],
  accountOf: (row: LinkCheckRow) => string | null,
): AsyncGenerator<Buffer> {
  yield Buffer.from(`\ufeff${csvLine(checkColumns)}`);
  for (let start = 0; start < rows.length; start += portion) {
    const lines = rows
      .slice(start, start + portion)
      .map((row) =>
        csvLine([
          accountOf(row),
          row.name,
          row.host,
          row.verdict ?? 'waits',
          row.status,
          row.hops,
          row.declaredType,
          row.foundType,
          row.bytes,
          row.same,
          onPhone(row.foundType ?? row.declaredType, row.bytes),
          row.worksUntil === null ? null : new Date(row.worksUntil).toISOString(),
        ]),
      );
    yield Buffer.from(lines.join(''));
  }
}
