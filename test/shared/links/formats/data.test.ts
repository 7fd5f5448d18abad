import { parse } from 'csv-parse/sync';
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { csvWriter, dataFields, jsonWriter } from '../../../../shared/links/formats/data.ts';
import { fieldOf } from '../../../../shared/links/formats/parts/fields.ts';
import { writeLinks } from '../../../../shared/links/formats/parts/linkWriter.ts';
import { hostileLinks, linkWith } from './support/hostile.ts';

it('writes JSON that says what is known of each link', () => {
  fc.assert(
    fc.property(hostileLinks, (links) => {
      const read: unknown = JSON.parse(writeLinks(jsonWriter, links));
      const expected = links.map((link) =>
        Object.fromEntries(dataFields.map((field) => [field, fieldOf(field, link, 1, 1)])),
      );
      expect(read).toEqual(expected);
    }),
  );
});

it('writes CSV with a header, in which no cell is a formula', () => {
  fc.assert(
    fc.property(hostileLinks, (links) => {
      const [header, ...records] = parse(writeLinks(csvWriter, links)) as string[][];
      expect(header).toEqual([...dataFields]);
      const undone = records.map((cells) =>
        cells.map((cell) => cell.replace(/^'('*[=+\-@\t\r])/, '$1')),
      );
      expect(undone).toEqual(
        links.map((link) => dataFields.map((field) => String(fieldOf(field, link, 1, 1) ?? ''))),
      );
      for (const cell of records.flat()) expect(cell).not.toMatch(/^[=+@\t\r]|^-(?!\d+$)/);
    }),
  );
});

it('tells instants in UTC and a length in seconds', () => {
  const link = linkWith({ expiresAt: Date.UTC(2026, 0, 5, 13, 0, 0, 900), durationMs: 61_250 });
  expect(JSON.parse(writeLinks(jsonWriter, [link]))).toEqual([
    {
      url: 'https://media.example/one.png',
      name: 'one.png',
      type: 'image/png',
      bytes: 2_400,
      width: 640,
      height: 480,
      seconds: 61.3,
      stored: '2026-01-05T09:14:03Z',
      expires: '2026-01-05T13:00:00Z',
      account: 'Field team',
      from: null,
      to: null,
    },
  ]);
});
