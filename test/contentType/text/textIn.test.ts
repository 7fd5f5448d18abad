import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { guessEncodings } from '../../../electron/contentType/text/guessEncodings.ts';
import { textIn, unmarkedTextIn } from '../../../electron/contentType/text/textIn.ts';
import { legacySamples } from './samples.ts';

const whole = { cut: false };
const read = (bytes: Uint8Array) => textIn(bytes, whole) ?? unmarkedTextIn(bytes, whole);
const latin = (text: string) => Buffer.from(text, 'latin1');

describe('textIn', () => {
  it.each(legacySamples)('reads $text as $encoding', ({ encoding, text, bytes }) => {
    const found = read(bytes);
    expect(found?.text).toBe(text);
    // What reads the same in two encodings is told to be in the commoner one.
    expect(new TextDecoder(found?.encodings[0]).decode(bytes)).toBe(
      new TextDecoder(encoding).decode(bytes),
    );
  });

  it.each([
    ['UTF-8', Buffer.from('Grüße, 世界 👋\r\n'), []],
    ['UTF-8 with a mark', Buffer.from('\ufeffGrüße'), []],
    ['ASCII', latin('name,price\n\that,12\f\n'), []],
    ['UTF-16 with a mark', Buffer.from('\ufeffGrüße', 'utf16le'), ['utf-16le']],
    ['UTF-16 BE with a mark', Buffer.from('\ufeffGrüße', 'utf16le').swap16(), ['utf-16be']],
  ])('reads %s', (_name, bytes, encodings) => {
    expect(read(bytes)?.encodings).toEqual(encodings);
  });

  it.each([
    ['a NUL', latin('text with \0 in it')],
    ['a NUL at an end', latin('text\0')],
    ['a NUL among an even number of bytes', latin('mostly text\0with a NUL')],
    ['a NUL at an odd place', latin('mostly text.\0with a NUL')],
    ['a NUL in long text', latin(`${'words and more '.repeat(40)}\0${'words '.repeat(41)}`)],
    ['an escape of a terminal', latin('\x1b[31mred\x1b[0m')],
    ['a bell', latin('ring\x07')],
    ['a vertical tab', latin('a\x0bb')],
    ['a delete', latin('a\x7fb')],
    ['what fills a program', latin(`MZ${'\x90'.repeat(600)}`)],
    ['a control of two bytes', Buffer.from('a\u0090b')],
    ['a control beside Windows-1252', latin('caf\xe9\x01')],
    ['half of UTF-16', latin('\xff\xfea\0b')],
    ['numbers of two bytes', Buffer.from(new Uint16Array([1, 2, 300, 4]).buffer)],
    ['UTF-32', latin('h\0\0\0i\0\0\0')],
  ])('is none with %s', (_name, bytes) => {
    expect(read(bytes)).toBeNull();
  });

  it('takes what is cut in the middle of a character only where it may be cut', () => {
    const cut = Buffer.from('ein langer Text mit ü').subarray(0, -1);
    expect(textIn(cut, { cut: true })?.encodings).toEqual([]);
    expect(textIn(cut, whole)?.encodings).not.toEqual([]);
  });

  it('believes what text says of itself', () => {
    const said = latin('# -*- coding: iso-8859-2 -*-\n# caf\xe9\n');
    expect(textIn(said, whole)?.encodings[0]).toBe('iso-8859-2');
    expect(textIn(latin('# -*- coding: nonsense -*-\n# caf\xe9\n'), whole)?.encodings[0]).toBe(
      'windows-1252',
    );
  });

  it('answers nothing that cannot be read to its end', () => {
    const bytes = Buffer.concat([latin('Gr\xfc\xdfe\n'.repeat(20_000)), latin('\x9d')]);
    for (const encoding of guessEncodings(bytes, whole)) {
      expect(() => new TextDecoder(encoding, { fatal: true }).decode(bytes)).not.toThrow();
    }
    expect(guessEncodings(bytes, whole)).not.toContain('windows-1252');
  });

  it('has no NUL and no controls in what it calls text, whatever the bytes', () => {
    fc.assert(
      fc.property(fc.uint8Array({ minLength: 1, maxLength: 80 }), (bytes) => {
        const found = read(bytes);
        // biome-ignore lint/suspicious/noControlCharactersInRegex: finding them is the point
        if (found !== null) expect(found.text).not.toMatch(/[\0-\x08\x0b\x0e-\x1f\x7f]/);
      }),
    );
  });
});
