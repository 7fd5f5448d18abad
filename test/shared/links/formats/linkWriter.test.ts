import fc from 'fast-check';
import { expect, it } from 'vitest';
import { builtInFormats } from '../../../../shared/links/formats/linkFormat.ts';
import {
  createPortionWriter,
  writeLinks,
} from '../../../../shared/links/formats/parts/linkWriter.ts';
import { rememberedFormat, writerOf } from '../../../../shared/links/formats/writerOf.ts';
import { linkWith, manyHostileLinks } from './support/hostile.ts';

it.each(builtInFormats)('writes %s in portions as at once', (format) => {
  fc.assert(
    fc.property(manyHostileLinks, fc.integer({ min: 1, max: 11 }), (links, atOnce) => {
      const writer = writerOf(format, []);
      if (writer === null) throw new Error('unknown');
      const portions = Array.from({ length: Math.ceil(links.length / atOnce) }, (_, at) =>
        links.slice(at * atOnce, (at + 1) * atOnce),
      );
      const portionWriter = createPortionWriter(writer, links.length);
      const text = portions.map(portionWriter.write).join('') + portionWriter.end();
      expect(text).toBe(writeLinks(writer, links));
      expect(text).not.toMatch(/\p{Cs}/u);
    }),
    { numRuns: 30 },
  );
});

it.each(builtInFormats)('writes nothing for no links as %s', (format) => {
  const writer = writerOf(format, []);
  expect(writer && writeLinks(writer, [])).toBe('');
});

it('numbers the links of a template through all portions', () => {
  const writer = writerOf('template:a', [{ id: 'a', title: 'A', text: '{number}/{count}' }]);
  if (writer === null) throw new Error('unknown');
  const links = [linkWith({}), linkWith({}), linkWith({})];
  const { write, end } = createPortionWriter(writer, 3);
  expect(write(links.slice(0, 2)) + write(links.slice(2)) + end()).toBe('1/3\n2/3\n3/3');
});

it('copies plain links where the format that was remembered is gone', () => {
  expect(rememberedFormat({ format: 'url', templates: [] })).toBe('plain');
  expect(rememberedFormat({ format: 'csv', templates: [] })).toBe('csv');
});

it('knows no format of a template that is gone or cannot be read', () => {
  expect(writerOf('template:a', [])).toBeNull();
  expect(writerOf('template:a', [{ id: 'a', title: 'A', text: '{' }])).toBeNull();
});
