import { longestStart } from '../../../shared/text/graphemes.ts';
import { plainText, withoutUnseen } from '../../base/plainText.ts';

/** Text from outside, cleaned and bounded; null when nothing is left of it, or it is none. */
export function textOf(value: unknown, maxLength: number): string | null {
  if (typeof value !== 'string') return null;
  const text = longestStart(plainText(value), maxLength).trimEnd();
  return text === '' ? null : text;
}

/** Longer than any message of these providers; what is longer is cut. */
const longestMessage = 4_000;

/**
 * The text of a message, cleaned and bounded: its lines stay lines, with no more than one empty one between
 * two. Null when nothing is left of it, or it is none.
 */
export function messageTextOf(value: unknown): string | null {
  if (typeof value !== 'string') return null;
  // What is cut away later need not be cleaned; ten signs that are not seen for one that is are none's text.
  const lines = value.slice(0, longestMessage * 10).split(/\r\n|[\n\r\u0085\u2028\u2029]/);
  const clean = lines.map((line) => withoutUnseen(line, ' ').trim()).join('\n');
  const text = longestStart(clean.replace(/\n{3,}/g, '\n\n').trim(), longestMessage).trimEnd();
  return text === '' ? null : text;
}

/** The last segment of what may be a whole path. */
export function nameOf(value: unknown): string | null {
  const name = textOf(typeof value === 'string' ? value.split(/[\\/]/).pop() : null, 255);
  return name === '.' || name === '..' ? null : name;
}

export function typeOf(value: unknown): string | null {
  const type = textOf(value, 255)?.split(';')[0]?.trim().toLowerCase() ?? '';
  if (type === 'image/jpg') return 'image/jpeg';
  return /^[\w.+-]+\/[\w.+-]+$/.test(type) ? type : null;
}

/** A whole number, also one that came as text. */
export function sizeOf(value: unknown): number | null {
  const size = typeof value === 'string' && /^\d{1,15}$/.test(value) ? Number(value) : value;
  return typeof size === 'number' && Number.isSafeInteger(size) && size >= 0 ? size : null;
}

const isoInstant = /^(\d{4}-\d\d-\d\d)[T ](\d\d:\d\d:\d\d)(\.\d+)?(Z|[+-]\d\d:?\d\d)?$/;

/** Epoch ms of an ISO 8601 time; one without a zone is taken for UTC, as all that carry one are. */
export function isoInstantOf(value: unknown): number | null {
  const parts = isoInstant.exec(textOf(value, 64) ?? '');
  if (parts === null) return null;
  const [, day, time, fraction = '', zone = 'Z'] = parts;
  const at = Date.parse(`${day}T${time}${fraction.slice(0, 4)}${zone}`);
  return at >= Date.UTC(2000) && at < Date.UTC(2100) ? at : null;
}
