import { SatchelError } from '../../shared/failure.ts';
import { fileRejected } from '../../shared/failures.ts';

interface Original {
  readonly bytes: Uint8Array;
  readonly contentType: string;
}

/** Thrown for what the darkroom was lost over twice: it may be the picture's fault, or not. */
export class NotMade extends SatchelError {
  /** Alone in a room it took more time or memory than any sound picture does, so it is its own fault. */
  readonly costly: boolean;
  constructor(original: Original | null, costly = false) {
    super(
      fileRejected('not-made', {
        sizeBytes: original?.bytes.length ?? null,
        foundType: original?.contentType ?? null,
      }),
    );
    this.name = 'NotMade';
    this.costly = costly;
  }
}
