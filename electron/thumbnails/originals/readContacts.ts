/** Somebody as a vCard tells of them: plain text, each part bounded. */
export interface Contact {
  readonly name: string;
  readonly organisation: string | null;
  readonly numbers: readonly string[];
  readonly emails: readonly string[];
}

const mostContacts = 20;
const mostEach = 8;
const mostSigns = 200;
const mostLines = 5_000;

/**
 * The people of a vCard of any version (RFC 6350, and 2.1 with its quoted-printable), as far as they can be read; the
 * first twenty. What has neither a name nor anything to reach it by is left out.
 */
export function readContacts(text: string): Contact[] {
  const contacts: Contact[] = [];
  let card: Card | null = null;
  for (const line of unfolded(text)) {
    const property = propertyOf(line);
    if (property === null) continue;
    const { name, value } = property;
    if (name === 'BEGIN' && /^vcard$/i.test(value.trim())) card = emptyCard();
    else if (name === 'END') {
      const contact = card && contactOf(card);
      if (contact !== null) contacts.push(contact);
      card = null;
      if (contacts.length === mostContacts) break;
    } else if (card !== null) learn(card, property);
  }
  // One that is cut still tells what stands before its end.
  const last = card && contactOf(card);
  return last === null ? contacts : [...contacts, last];
}

interface Card {
  full: string;
  parts: string;
  nick: string;
  organisation: string;
  readonly numbers: string[];
  readonly emails: string[];
}

const emptyCard = (): Card => ({
  full: '',
  parts: '',
  nick: '',
  organisation: '',
  numbers: [],
  emails: [],
});

function learn(card: Card, property: Property): void {
  const whole = () => plain(unescaped(decoded(property)));
  const parts = () =>
    decoded(property)
      .split(/(?<!\\);/)
      .map((part) => plain(unescaped(part)));
  switch (property.name) {
    case 'FN':
      card.full ||= whole();
      return;
    case 'N': {
      // Family, given, additional, prefixes, suffixes.
      const [family = '', given = '', more = '', prefix = '', suffix = ''] = parts();
      card.parts ||= [prefix, given, more, family, suffix].filter((part) => part !== '').join(' ');
      return;
    }
    case 'NICKNAME':
      card.nick ||= whole();
      return;
    case 'ORG':
      card.organisation ||= parts()
        .filter((part) => part !== '')
        .join(', ');
      return;
    case 'TEL':
      add(card.numbers, whole().replace(/^tel:/i, ''));
      return;
    case 'EMAIL':
      add(card.emails, whole().replace(/^mailto:/i, ''));
  }
}

function add(list: string[], value: string): void {
  if (value !== '' && list.length < mostEach && !list.includes(value)) list.push(value);
}

function contactOf(card: Card): Contact | null {
  const { organisation, numbers, emails } = card;
  const said = card.full || card.parts || card.nick || organisation;
  const name = said || numbers[0] || emails[0];
  if (name === undefined || name === '') return null;
  return { name, organisation: organisation || null, numbers, emails };
}

interface Property {
  readonly name: string;
  readonly params: string;
  readonly value: string;
}

/** `item1.TEL;TYPE=cell:+1…`: the group before the dot says nothing here. */
function propertyOf(line: string): Property | null {
  const colon = colonOf(line);
  if (colon < 0) return null;
  const [head = '', ...params] = line.slice(0, colon).split(';');
  const name = head
    .slice(head.lastIndexOf('.') + 1)
    .trim()
    .toUpperCase();
  return { name, params: params.join(';').toUpperCase(), value: line.slice(colon + 1) };
}

/** The first that does not stand between quotes, as a parameter may. */
function colonOf(line: string): number {
  let quoted = false;
  for (let at = 0; at < line.length; at += 1) {
    if (line[at] === '"') quoted = !quoted;
    else if (line[at] === ':' && !quoted) return at;
  }
  return -1;
}

/** A line that begins with a space goes on the one before it; so does what follows a soft break of quoted-printable. */
function* unfolded(text: string): Generator<string> {
  let whole = '';
  for (const line of text.split(/\r\n|[\n\r]/, mostLines)) {
    const soft = whole.endsWith('=') && /QUOTED-PRINTABLE/i.test(whole.slice(0, mostSigns));
    if (soft) whole = whole.slice(0, -1) + line;
    else if (/^[ \t]/.test(line) && whole !== '') whole += line.slice(1);
    else {
      yield whole;
      whole = line;
    }
  }
  yield whole;
}

function decoded({ params, value }: Property): string {
  const start = value.slice(0, 4 * mostSigns);
  if (!params.includes('QUOTED-PRINTABLE')) return start;
  const bytes: number[] = [];
  for (let at = 0; at < start.length; at += 1) {
    const hex = /^=([0-9A-F]{2})/i.exec(start.slice(at, at + 3))?.[1];
    if (hex === undefined) bytes.push(...new TextEncoder().encode(start[at]));
    else {
      bytes.push(Number.parseInt(hex, 16));
      at += 2;
    }
  }
  return decode(Uint8Array.from(bytes), /CHARSET=([\w.:-]{2,40})/.exec(params)?.[1]);
}

function decode(bytes: Uint8Array, label = 'utf-8'): string {
  try {
    return new TextDecoder(label).decode(bytes);
  } catch {
    return new TextDecoder().decode(bytes);
  }
}

const unescaped = (text: string) =>
  text.replaceAll(/\\([nN,;:\\])/g, (_whole, sign: string) => (/n/i.test(sign) ? ' ' : sign));

/** One line, without what cannot be seen or turns the order of what stands beside it. */
function plain(text: string): string {
  return text
    .replaceAll(/[\p{Cc}\p{Cf}\p{Cs}\u2028\u2029]+/gu, ' ')
    .replaceAll(/\s+/g, ' ')
    .trim()
    .slice(0, mostSigns);
}
