import type { StoredMedia } from '../../../../electron/library/mediaRow.ts';
import type { MediaSort } from '../../../../shared/query/mediaFilter.ts';
import { accounts } from './anyMedia.ts';

const { compare } = new Intl.Collator('en', { numeric: true });
const plain = (a: string, b: string) => (a < b ? -1 : Number(a > b));
const byNumber = (a: number, b: number) => a - b;

/** What stands first by that key, in ascending order; null for what is not known. */
function keyOf(
  row: StoredMedia,
  by: MediaSort['by'],
): readonly [unknown, (a: never, b: never) => number] {
  const { width, height, messageText } = row;
  switch (by) {
    case 'stored':
      return [row.storedAt, byNumber];
    case 'used':
      return [row.usedAt, byNumber];
    case 'end':
      return [row.expiresAt, byNumber];
    case 'size':
      return [row.sizeBytes, byNumber];
    case 'pixels':
      return [width === null || height === null ? null : width * height, byNumber];
    case 'archived':
      return [Number(row.archived), byNumber];
    case 'name':
      return [row.name, compare];
    case 'text':
      return [
        messageText?.slice(0, 100).replace(/[A-Z]/g, (sign) => sign.toLowerCase()) ?? null,
        byUtf8,
      ];
    case 'from':
      return [row.fromName || row.fromAddress, compare];
    case 'to':
      return [row.toName || row.toAddress, compare];
    case 'conversation':
      return [row.conversationName || row.conversationRef, compare];
    case 'account':
      return [accounts.indexOf(row.accountId), byNumber];
    case 'kind':
      return [row.kind, plain];
    case 'type':
      return [row.contentType, plain];
    case 'status':
      return [row.messageStatus, plain];
    case 'direction':
      return [row.direction, plain];
    case 'ref':
      return [row.ref, plain];
  }
}
const byUtf8 = (a: string, b: string) => Buffer.compare(Buffer.from(a), Buffer.from(b));

/** Ids in an order, as plainly as it can be said. */
export function sorted(rows: readonly StoredMedia[], { by, descending }: MediaSort): number[] {
  const newest = (a: StoredMedia, b: StoredMedia) =>
    (b.storedAt ?? -1) - (a.storedAt ?? -1) || b.id - a.id;
  const order = (a: StoredMedia, b: StoredMedia) => {
    const [[left, compareKeys], [right]] = [keyOf(a, by), keyOf(b, by)];
    if (left === null || right === null) return Number(left === null) - Number(right === null);
    return compareKeys(left as never, right as never) * (descending ? -1 : 1);
  };
  return [...rows].sort((a, b) => order(a, b) || newest(a, b)).map(({ id }) => id);
}
