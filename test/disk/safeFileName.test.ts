import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { maxNameBytes, type Nameable, safeFileName } from '../../electron/disk/safeFileName.ts';
import { graphemesOf } from '../../shared/text/graphemes.ts';

const item = (known: Partial<Nameable>): Nameable => ({
  name: null,
  contentType: null,
  kind: 'image',
  storedAt: null,
  ...known,
});

describe('the name of a file that is saved', () => {
  it.each([
    ['banner.png', 'image/png', 'banner.png'],
    ['banner.PNG', 'image/png', 'banner.PNG'],
    ['banner.png', 'image/jpeg', 'banner.jpg'],
    ['photo.jpeg', 'image/jpeg', 'photo.jpeg'],
    ['photo', 'image/jpeg; charset=binary', 'photo.jpg'],
    ['sale v1.2', 'application/pdf', 'sale v1.2.pdf'],
    ['invoice.exe', 'image/png', 'invoice.exe.png'],
    ['notes.md', 'text/plain', 'notes.md'],
    ['notes', 'text/plain', 'notes.txt'],
    ['letter.docx', 'application/zip', 'letter.docx'],
    ['data.bin', 'application/octet-stream', 'data.bin'],
    ['a/b\\..\\c.png', 'image/png', 'c.png'],
    ['../../etc/passwd', null, 'passwd'],
    ['what? "now": <a|b>*.gif', 'image/gif', 'what_ _now__ _a_b__.gif'],
    ['CON', 'text/plain', '_CON.txt'],
    ['nul.txt', 'text/plain', '_nul.txt'],
    ['com¹.tar.gz', null, '_com¹.tar.gz'],
    ['console.txt', 'text/plain', 'console.txt'],
    ['ends. . .', null, 'ends'],
    ['.htaccess', null, 'htaccess'],
    ['cod\u202Egpj.exe', null, 'codgpj.exe'],
    ['...', 'image/gif', 'image.gif'],
    [null, 'image/jpeg', 'image.jpg'],
    [null, null, 'image'],
  ])('of %j, which is %j, is %j', (name, contentType, expected) => {
    expect(safeFileName(item({ name, contentType }))).toBe(expected);
  });

  it('tells when it was stored where an item has none', () => {
    const storedAt = new Date(2026, 2, 4, 5, 6, 7).getTime();
    const named = safeFileName(item({ kind: 'video', contentType: 'video/mp4', storedAt }));
    expect(named).toBe('video 2026-03-04 05.06.07.mp4');
  });

  it('is cut between characters that people see, and keeps its ending', () => {
    const family = '👨‍👩‍👧';
    const named = safeFileName(
      item({ name: `${family.repeat(40)}.png`, contentType: 'image/png' }),
    );
    expect(named.endsWith('.png')).toBe(true);
    expect(new Set(graphemesOf(named.slice(0, -4)))).toEqual(new Set([family]));
    expect(Buffer.byteLength(named)).toBeLessThanOrEqual(maxNameBytes);
  });

  it('fits every system, whatever a provider calls the item', () => {
    const part = fc.oneof(
      fc.string({ unit: 'binary', maxLength: 300 }),
      fc.constantFrom('con', 'NUL', 'lpt1', '.', ' ', '..', '/', '\\', 'é', '.png', '\u202e', '\0'),
    );
    const names = fc.array(part, { maxLength: 6 }).map((parts) => parts.join(''));
    const types = fc.constantFrom(
      null,
      'image/png',
      'image/jpeg',
      'text/plain',
      'x/y',
      'video/mp4',
    );
    fc.assert(
      fc.property(names, types, (name, contentType) => {
        const named = safeFileName(item({ name, contentType }));
        expect(named).not.toBe('');
        expect(Buffer.byteLength(named)).toBeLessThanOrEqual(maxNameBytes);
        expect(named).not.toMatch(/\p{Cs}/u);
        // biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is looked for.
        expect(named).not.toMatch(/[<>:"/\\|?*\u0000-\u001f\u007f]|^[\s.]|[\s.]$/);
        expect(named).not.toMatch(/^(con|prn|aux|nul|com\d|lpt\d)\s*(\.|$)/i);
        if (contentType === 'image/png') expect(named).toMatch(/\.png$/i);
        expect(safeFileName(item({ name: named, contentType }))).toBe(named);
      }),
      { numRuns: 400 },
    );
  });
});
