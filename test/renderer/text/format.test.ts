import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  formatBytes,
  formatBytesApart,
  formatBytesOf,
  formatDuration,
  formatInstant,
  formatType,
  formatTypes,
  initialOf,
  splitName,
} from '../../../renderer/text/format.ts';
import { graphemesOf } from '../../../shared/text/graphemes.ts';

const en = 'en-US';

describe('formatBytes', () => {
  it.each([
    [0, '0 bytes'],
    [1, '1 byte'],
    [999, '999 bytes'],
    [1_000, '1 kB'],
    [999_499, '999 kB'],
    [999_500, '1 MB'],
    [2_000_000, '2 MB'],
    [2_412_000, '2.4 MB'],
    [3_100_000_000, '3.1 GB'],
  ])('says %d as %s', (bytes, text) => expect(formatBytes(bytes, en)).toBe(text));

  it('never says a thousand of a unit', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 900_000_000_000 }), (bytes) => {
        expect(formatBytes(bytes, en)).not.toMatch(/^1,000 (byte|kB|MB)/);
      }),
    );
  });
});

describe('formatBytesOf', () => {
  it.each([
    [0, 2_000_000, '0 bytes of 2 MB'],
    [820_000, 1_900_000, '820 kB of 1.9 MB'],
    [1_400_000, 1_900_000, '1.4 of 1.9 MB'],
    [3, 20, '3 of 20 bytes'],
    [1, 20, '1 byte of 20 bytes'],
  ])('says %d of %d as %s', (part, whole, text) =>
    expect(formatBytesOf(part, whole, en)).toBe(text),
  );
});

describe('formatBytesApart', () => {
  it('stays short when that tells them apart', () => {
    expect(formatBytesApart(2_400_000, 2_000_000, en)).toEqual(['2.4 MB', '2 MB']);
  });

  it('goes down to the byte when it must', () => {
    expect(formatBytesApart(2_000_001, 2_000_000, en)).toEqual([
      '2,000,001 bytes',
      '2,000,000 bytes',
    ]);
  });

  it('never shows two different sizes as the same', () => {
    const size = fc.integer({ min: 0, max: 10_000_000_000 });
    fc.assert(
      fc.property(size, fc.integer({ min: 1, max: 5_000 }), (limit, over) => {
        const [a, b] = formatBytesApart(limit + over, limit, en);
        expect(a).not.toBe(b);
      }),
    );
  });
});

describe('formatDuration', () => {
  it.each([
    [18_720_000, '5 h 12 min'],
    [3_600_000, '1 h'],
    [24 * 60_000, '24 min'],
    [570_000, '9 min 30 s'],
    [45_000, '45 s'],
    [100_800_000, '1 d 4 h'],
    [364 * 86_400_000, '364 days'],
  ])('says %d ms as %s', (ms, text) => expect(formatDuration(ms)).toBe(text));

  it('never says more time than is left', () => {
    const unit: Record<string, number> = {
      days: 86_400_000,
      d: 86_400_000,
      h: 3_600_000,
      min: 60_000,
      s: 1_000,
    };
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 400 * 86_400_000 }), (ms) => {
        const parts = [...formatDuration(ms).matchAll(/(\d+) ([a-z]+)/g)];
        const said = parts.reduce(
          (sum, [, n, word]) => sum + Number(n) * (unit[word ?? ''] ?? NaN),
          0,
        );
        expect(said).toBeLessThanOrEqual(ms);
        expect(parts.length).toBeGreaterThan(0);
      }),
    );
  });
});

describe('formatInstant', () => {
  const now = new Date(2026, 10, 21, 14, 30).getTime();

  it('gives the time alone for today, the day before, the year for long ago', () => {
    expect(formatInstant(new Date(2026, 10, 21, 9, 5).getTime(), now, en)).toMatch(/^9:05\sAM$/);
    expect(formatInstant(new Date(2026, 10, 20, 9, 5).getTime(), now, en)).toMatch(
      /^Nov 20, 9:05\sAM$/,
    );
    expect(formatInstant(new Date(2025, 0, 2).getTime(), now, en)).toBe('Jan 2, 2025');
  });
});

describe('formatType', () => {
  it.each([
    ['image/jpeg', 'x.jpeg', 'JPG'],
    ['text/plain; charset=utf-8', null, 'TXT'],
    [
      'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
      'letter.docx',
      'DOCX',
    ],
    [null, 'photo.HEIC', 'HEIC'],
    [null, null, 'FILE'],
    ['audio/x-wav', null, 'WAV'],
  ])('calls %s of %s %s', (type, name, text) => expect(formatType(type, name)).toBe(text));

  it('names each type once', () => {
    expect(formatTypes(['image/jpeg', 'image/png', 'image/jpeg'])).toBe('JPG, PNG');
  });
});

describe('splitName', () => {
  it('loses nothing and cuts no character in two', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 80 }), (name) => {
        const [start, end] = splitName(name);
        expect(start + end).toBe(name);
        expect(graphemesOf(start).length + graphemesOf(end).length).toBe(graphemesOf(name).length);
      }),
    );
  });

  it('keeps the ending of a long name apart', () => {
    expect(splitName('a-rather-long-name-of-a-file.jpeg')[1]).toBe('file.jpeg');
  });

  it.each([
    ['a flag of tags', '\u{1F3F4}\u{E0067}\u{E0062}\u{E0065}\u{E006E}\u{E0067}\u{E007F}'],
    ['a family', '\u{1F468}\u200D\u{1F469}\u200D\u{1F467}\u200D\u{1F466}'],
    ['a flag', '\u{1F1F8}\u{1F1EA}'],
    ['marks on a letter', 'a\u0323\u0302'],
    ['jamo', '\u1112\u1161\u11AB'],
  ])('leaves %s whole wherever it stands', (_what, character) => {
    for (let before = 0; before < 24; before += 1) {
      const name = `${'x'.repeat(before)}${character}${'y'.repeat(23 - before)}.png`;
      const [start, end] = splitName(name);
      expect(start + end).toBe(name);
      expect([start, end].filter((part) => part.includes(character))).toHaveLength(1);
    }
  });

  it('counts what people count', () => {
    expect(splitName(`${'\u{1F1F8}\u{1F1EA}'.repeat(16)}.png`)[1]).toBe('');
  });

  it('keeps what is written from right to left on its side', () => {
    expect(splitName('invoice-for-may-חשבונית.png')[1]).toBe('.png');
    expect(splitName('invoice-for-may-2026-חשבונית')[1]).toBe('');
  });
});

describe('initialOf', () => {
  it.each([
    ['shop', 'S'],
    [
      ' \u{1F3F4}\u{E0067}\u{E0062}\u{E0065}\u{E006E}\u{E0067}\u{E007F} England',
      '\u{1F3F4}\u{E0067}\u{E0062}\u{E0065}\u{E006E}\u{E0067}\u{E007F}',
    ],
    ['e\u0301cole', 'E\u0301'],
    ['ßtraße', 'ß'],
    ['', ''],
  ])('of %j is %j', (name, initial) => expect(initialOf(name)).toBe(initial));
});
