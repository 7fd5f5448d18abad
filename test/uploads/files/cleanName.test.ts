import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { multipartName, sanitisedName } from '../../../electron/http/multipartName.ts';
import { cleanName, sameName } from '../../../electron/uploads/files/cleanName.ts';

const england = '\u{1F3F4}\u{E0067}\u{E0062}\u{E0065}\u{E006E}\u{E0067}\u{E007F}';
const anyName = fc.oneof(
  fc.string({ unit: 'binary' }),
  fc.string({ unit: 'grapheme', maxLength: 400 }),
  fc
    .array(fc.constantFrom('/', '\\', '..', '.', '\u202e', '\r\n', '"', 'é', 'a', '.png'))
    .map((parts) => parts.join('')),
);

describe('cleanName', () => {
  it.each([
    ['/home/someone/cat.png', 'cat.png'],
    ['C:\\pictures\\cat.png', 'cat.png'],
    ['cat\r\n.png', 'cat.png'],
    ['invoice\u202Egpj.exe', 'invoicegpj.exe'],
    ['"quoted".png', '"quoted".png'],
    ['../../..', 'file'],
    ['', 'file'],
    ['e\u0301.png', 'é.png'],
    ['news\u00ADletter\u200B.png', 'newsletter.png'],
    [`${england} x\u{E0067}\u{E007F}.png`, `${england} x.png`],
    ['می\u200Cخواهم \u0601.png', 'می\u200Cخواهم \u0601.png'],
    ['family \u{1F468}\u200D\u{1F469}.png', 'family \u{1F468}\u200D\u{1F469}.png'],
  ])('makes %j into %j', (name, clean) => {
    expect(cleanName(name)).toBe(clean);
  });

  it('keeps the ending of a name that is too long', () => {
    const clean = cleanName(`${'é'.repeat(250)}.jpeg`);
    expect(clean.endsWith('é.jpeg')).toBe(true);
    expect(Buffer.byteLength(clean)).toBeLessThanOrEqual(255);
  });

  it('cuts no character in two, and knows a name again that a server cut at a quote', () => {
    const family = '\u{1F468}\u200D\u{1F469}\u200D\u{1F467}\u200D\u{1F466}';
    expect(cleanName(`${'a'.repeat(220)}${family}.png`)).toBe(`${'a'.repeat(220)}.png`);
    expect(sameName('say "hi".png', 'say')).toBe(true);
    expect(sameName('say "hi".png', 'say %22hi%22.png')).toBe(true);
    expect(sameName('say hi.png', 'say')).toBe(false);
  });

  it('is one readable segment of bounded bytes, and settled, whatever it is given', () => {
    fc.assert(
      fc.property(anyName, (name) => {
        const clean = cleanName(name);
        expect(clean).not.toMatch(/[/\\\p{Cc}\p{Cs}\u202A-\u202E\u2066-\u2069]/u);
        expect(clean).not.toMatch(/^\.*$/);
        expect(Buffer.byteLength(clean)).toBeLessThanOrEqual(255);
        expect(cleanName(clean)).toBe(clean);
        // It goes over the wire as it is shown.
        expect(sanitisedName(clean)).toBe(clean);
      }),
      { numRuns: 1_000 },
    );
  });

  it('knows its names again in the form in which they go over the wire', () => {
    fc.assert(
      fc.property(anyName, (name) => {
        expect(sameName(cleanName(name), multipartName(cleanName(name)))).toBe(true);
      }),
    );
  });
});
