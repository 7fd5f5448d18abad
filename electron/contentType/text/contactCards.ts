/** What a contact card says of its person. */
export interface CardFact {
  readonly of: CardSubject;
  /** As the card calls it, for example `home`; null where it says nothing. */
  readonly label: string | null;
  readonly value: string;
}
export type CardSubject =
  | 'phone'
  | 'mail'
  | 'address'
  | 'web'
  | 'company'
  | 'role'
  | 'birthday'
  | 'note';

export interface ContactCard {
  readonly name: string | null;
  readonly facts: readonly CardFact[];
}

const mostCards = 100;
const mostFacts = 60;
const mostLines = 1_000;
const longest = 2_000; // characters of a value

const subjects: Readonly<Record<string, CardSubject>> = {
  TEL: 'phone',
  EMAIL: 'mail',
  ADR: 'address',
  URL: 'web',
  ORG: 'company',
  TITLE: 'role',
  ROLE: 'role',
  BDAY: 'birthday',
  NOTE: 'note',
};
/** Version 4.0 writes numbers and addresses as links. */
const schemes: Partial<Readonly<Record<CardSubject, RegExp>>> = {
  phone: /^tel:/i,
  mail: /^mailto:/i,
};
/** Of its parts, these are names that say nothing to a person. */
const silentLabels = ['pref', 'voice', 'internet', 'x-internet', 'text', 'charset', 'uri'];

interface Line {
  readonly name: string;
  readonly labels: readonly string[];
  readonly value: string;
}

/**
 * The people of a vCard file, of version 2.1 (as phones send them), 3.0 or 4.0 (RFC 2426, RFC 6350). What it holds
 * besides names, numbers and addresses, such as pictures, is left out.
 */
export function contactCards(text: string): ContactCard[] {
  const cards: ContactCard[] = [];
  let lines: Line[] | null = null;
  for (const raw of unfolded(text)) {
    if (/^BEGIN:VCARD\s*$/i.test(raw)) lines = [];
    else if (/^END:VCARD\s*$/i.test(raw)) {
      if (lines !== null) cards.push(cardOf(lines));
      lines = null;
    } else if (lines !== null && lines.length < mostLines) {
      const line = lineOf(raw);
      if (line !== null) lines.push(line);
    }
    if (cards.length === mostCards) return cards;
  }
  // One that was cut short is shown as far as it goes.
  if (lines !== null && lines.length > 0) cards.push(cardOf(lines));
  return cards;
}

/** Long lines go on behind a space; in version 2.1 quoted ones behind an equals sign. */
function unfolded(text: string): string[] {
  const lines: string[] = [];
  let quoted = false;
  for (const line of text.split(/\r\n|\n|\r/)) {
    const last = lines.length - 1;
    const before = lines[last];
    if (before !== undefined && quoted && before.endsWith('=')) {
      lines[last] = before.slice(0, -1) + line;
    } else if (before !== undefined && /^[ \t]/.test(line)) {
      lines[last] = before + line.slice(1);
    } else {
      lines.push(line);
      quoted = /^[^:]*;(ENCODING=)?QUOTED-PRINTABLE/i.test(line);
    }
  }
  return lines;
}

function lineOf(raw: string): Line | null {
  const colon = valueStart(raw);
  if (colon < 0) return null;
  // A semicolon within quotes belongs to the parameter.
  const [path = '', ...parameters] = raw.slice(0, colon).match(/(?:"[^"]*"|[^;"])+/g) ?? [];
  const name = path
    .slice(path.lastIndexOf('.') + 1)
    .trim()
    .toUpperCase();
  const upper = parameters.map((each) => each.toUpperCase());
  const isQuoted = upper.some((each) => /^(ENCODING=)?QUOTED-PRINTABLE$/.test(each));
  const charset = upper.find((each) => each.startsWith('CHARSET='))?.slice(8) ?? 'UTF-8';
  const plain = raw.slice(colon + 1);
  const labels = parameters
    .filter((each) => !/^(charset|encoding|value|language|pref|x-[a-z-]+)=/i.test(each))
    .flatMap((each) =>
      each
        .replace(/^type=/i, '')
        .replaceAll('"', '')
        .split(','),
    )
    .map((each) => each.trim().toLowerCase())
    .filter((each) => each !== '' && each !== 'quoted-printable' && !silentLabels.includes(each));
  return { name, labels, value: isQuoted ? unquoted(plain, charset) : plain };
}

/** The colon behind which the value starts; those within quotes belong to parameters. */
function valueStart(raw: string): number {
  let inside = false;
  for (let at = 0; at < raw.length; at += 1) {
    if (raw[at] === '"') inside = !inside;
    else if (raw[at] === ':' && !inside) return at;
  }
  return -1;
}

function unquoted(value: string, charset: string): string {
  const bytes: number[] = [];
  for (let at = 0; at < value.length; at += 1) {
    const pair = value[at] === '=' ? value.slice(at + 1, at + 3) : '';
    if (/^[0-9a-f]{2}$/i.test(pair)) {
      bytes.push(Number.parseInt(pair, 16));
      at += 2;
    } else bytes.push(...new TextEncoder().encode(value[at]));
  }
  try {
    return new TextDecoder(charset).decode(new Uint8Array(bytes));
  } catch {
    return new TextDecoder().decode(new Uint8Array(bytes));
  }
}

const unescaped = (value: string) =>
  value
    .replaceAll(/\\([nN,;:\\])/g, (_, sign: string) => (/n/i.test(sign) ? '\n' : sign))
    .trim()
    .slice(0, longest);

/** The parts of a value between semicolons that are no text. */
const partsOf = (value: string) =>
  value
    .split(/(?<!\\);/)
    .map(unescaped)
    .filter((part) => part !== '');

function cardOf(lines: readonly Line[]): ContactCard {
  const facts = lines.flatMap(({ name, labels, value }): CardFact[] => {
    const of = subjects[name];
    if (of === undefined) return [];
    const text =
      of === 'address' || of === 'company' ? partsOf(value).join(', ') : unescaped(value);
    const bare = text.replace(schemes[of] ?? '', '');
    return bare === '' ? [] : [{ of, label: labels.join(', ') || null, value: bare }];
  });
  return { name: nameOf(lines), facts: facts.slice(0, mostFacts) };
}

function nameOf(lines: readonly Line[]): string | null {
  const valueAt = (wanted: string) => lines.find(({ name }) => name === wanted)?.value ?? '';
  const formatted = unescaped(valueAt('FN'));
  if (formatted !== '') return formatted;
  const [family = '', given = '', more = '', prefix = '', suffix = ''] = valueAt('N')
    .split(/(?<!\\);/)
    .map(unescaped);
  const structured = [prefix, given, more, family, suffix].filter((part) => part !== '').join(' ');
  return structured || unescaped(valueAt('NICKNAME')) || partsOf(valueAt('ORG'))[0] || null;
}
