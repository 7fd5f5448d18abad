import { addressText, type Meaning, type Reading, readRecipient } from '../../../shared/address.ts';
import type { Country } from '../../../shared/phoneNumber.ts';
import { en } from '../../strings/en.ts';

const words = en.messages.reading;
const countries = new Intl.DisplayNames('en', { type: 'region' });
const countryName = (country: Country | null) =>
  country === null ? null : (countries.of(country) ?? null);

/** One meaning of an address, as it stands below the field and on the buttons that ask. */
export function meaningText({ kind, address, country, planned }: Meaning): string {
  switch (kind) {
    case 'number':
      return planned
        ? words.number(addressText(address), countryName(country))
        : words.unplanned(addressText(address));
    case 'whatsapp':
      return words.whatsapp(addressText(address.replace('whatsapp:', '')));
    case 'short-code':
      return words['short-code'](address);
    case 'name':
    case 'pool':
      return words[kind];
    default:
      return kind satisfies never;
  }
}

/** Why a field cannot be sent as it stands; null when it has one meaning. */
export function whyNot(reading: Reading, noSense: string | null): string | null {
  switch (reading.kind) {
    case 'one':
      return null;
    case 'ask':
      return reading.meanings.length === 1 ? words.chooseOne : words.choose;
    case 'none':
      return noSense ?? en.messages.noAddress[reading.why];
    default:
      return reading satisfies never;
  }
}

/** What stands below a field: what was typed into it, once that has one meaning, or else what to type. */
export function hintOf(reading: Reading, hint: string): string {
  return reading.kind === 'one' ? meaningText(reading.meaning) : hint;
}

/** Who gets a message, for the last question: its country is said, or that it is a short code. */
export function receiverText(address: string): string {
  const reading = readRecipient(address, { home: null, whatsApp: true });
  if (reading.kind !== 'one' || !reading.meaning.planned) return addressText(address);
  return meaningText(reading.meaning);
}
