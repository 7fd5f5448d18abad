import { useMemo, useState } from 'react';
import {
  addressText,
  type Meaning,
  type Reading,
  readRecipient,
  readSender,
} from '../../../shared/address.ts';
import { countryOf } from '../../../shared/phoneNumber.ts';

/** What a person chose for a text that can mean several things. */
interface Choice {
  readonly text: string;
  readonly meaning: Meaning;
}

export interface Addresses {
  readonly from: Reading;
  readonly to: Reading;
  chooseFrom(meaning: Meaning): void;
  chooseTo(meaning: Meaning): void;
}

interface Typed {
  readonly from: string;
  readonly to: string;
}

/**
 * What both fields mean: local forms as the country of the sender’s number has them, or else that of
 * the senders the account is known to use. A choice holds as long as its text stands.
 */
export function useAddresses(
  typed: Typed,
  suggestions: readonly string[],
  whatsApp: boolean,
  onChange: (change: Partial<Typed>) => void,
): Addresses {
  const [chosen, setChosen] = useState<Partial<Record<keyof Typed, Choice>>>({});
  const settled = (field: keyof Typed, reading: Reading): Reading => {
    const choice = chosen[field];
    if (reading.kind !== 'ask' || choice?.text !== typed[field]) return reading;
    return { kind: 'one', meaning: choice.meaning };
  };
  const seen = useMemo(() => homeOf(suggestions), [suggestions]);
  const from = settled('from', readSender(typed.from, { home: seen, whatsApp }));
  const own = from.kind === 'one' ? from.meaning.country : null;
  const to = settled('to', readRecipient(typed.to, { home: own ?? seen, whatsApp }));
  const choose = (field: keyof Typed) => (meaning: Meaning) => {
    const text = addressText(meaning.address);
    setChosen((old) => ({ ...old, [field]: { text, meaning } }));
    onChange({ [field]: text });
  };
  return { from, to, chooseFrom: choose('from'), chooseTo: choose('to') };
}

/** The one country of all their numbers; null when there is none, or several. */
function homeOf(senders: readonly string[]) {
  const countries = new Set(senders.map(countryOf).filter((country) => country !== null));
  const [home] = countries;
  return countries.size === 1 && home !== undefined ? home : null;
}
