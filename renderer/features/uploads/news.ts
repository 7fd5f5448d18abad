import { type Ends, noEnds } from '../../stores/uploads/ends.ts';
import { en } from '../../strings/en.ts';

/** What was said so far. */
export interface Told {
  /** The failures that were told, and the ends of everything up to the last time that all was over. */
  readonly failed: number;
  readonly over: Ends;
}

export const nothingTold: Told = { failed: 0, over: noEnds };

export interface Look {
  readonly active: number;
  readonly ends: Ends;
  /** The one that failed last, and why. */
  readonly lastFailed: { readonly name: string; readonly why: string } | null;
}

const words = en.uploads.news;

/** What is worth saying aloud since it was last spoken of: every failure once, and the end once. */
export function newsOf(told: Told, look: Look): { told: Told; sentences: string[] } {
  const sentences: string[] = [];
  const failures = look.ends.failed - told.failed;
  if (failures === 1 && look.lastFailed !== null) {
    sentences.push(words.failedOne(look.lastFailed.name, look.lastFailed.why));
  } else if (failures > 0) sentences.push(words.failedMany(failures));
  const next = { ...told, failed: look.ends.failed };
  if (look.active > 0) return { told: next, sentences };
  const stored = look.ends.stored - told.over.stored;
  const failed = look.ends.failed - told.over.failed;
  if (stored > 0 && failed === 0) sentences.push(words.ended(stored));
  else if (stored > 0) sentences.push(words.endedMixed(stored, failed));
  return { told: { ...next, over: look.ends }, sentences };
}
