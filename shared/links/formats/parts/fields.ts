import type { LinkFacts } from './linkFacts.ts';
import { wellFormed } from './oneLine.ts';
import { plainUrl } from './plainUrl.ts';

/** What of a link can be named: in a template by its word in braces, in CSV and JSON as the column or key. */
export const linkFields = [
  'url',
  'name',
  'type',
  'bytes',
  'width',
  'height',
  'seconds',
  'stored',
  'expires',
  'account',
  'from',
  'to',
  'number',
  'count',
] as const;
export type LinkField = (typeof linkFields)[number];

/** An instant in ISO 8601, in UTC and whole seconds. */
const moment = (at: number | null): string | null =>
  at === null ? null : new Date(at).toISOString().replace(/\.\d{3}Z$/, 'Z');

const text = (value: string | null): string | null => value && wellFormed(value);

/** A field of a link; null where it is not known. */
export function fieldOf(
  field: LinkField,
  link: LinkFacts,
  number: number,
  count: number,
): string | number | null {
  switch (field) {
    case 'url':
      return plainUrl(link.url);
    case 'name':
      return text(link.name);
    case 'type':
      return text(link.contentType);
    case 'bytes':
      return link.sizeBytes;
    case 'width':
      return link.width;
    case 'height':
      return link.height;
    case 'seconds':
      return link.durationMs === null ? null : Math.round(link.durationMs / 100) / 10;
    case 'stored':
      return moment(link.storedAt);
    case 'expires':
      return moment(link.expiresAt);
    case 'account':
      return text(link.account);
    case 'from':
      return text(link.fromAddress);
    case 'to':
      return text(link.toAddress);
    case 'number':
      return number;
    case 'count':
      return count;
    default:
      return field satisfies never;
  }
}
