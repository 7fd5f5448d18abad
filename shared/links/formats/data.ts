import { csvLine } from '../../text/csvLine.ts';
import { fieldOf, linkFields } from './parts/fields.ts';
import { linkByLink } from './parts/linkWriter.ts';

/** What tells of an item, and not of its place in what is copied. */
export const dataFields = linkFields.filter((field) => field !== 'number' && field !== 'count');

/** An array of objects, one a line, each with all fields; unknown ones are null. */
export const jsonWriter = linkByLink(
  (link) =>
    JSON.stringify(
      Object.fromEntries(dataFields.map((field) => [field, fieldOf(field, link, 1, 1)])),
    ),
  { head: '[\n', between: ',\n', tail: '\n]\n' },
);

/** CSV (RFC 4180) with a header; a text that a spreadsheet would compute is guarded. */
export const csvWriter = linkByLink(
  (link) => csvLine(dataFields.map((field) => fieldOf(field, link, 1, 1))),
  { head: csvLine(dataFields), between: '' },
);
