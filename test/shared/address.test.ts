import fc from 'fast-check';
import type { CountryCode } from 'libphonenumber-js';
import examples from 'libphonenumber-js/examples.mobile.json' with { type: 'json' };
import { getExampleNumber } from 'libphonenumber-js/max';
import { describe, expect, it } from 'vitest';
import {
  addressText,
  knownSender,
  type Reading,
  reaches,
  readRecipient,
  readSender,
} from '../../shared/address.ts';
import type { Country } from '../../shared/phoneNumber.ts';

const read = (typed: string, home: Country | null = null, whatsApp = false) =>
  readRecipient(typed, { home, whatsApp });
const addresses = (reading: Reading) => {
  if (reading.kind === 'none') return reading.why;
  if (reading.kind === 'one') return reading.meaning.address;
  return reading.meanings.map(({ address }) => address);
};

describe('a receiver', () => {
  it.each<[string, Country | null, string]>([
    ['+44 (0)20 7946 0018', 'US', '+442079460018'],
    ['+44 20.7946.0018', null, '+442079460018'],
    ['(+44) 20 7946 0018', null, '+442079460018'],
    ['+1 (212) 555-0111', null, '+12125550111'],
    ['+1/212/555/0111', null, '+12125550111'],
    ['0044 20 7946 0018', 'US', '+442079460018'],
    ['(0044) 20 7946 0018', null, '+442079460018'],
    ['011 44 20 7946 0018', 'US', '+442079460018'],
    ['tel:+1-212-555-0111', null, '+12125550111'],
    ['tel:212-555-0111;phone-context=+1', 'GB', '+12125550111'],
    ['sms:+12125550111?body=hello', null, '+12125550111'],
    ['+39 06 698 82 000', null, '+390669882000'],
    ['020 7946 0018', 'GB', '+442079460018'],
    ['212.555.0111', 'US', '+12125550111'],
    ['2125550111', 'CA', '+12125550111'],
    ['8 (912) 345-67-89', 'RU', '+79123456789'],
    ['\u202a+1 212\u2011555\u20130111\u202c', null, '+12125550111'],
    ['\u200e+1\u00a0212\u202f555\u2009\u200f0111', null, '+12125550111'],
    ['\u2068+1 212 555 0111\u2069\u200b', null, '+12125550111'],
    ['＋１ ２１２ ５５５ ０１１１', null, '+12125550111'],
    ['+١٢١٢٥٥٥٠١١١', null, '+12125550111'],
    ['+۱۲۱۲۵۵۵۰۱۱۱', null, '+12125550111'],
    ['+९१ ८१२३४ ५६७८९', null, '+918123456789'],
    ['55588', 'US', '55588'],
    ['\u200e55588\u200f', 'US', '55588'],
    ['112', 'GB', '112'],
  ])('typed as %j with a sender of %s is %s', (typed, home, address) => {
    expect(read(typed, home)).toMatchObject({ kind: 'one', meaning: { address } });
  });

  it.each<[string, Country | null, string[]]>([
    // Left out, not known: it is offered, never taken.
    ['442079460018', 'US', ['+442079460018']],
    ['12125550111', null, ['+12125550111']],
    ['491761234567', 'DE', ['+49491761234567', '+491761234567']],
    ['712345', 'AD', ['+376712345', '712345']],
    ['5550100199', 'US', ['+15550100199']],
  ])('typed as %j with a sender of %s is asked about', (typed, home, meanings) => {
    expect(read(typed, home).kind).toBe('ask');
    expect(addresses(read(typed, home))).toEqual(meanings);
  });

  it.each<[string, Country | null, string]>([
    ['', null, 'empty'],
    ['\u200e \u00a0', null, 'empty'],
    ['555-0188', 'US', 'too-short'],
    ['5550188', 'US', 'too-short'],
    ['555 88', 'US', 'too-short'],
    ['555-88', null, 'no-country'],
    ['5550188', null, 'no-country'],
    ['12', null, 'no-country'],
    ['+', null, 'not-a-number'],
    ['+1', null, 'too-short'],
    ['12345\u00b2', 'GB', 'not-a-number'],
    ['+49 30 1234567\u00b9', null, 'not-a-number'],
    ['\u2460\u2461\u2462\u2463\u2464', null, 'not-a-number'],
    ['+1 212 555 01111', null, 'too-long'],
    ['+999 123 456', null, 'no-such-country'],
    ['+1 212 555 0111 ext. 5', null, 'extension'],
    ['212 555 0111 x5', 'US', 'extension'],
    ['+1 212 555 0111 or +1 212 555 0112', null, 'not-a-number'],
    ['+1 212 555 0111, +1 212 555 0112', null, 'not-a-number'],
    ['me@example.com', null, 'not-a-number'],
    ['Shop', null, 'not-a-number'],
    ['a\nb', null, 'not-a-number'],
    ['whatsapp:+12125550111', null, 'no-whatsapp'],
  ])('typed as %j with a sender of %s is nobody: %s', (typed, home, why) => {
    expect(read(typed, home)).toEqual({ kind: 'none', why });
  });

  it('of WhatsApp is taken where the provider takes it, with its country alone', () => {
    expect(read('WhatsApp: +44 7400 123456', 'US', true)).toMatchObject({
      kind: 'one',
      meaning: { kind: 'whatsapp', address: 'whatsapp:+447400123456', country: 'GB' },
    });
    expect(read('whatsapp:2125550111', 'US', true)).toEqual({ kind: 'none', why: 'no-country' });
  });

  it('is told from a number that no plan has', () => {
    expect(read('+1 555 010 0199')).toMatchObject({ kind: 'one', meaning: { planned: false } });
    expect(read('+1 212 555 0199')).toMatchObject({ kind: 'one', meaning: { planned: true } });
  });
});

