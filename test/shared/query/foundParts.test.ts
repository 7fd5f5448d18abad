import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { foundParts } from '../../../shared/query/foundParts.ts';
import { foundIn, linesOf } from '../../../shared/query/searchedFields.ts';
import { searchTerms } from '../../../shared/query/searchTerms.ts';
import { graphemesOf } from '../../../shared/text/graphemes.ts';

const found = (text: string, typed: string) => foundIn(linesOf(text), searchTerms(typed));
const cut = (text: string, typed: string) =>
  foundParts(text, typed).map(({ start, end }) => text.slice(start, end));

describe('a search', () => {
  const number = '+12125550111';
  it.each([
    [number, '+1 (212) 555-0111'],
    [number, '(212) 555-0111'],
    [number, '212.555.0111'],
    [number, '2125550111'],
    [number, '555-0111'],
    [number, '0111'],
    [number, '+1212'],
    ['whatsapp:+442079460018', '020 7946 0018'],
    ['+442079460018', '+44 (0)20 7946 0018'],
    ['+442079460018', '0044 20 7946 0018'],
    ['call +1 (212) 555-0111 now', '2125550111'],
    ['call 212-555-0111 now', '+1 (212) 555-0111'.slice(3)],
    ['summer.png', 'ummer'],
    ['summer.png', 'um'],
    ['Caf\u00e9', 'CAFE\u0301'],
    ['a picture of the sea', '"of the s'],
    ['夏の写真', '写真'],
    ['ภาพถ่ายฤดูร้อน', 'ฤดู'],
    ['see you 👍🏽', '👍🏽'],
    ['50% + more', '%'],
    ['IMG 2024 in June 12', '2024 12'],
    ['IMG 2026-10-01.png', '2026-10-01'],
    ['IMG 20261001.png', '2026-10-01'],
  ])('finds %j by %j', (text, typed) => {
    expect(found(text, typed)).toBe(true);
    expect(foundParts(text, typed)).not.toEqual([]);
  });

  it.each([
    [number, '+1 (212) 555-0112'],
    ['summer.png', 'summer winter'],
    ['the sea of a picture', '"of the sea"'],
    ['1 2 3', '12'],
  ])('does not find %j by %j', (text, typed) => {
    expect(found(text, typed)).toBe(false);
  });

  it('asks for nothing without a sign in it', () => {
    expect([searchTerms('  '), searchTerms('""'), searchTerms('" ')]).toEqual([[], [], []]);
  });

  it('finds a text by any part of any of its words, and shows it', () => {
    const word = fc.string({ unit: 'grapheme', minLength: 2, maxLength: 12 });
    fc.assert(
      fc.property(
        fc.array(word, { minLength: 1, maxLength: 4 }),
        fc.nat(),
        fc.nat(),
        (words, a, b) => {
          const text = words.join(' ');
          const signs = graphemesOf(words[a % words.length] ?? '').filter(
            (sign) => !/["“”„\s]/u.test(sign),
          );
          const start = b % Math.max(1, signs.length - 1);
          const part = signs.slice(start, start + 2).join('');
          fc.pre(words.some((one) => one.includes(part)));
          expect(found(text, part)).toBe(true);
        },
      ),
    );
  });
});

describe('the parts that were found', () => {
  it.each([
    ['Summer in Été', 'ummer ete', ['ummer', 'Été']],
    ['+1 212 555 0111', '2125550111', ['212 555 0111']],
    ['+1 212 555 0111', '0111', ['0111']],
    ['12 and 34', '123', []],
    ['aXa', 'a', ['a', 'a']],
    ['holiday', 'hol lid', ['holid']],
    ['Straße', 'ss', ['ß']],
  ])('of %j for %j are %j', (text, typed, parts) => {
    expect(cut(text, typed)).toEqual(parts);
  });

  it('are in order and apart, whatever is asked', () => {
    fc.assert(
      fc.property(
        fc.string({ unit: 'grapheme' }),
        fc.string({ unit: 'grapheme' }),
        (text, typed) => {
          let last = -1;
          for (const { start, end } of foundParts(text, typed)) {
            expect(start).toBeGreaterThan(last);
            expect(end).toBeGreaterThan(start);
            last = end;
          }
          expect(last).toBeLessThanOrEqual(text.length);
        },
      ),
    );
  });
});
