import { SatchelError } from '../../shared/failure.ts';
import { fileRejected } from '../../shared/failures.ts';

/** How a page of the darkroom was lost. */
export type Trouble = 'timed-out' | 'crashed' | 'broken' | 'too-large';

interface Original {
  readonly bytes: Uint8Array;
  readonly contentType: string;
}

const rules = {
  'timed-out': 'too-slow',
  'too-large': 'too-much',
  crashed: 'not-made',
  broken: 'not-made',
} as const;

/** Thrown for what the darkroom was lost over twice: it may be the picture's fault, or not. */
export class NotMade extends SatchelError {
  /** Alone in a room it took more time or memory than any sound picture does, so it is its own fault. */
  readonly costly: boolean;
  constructor(original: Original | null, trouble: Trouble = 'broken') {
    super(
      fileRejected(rules[trouble], {
        sizeBytes: original?.bytes.length ?? null,
        foundType: original?.contentType ?? null,
      }),
    );
    this.name = 'NotMade';
    this.costly = trouble === 'timed-out' || trouble === 'too-large';
  }
}
