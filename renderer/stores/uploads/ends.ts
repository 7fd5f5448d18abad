import type { UploadJob } from '../../../shared/upload.ts';

/** Ends of jobs since the window opened; they only grow. */
export interface Ends {
  readonly stored: number;
  readonly failed: number;
}

export const noEnds: Ends = { stored: 0, failed: 0 };

/**
 * Counts the end that an announced row tells of. One that failed is announced again only when it has
 * failed again: what was between may have been too short to be told.
 */
export function withEnd(ends: Ends, before: UploadJob | undefined, after: UploadJob): Ends {
  if (after.state === 'failed') return { ...ends, failed: ends.failed + 1 };
  const stored = after.state === 'stored' && before?.state !== 'stored';
  return stored ? { ...ends, stored: ends.stored + 1 } : ends;
}
