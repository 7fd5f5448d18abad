import type { Sameness } from '../../../shared/links/verdict.ts';

/** What is known of an item's own bytes. */
export interface ItsBytes {
  readonly sizeBytes: number | null;
  readonly sha256: string | null;
  readonly head: Uint8Array | null;
}

/** What came of a link. */
export interface CameBytes {
  readonly bytes: number | null;
  /** Of all of it; null where not all of it was read. */
  readonly sha256: string | null;
  readonly head: Uint8Array | null;
}

/** Whether the bytes are the item's, by the best that is known of both. */
export function compareBytes(its: ItsBytes, came: CameBytes): Sameness {
  if (its.sha256 !== null && came.sha256 !== null) {
    return its.sha256 === came.sha256 ? 'hash' : 'different';
  }
  const sized = its.sizeBytes !== null && came.bytes !== null;
  if (sized && its.sizeBytes !== came.bytes) return 'different';
  const both = Math.min(its.head?.length ?? 0, came.head?.length ?? 0);
  if (both > 0 && its.head !== null && came.head !== null) {
    const equal = Buffer.compare(its.head.subarray(0, both), came.head.subarray(0, both)) === 0;
    return equal ? 'head' : 'different';
  }
  return sized ? 'length' : 'unknown';
}
