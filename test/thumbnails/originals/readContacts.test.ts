import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readContacts } from '../../../electron/thumbnails/originals/readContacts.ts';

const card = (...lines: string[]) => ['BEGIN:VCARD', ...lines, 'END:VCARD'].join('\r\n');

describe('readContacts', () => {
  it('reads the name, the numbers and the addresses of a card', () => {
    const text = card(
      'VERSION:4.0',
      'FN:Amira Haddad',
      'N:Haddad;Amira;;;',
      'ORG:Lune Studio;Perfumes',
      'item1.TEL;TYPE="cell,voice;x:y":tel:+1-212-555-0111',
      'TEL;TYPE=home:+1 (212) 555-0112',
      'EMAIL:amira@example.test',
    );
    expect(readContacts(text)).toEqual([
      {
        name: 'Amira Haddad',
        organisation: 'Lune Studio, Perfumes',
        numbers: ['+1-212-555-0111', '+1 (212) 555-0112'],
        emails: ['amira@example.test'],
      },
    ]);
  });

  it.each([
    ['its parts', card('N:Haddad;Amira;B.;Dr.;'), 'Dr. Amira B. Haddad'],
    ['a nickname', card('NICKNAME:Ami'), 'Ami'],
    ['a company', card('ORG:Lune Studio'), 'Lune Studio'],
    ['a number', card('TEL:+12125550111'), '+12125550111'],
    ['folded lines', card('FN:Amira', '  Haddad'), 'Amira Haddad'],
    ['escapes', card('FN:Haddad\\, Amira\\; Lune'), 'Haddad, Amira; Lune'],
    [
      'quoted-printable',
      card('FN;CHARSET=UTF-8;ENCODING=QUOTED-PRINTABLE:J=C3=B6rg=', ' M=C3=BCller'),
      'Jörg Müller',
    ],
    ['another encoding', card('FN;CHARSET=ISO-8859-1;ENCODING=QUOTED-PRINTABLE:J=F6rg'), 'Jörg'],
    ['what turns the order of signs', card('FN:Ami\u202ara\u0007'), 'Ami ra'],
    ['a card that is cut', 'BEGIN:VCARD\nFN:Amira', 'Amira'],
  ])('takes a name from %s', (_from, text, name) => {
    expect(readContacts(text).map((one) => one.name)).toEqual([name]);
  });

  it('leaves out what tells of nobody, and stops at twenty', () => {
    expect(readContacts(card('VERSION:3.0'))).toEqual([]);
    expect(readContacts('no card')).toEqual([]);
    expect(readContacts(card('FN:Amira').concat('\n').repeat(50))).toHaveLength(20);
  });

  it('answers bounded plain text, whatever it is given', () => {
    const line = fc.oneof(
      fc.string({ unit: 'binary' }),
      fc.constantFrom('FN:', 'TEL:', '=', ' ', 'END:VCARD'),
    );
    fc.assert(
      fc.property(fc.array(line, { maxLength: 30 }), (lines) => {
        for (const { name, numbers } of readContacts(card(...lines))) {
          expect(name.length).toBeLessThanOrEqual(200);
          expect(numbers.length).toBeLessThanOrEqual(8);
          expect(name).not.toMatch(/[\p{Cc}\u202a-\u202e]/u);
        }
      }),
    );
  });
});
