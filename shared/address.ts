import {
  type Country,
  type Dialled,
  dialled,
  dialsOne,
  international,
  type NoNumber,
} from './phoneNumber.ts';
import { tidyAddress } from './tidyAddress.ts';

/** One thing that a typed address can mean. */
export interface Meaning {
  /** As providers want it: E.164, the digits of a short code, `whatsapp:` and E.164, a name, a pool. */
  readonly address: string;
  readonly kind: 'number' | 'short-code' | 'whatsapp' | 'name' | 'pool';
  readonly country: Country | null;
  /** Only for numbers: the country's published plan has such a number. */
  readonly planned: boolean;
}

/**
 * What a typed address means. `ask`: what it may mean, of which a person chooses, since a wrong guess
 * is a billed message to a stranger.
 */
export type Reading =
  | { readonly kind: 'one'; readonly meaning: Meaning }
  | { readonly kind: 'ask'; readonly meanings: readonly Meaning[] }
  | { readonly kind: 'none'; readonly why: NoNumber | 'empty' | 'no-country' | 'no-whatsapp' };

export interface ReadingOptions {
  /** Whose local forms are understood: the country of the sender's number; null when that has none. */
  readonly home: Country | null;
  /** The provider takes `whatsapp:` addresses. */
  readonly whatsApp: boolean;
}

const one = (meaning: Meaning): Reading => ({ kind: 'one', meaning });
const none = (why: Extract<Reading, { kind: 'none' }>['why']): Reading => ({ kind: 'none', why });
const meaningOf = (number: Dialled): Meaning => ({ kind: 'number', ...number });
const other = (kind: 'short-code' | 'name' | 'pool', address: string): Meaning => ({
  address,
  kind,
  country: null,
  planned: true,
});

/** The receiver that a person typed or pasted. */
export function readRecipient(typed: string, options: ReadingOptions): Reading {
  return readTidy(tidyAddress(typed), options);
}

/** A name of up to eleven signs with a letter in it, as carriers show one. */
const senderName = /^(?=.*[A-Za-z])[A-Za-z0-9 &_.-]{1,11}$/;
/** The id of a pool of senders; every provider has a form of its own. */
const senderPool = /^(?=.*[A-Za-z])[A-Za-z0-9-]{20,64}$/;

/** The same for a sender, which can be a name or a pool as well. */
export function readSender(typed: string, options: ReadingOptions): Reading {
  const text = tidyAddress(typed);
  if (senderName.test(text)) return one(other('name', text));
  if (senderPool.test(text)) return one(other('pool', text));
  return readTidy(text, options);
}

function readTidy(text: string, options: ReadingOptions): Reading {
  if (text === '') return none('empty');
  const whatsApp = /^whatsapp:(.*)$/i.exec(text)?.[1];
  if (whatsApp !== undefined) return readWhatsApp(whatsApp, options);
  const abroad = outward(text);
  if (abroad === null) return readLocal(text, options);
  const number = dialled(abroad, null);
  return typeof number === 'string' ? none(number) : one(meaningOf(number));
}

function readWhatsApp(text: string, { whatsApp }: ReadingOptions): Reading {
  if (!whatsApp) return none('no-whatsapp');
  const abroad = outward(text.trim());
  if (abroad === null) return none('no-country');
  const number = dialled(abroad, null);
  if (typeof number === 'string') return none(number);
  return one({ ...meaningOf(number), kind: 'whatsapp', address: `whatsapp:${number.address}` });
}

/** With its `+`, for what says its country by itself; `00` stands for it wherever it is dialled. */
function outward(text: string): string | null {
  const bare = text.replace(/^\((\s*(?:\+|00)\s*\d+)\s*\)/, '$1 ');
  if (/^\s*\+/.test(bare)) return bare;
  if (/;phone-context=\+/.test(bare)) return `tel:${bare}`;
  const dialledOut = /^\s*00[\s().-]*(?=[1-9])/.exec(bare)?.[0];
  return dialledOut === undefined ? null : `+${bare.slice(dialledOut.length)}`;
}

/** Digits that do not say of which country they are. */
function readLocal(text: string, { home }: ReadingOptions): Reading {
  const whole = dialled(`+${text}`, null);
  const local = home === null ? whole : dialled(text, home);
  if (!/^[\d\s()./-]+$/.test(text)) return none(local === 'extension' ? local : 'not-a-number');

  const meanings: Meaning[] = [];
  const known = home !== null && typeof local !== 'string' ? local : null;
  if (known?.planned) meanings.push(meaningOf(known));
  // Written without its plus, as consoles and sheets do; only ever offered.
  const plusLeftOut =
    typeof whole !== 'string' && whole.planned && whole.address !== known?.address ? whole : null;
  if (plusLeftOut) meanings.push(meaningOf(plusLeftOut));
  // A short code is written without separators.
  const code = dialsOne(home) ? /^\d{5,6}$/ : /^\d{3,6}$/;
  if (code.test(text)) meanings.push(other('short-code', text));
  const unplanned = meanings.length === 0 && known !== null;
  if (unplanned) meanings.push(meaningOf(known));

  const [first] = meanings;
  if (first === undefined) return none(home === null ? 'no-country' : whyOf(local));
  const sure = meanings.length === 1 && plusLeftOut === null && !unplanned;
  return sure ? one(first) : { kind: 'ask', meanings };
}

const whyOf = (local: Dialled | NoNumber) => (typeof local === 'string' ? local : 'not-a-number');

/** A sender as a provider told it, perhaps as the digits of E.164 alone; null for what cannot be typed as one. */
export function knownSender(seen: string, whatsApp: boolean): string | null {
  const reading = readSender(seen, { home: null, whatsApp });
  if (reading.kind === 'one') return reading.meaning.address;
  const [first, second] = reading.kind === 'ask' ? reading.meanings : [];
  return second === undefined ? (first?.address ?? null) : null;
}

/** WhatsApp reaches only WhatsApp, and nothing else does; a pool may hold senders of both. */
export function reaches(from: Meaning, to: Meaning): boolean {
  return from.kind === 'pool' || (from.kind === 'whatsapp') === (to.kind === 'whatsapp');
}

/** An address as people read it: numbers in their international form, everything else as it is. */
export function addressText(address: string): string {
  const number = address.replace(/^whatsapp:/i, '');
  // Some providers leave the plus out; eight digits and more are no short code.
  const dialledFrom = /^\d{8,15}$/.test(number) ? `+${number}` : number;
  const shown = dialledFrom.startsWith('+') ? international(dialledFrom) : null;
  if (shown === null) return address;
  return number === address ? shown : `${shown} (WhatsApp)`;
}

/** The same of a person whose channel is said beside it. */
export function addressOfPerson(address: string): string {
  return addressText(address.replace(/^(whatsapp|messenger):/, ''));
}
