import type { SavedRun } from '../../shared/contract/saving.ts';
import { en } from '../strings/en.ts';
import { explain } from './explain.ts';
import { formatCount, formatDuration } from './format.ts';

const words = en.saving;

/** How far the saving of many is, or how it ended. */
export function saveRunText(run: SavedRun): string {
  const { state, of, done, failed, kept, folder, waitsFor, leftMs } = run;
  const past = words.manyProgress(formatCount(done + failed), formatCount(of), folder);
  if (state === 'paused') return words.manyPaused(past);
  if (state === 'stopping') return words.manyStopping(past);
  if (state === 'over') {
    return [
      words.manyPartly(formatCount(done), formatCount(of), folder),
      ...(failed === 0 ? [] : [words.manyFailed(formatCount(failed))]),
      ...(kept === 0 ? [] : [words.manyKept(formatCount(kept))]),
    ].join(' ');
  }
  if (waitsFor !== null) {
    return words.manyWaiting(past, explain(waitsFor, { provider: en.shell.provider }).why);
  }
  return leftMs === null ? past : words.manyLeft(past, formatDuration(leftMs));
}
