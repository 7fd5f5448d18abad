import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { contactCards } from '../../../electron/contentType/text/contactCards.ts';

describe('a contact file', () => {
  it('of version 2.1, as phones send it, is read with its own encoding', () => {
    const card = [
      'BEGIN:VCARD',
      'VERSION:2.1',
      'N;CHARSET=UTF-8;ENCODING=QUOTED-PRINTABLE:M=C3=BCller;Zo=C3=AB;;;',
      'TEL;CELL;PREF:+12125550123',
      'NOTE;ENCODING=QUOTED-PRINTABLE:first=0D=0A=',
      'second',
      'END:VCARD',
    ].join('\r\n');
    expect(contactCards(card)).toEqual([
      {
        name: 'Zoë Müller',
        facts: [
          { of: 'phone', label: 'cell', value: '+12125550123' },
          { of: 'note', label: null, value: 'first\r\nsecond' },
        ],
      },
    ]);
  });

  it('of versions 3.0 and 4.0 is read with its escapes, folds, groups and parameters', () => {
    const card = [
      'BEGIN:VCARD',
      'VERSION:4.0',
      'FN:Harbour \\& Pine\\, Ltd.',
      'ORG:Harbour;Sales',
      'item1.TEL;TYPE="work,voice";VALUE=uri:tel:+1-212-555-0123',
      'EMAIL;type=INTERNET:hello@example.com',
      'ADR;TYPE=work:;;1 Quay Street;Portland;ME;04101;USA',
      'NOTE:It goes o',
      ' n\\nhere',
      'PHOTO;ENCODING=b:AAAA',
      'END:VCARD',
    ].join('\n');
    expect(contactCards(card)).toEqual([
      {
        name: 'Harbour \\& Pine, Ltd.',
        facts: [
          { of: 'company', label: null, value: 'Harbour, Sales' },
          { of: 'phone', label: 'work', value: '+1-212-555-0123' },
          { of: 'mail', label: null, value: 'hello@example.com' },
          { of: 'address', label: 'work', value: '1 Quay Street, Portland, ME, 04101, USA' },
          { of: 'note', label: null, value: 'It goes on\nhere' },
        ],
      },
    ]);
  });

  it('that is cut short is shown as far as it goes, and what is none is none', () => {
    expect(contactCards('BEGIN:VCARD\nFN:Ann\nTEL:1')).toMatchObject([{ name: 'Ann' }]);
    expect(contactCards('a note')).toEqual([]);
  });

  it('is bounded, whatever it holds', () => {
    const many = 'BEGIN:VCARD\nFN:x\nEND:VCARD\n'.repeat(300);
    expect(contactCards(many)).toHaveLength(100);
    const [long] = contactCards(`BEGIN:VCARD\n${'TEL:1\n'.repeat(500)}END:VCARD`);
    expect(long?.facts).toHaveLength(60);
    fc.assert(
      fc.property(fc.string({ maxLength: 300 }), (text) => {
        contactCards(`BEGIN:VCARD\n${text}`);
      }),
      { seed: 4 },
    );
  });
});
