import {
  type CountryCode,
  getCountryCallingCode,
  ParseError,
  type PhoneNumber,
  parsePhoneNumberWithError,
  validatePhoneNumberLength,
} from 'libphonenumber-js/max';

/** ISO 3166-1 alpha-2, as the numbering plans name countries. */
export type Country = CountryCode;

/** A telephone number as it is dialled from anywhere. */
export interface Dialled {
  /** E.164: `+` and up to fifteen digits. */
  readonly address: string;
  /** Null for numbers of no country, such as +800, and where the plan cannot tell. */
  readonly country: Country | null;
  /** The country's published plan has such a number; a plan may be newer than the copy that is carried. */
  readonly planned: boolean;
}

export type NoNumber = 'not-a-number' | 'no-such-country' | 'extension' | 'too-short' | 'too-long';

/**
 * Reads one whole telephone number, in the forms of `home` too when that is given; what no country's
 * plan has room for is none.
 */
export function dialled(text: string, home: Country | null): Dialled | NoNumber {
  let number: PhoneNumber;
  try {
    number = parsePhoneNumberWithError(
      text,
      home === null ? { extract: false } : { defaultCountry: home, extract: false },
    );
  } catch (error) {
    if (!(error instanceof ParseError)) throw error;
    return whyNone[error.message] ?? 'not-a-number';
  }
  if (number.ext !== undefined) return 'extension';
  if (!number.isPossible()) return wrongLength(number);
  return {
    address: number.number,
    country: number.country ?? null,
    planned: number.isValid(),
  };
}

function wrongLength(number: PhoneNumber): NoNumber {
  const why = validatePhoneNumberLength(number.number);
  return why === 'TOO_LONG' ? 'too-long' : 'too-short';
}

const whyNone: Readonly<Record<string, NoNumber>> = {
  INVALID_COUNTRY: 'no-such-country',
  TOO_SHORT: 'too-short',
  TOO_LONG: 'too-long',
};

/** The country of a number in E.164; null for everything else. */
export function countryOf(address: string): Country | null {
  const number = address.startsWith('+') ? dialled(address, null) : null;
  return number === null || typeof number === 'string' ? null : number.country;
}

/** `+442079460018` as `+44 20 7946 0018`; null for what is no possible number. */
export function international(address: string): string | null {
  try {
    const number = parsePhoneNumberWithError(address, { extract: false });
    return number.isPossible() ? number.formatInternational() : null;
  } catch (error) {
    if (error instanceof ParseError) return null;
    throw error;
  }
}

/** Whether its country counts to North America’s plan, where short codes have five or six digits. */
export function dialsOne(country: Country | null): boolean {
  return country !== null && getCountryCallingCode(country) === '1';
}
