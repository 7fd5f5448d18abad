import { longestStart } from '../../shared/text/graphemes.ts';
import { plainText } from '../base/plainText.ts';

const maxLength = 300;

/** Text from outside made fit to show: no control or direction characters, no secrets, bounded. */
export function cleanText(text: string, secrets: readonly string[]): string | null {
  const safe = secrets.reduce((left, secret) => left.split(secret).join('•••'), plainText(text));
  return safe === '' ? null : longestStart(safe, maxLength);
}

function textOf(value: unknown): string | null {
  if (typeof value === 'string') return value;
  return typeof value === 'number' ? String(value) : null;
}

function recordOf(value: unknown): Record<string, unknown> | null {
  return typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : null;
}

/** What is said of a single object is said of the request; of one among several it is not. */
function onlyOf(value: unknown): Record<string, unknown> | null {
  return Array.isArray(value) && value.length === 1 ? recordOf(value[0]) : null;
}

const entities: Readonly<Record<string, string>> = {
  lt: '<',
  gt: '>',
  quot: '"',
  apos: "'",
  amp: '&',
};

/** The text of the first element of that name; anything but plain text within it is left alone. */
function xmlText(body: string, name: string): string | null {
  const [, text] = new RegExp(`<${name}>([^<]{1,2000})</${name}>`, 'i').exec(body) ?? [];
  return text?.replace(/&(lt|gt|quot|apos|amp);/g, (_, entity) => entities[entity] ?? '') ?? null;
}

/** Several refusals in one list, as text or as objects: the first says it. */
function firstOf(value: unknown): Record<string, unknown> | null {
  if (!Array.isArray(value)) return null;
  const [first] = value;
  return typeof first === 'string' ? { message: first } : recordOf(first);
}

/** The provider's own words in an error body, whichever of the usual shapes it has. */
export function errorDetail(
  body: string,
  contentType: string,
  secrets: readonly string[],
): { code: string | null; detail: string | null } {
  const clean = (text: string | null) => (text === null ? null : cleanText(text, secrets));
  if (/[/+]xml\b/i.test(contentType)) {
    const detail = clean(xmlText(body, 'Message') ?? xmlText(body, 'Detail'));
    return { code: clean(xmlText(body, 'Code')), detail };
  }
  let parsed: unknown = null;
  try {
    parsed = JSON.parse(body);
  } catch {
    // A page is for a browser; only plain text says something in one line.
    return { code: null, detail: /^text\/plain\b/i.test(contentType) ? clean(body) : null };
  }
  const outer = recordOf(parsed) ?? {};
  const inner =
    recordOf(outer['error']) ?? onlyOf(outer['objects']) ?? firstOf(outer['errors']) ?? outer;
  const members = ['error', 'message', 'error_message', 'detail', 'title'];
  const detail = members.reduce<string | null>((known, name) => known ?? textOf(inner[name]), null);
  return {
    code: clean(textOf(inner['code']) ?? textOf(inner['error_code'])),
    detail: clean(detail),
  };
}