describe('a sender', () => {
  it.each([
    ['Shop', 'name'],
    ['Caf\u200be 24', 'name'],
    ['MG0123456789abcdef0123456789abcdef', 'pool'],
    ['3f2504e0-4f89-11d3-9a0c-0305e82c3301', 'pool'],
    ['55588', 'short-code'],
    ['+1 646 555 0145', 'number'],
  ])('typed as %j is a %s', (typed, kind) => {
    const reading = readSender(typed, { home: null, whatsApp: false });
    expect(reading).toMatchObject({ kind: 'one', meaning: { kind } });
  });

  it.each([
    ['16465550145', '+16465550145'],
    ['+16465550145', '+16465550145'],
    ['55588', '55588'],
    ['Shop', 'Shop'],
    ['messenger:100012345678901', null],
    ['5550188', null],
  ])('told by a provider as %j can be typed as %j', (seen, address) => {
    expect(knownSender(seen, false)).toBe(address);
  });

  it('of WhatsApp reaches WhatsApp alone, and a pool reaches both', () => {
    const meaning = (typed: string) => {
      const reading = readSender(typed, { home: null, whatsApp: true });
      if (reading.kind !== 'one') throw new Error(typed);
      return reading.meaning;
    };
    const [phone, chat, pool] = ['+16465550145', 'whatsapp:+16465550145', 'MG'.padEnd(34, 'a')].map(
      meaning,
    );
    if (!phone || !chat || !pool) throw new Error('three senders');
    expect([reaches(phone, chat), reaches(chat, phone)]).toEqual([false, false]);
    expect([phone, chat].map((to) => reaches(pool, to))).toEqual([true, true]);
    expect(reaches(chat, chat) && reaches(phone, phone)).toBe(true);
  });
});

it.each([
  ['+442079460018', '+44 20 7946 0018'],
  ['442079460018', '+44 20 7946 0018'],
  ['+12125550111', '+1 212 555 0111'],
  ['whatsapp:+12125550111', '+1 212 555 0111 (WhatsApp)'],
  ['55588', '55588'],
  ['+1555', '+1555'],
  ['Shop', 'Shop'],
  ['messenger:100012345678901', 'messenger:100012345678901'],
  ['', ''],
])('shows %j as %j', (address, text) => {
  expect(addressText(address)).toBe(text);
});

describe('a number of any country', () => {
  const countries = Object.keys(examples) as CountryCode[];
  const number = fc.constantFrom(...countries).map((country) => {
    const example = getExampleNumber(country, examples);
    if (example === undefined) throw new Error(country);
    return example;
  });
  const hidden = fc.constantFrom('', '\u200e', '\u202a', '\u2068', '\u200b', '\u00ad');
  const gap = fc.constantFrom(' ', '\u00a0', '\u202f', '-', '\u2011', '\u2013', '.');
  const zero = fc.constantFrom(0x30, 0x660, 0x6f0, 0x966, 0xff10);
  const plus = fc.constantFrom('+', '＋', '00', 'tel:+', '(+) ');

  it('is the same number however it is written', () => {
    fc.assert(
      fc.property(number, hidden, gap, zero, plus, (example, mark, between, digit, sign) => {
        const groups = example.formatInternational().slice(1).split(/\D+/);
        const digits = groups
          .join(`${mark}${between}`)
          .replace(/\d/g, (each) => String.fromCodePoint(digit + Number(each)));
        const typed =
          sign === '(+) ' ? digits.replace(/^(\S+?)(?=[^\p{Nd}])/u, '(+$1)') : sign + digits;
        expect(addresses(read(`${mark}${typed}${mark}`))).toBe(example.number);
      }),
    );
  });

  it('is understood, or asked about, in the form of its own country', () => {
    fc.assert(
      fc.property(number, (example) => {
        const reading = read(example.formatNational(), example.country ?? null);
        expect([addresses(reading)].flat()).toContain(example.number);
      }),
      { numRuns: 300 },
    );
  });

  it('means itself once it was read, and reads as it is shown', () => {
    fc.assert(
      fc.property(number, fc.constantFrom(...countries), (example, home) => {
        expect(addresses(read(example.number, home))).toBe(example.number);
        expect(addresses(read(addressText(example.number), home))).toBe(example.number);
      }),
    );
  });

  it('never comes of digits with separators as a short code', () => {
    const separated = fc
      .tuple(fc.stringMatching(/^\d{1,4}$/), gap, fc.stringMatching(/^\d{1,4}$/))
      .map((parts) => parts.join(''));
    fc.assert(
      fc.property(separated, fc.constantFrom(null, ...countries), (typed, home) => {
        const reading = read(typed, home);
        const meanings =
          reading.kind === 'one'
            ? [reading.meaning]
            : reading.kind === 'ask'
              ? reading.meanings
              : [];
        expect(meanings.filter(({ kind }) => kind === 'short-code')).toEqual([]);
      }),
    );
  });
});
