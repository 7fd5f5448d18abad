/** A stretch of a file, both ends included. */
export interface ByteRange {
  readonly start: number;
  readonly end: number;
}

const one = /^bytes=(\d{1,15})-(\d{0,15})$/;

/**
 * What a `Range` header asks of a file, drawn in to what there is; null where it asks for all, as what is not
 * understood does (RFC 9110, 14.2), and `beyond` where it begins behind the end.
 */
export function byteRangeOf(header: string | null, sizeBytes: number): ByteRange | null | 'beyond' {
  const [, first, last] = one.exec(header ?? '') ?? [];
  if (first === undefined) return null;
  const start = Number(first);
  if (start >= sizeBytes) return 'beyond';
  const end = last === undefined || last === '' ? sizeBytes - 1 : Number(last);
  if (end < start) return null;
  return { start, end: Math.min(end, sizeBytes - 1) };
}
