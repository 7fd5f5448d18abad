import type { Failure } from '../../shared/failure.ts';
import type { MediaId } from '../../shared/ids.ts';

/** What uploads items again; whoever does that brings each to its end through quits and kills. */
export interface Renewals {
  /**
   * Begins uploading these again, each to its own account; resolves when all of that is on disk. Tells which cannot go
   * and why. Throws SatchelError, and then nothing is begun.
   */
  begin(mediaIds: readonly MediaId[]): Promise<ReadonlyMap<MediaId, Failure>>;
  /** The item that follows one since it was uploaded again to its own account, by whomever; null while none does. */
  becameOf(mediaId: MediaId): MediaId | null;
  /** Everything that is being uploaded again, whoever began it. */
  underway(): Promise<ReadonlySet<MediaId>>;
  /** Why the last try to upload an item again came to nothing; null where that is not known. */
  failureOf(mediaId: MediaId): Failure | null;
}

/** The newest item of a chain, and by how many renewals it came from this one; never more than there can be. */
export function headOf(
  { becameOf }: Pick<Renewals, 'becameOf'>,
  mediaId: MediaId,
): { readonly head: MediaId; readonly steps: number } {
  const seen = new Set([mediaId]);
  let head = mediaId;
  for (;;) {
    const next = becameOf(head);
    if (next === null || seen.has(next)) return { head, steps: seen.size - 1 };
    seen.add(next);
    head = next;
  }
}
