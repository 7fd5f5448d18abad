import type { RemovalRun } from '../../../shared/contract/removals.ts';
import { en } from '../../strings/en.ts';
import { formatCount } from '../../text/format.ts';

const words = en.removal;

/** How far a removal is, or how it ended: what went, what could not, and what was kept. */
export function runText({ state, of, done, failed, kept }: RemovalRun): string {
  const all = formatCount(of);
  const past = formatCount(done + failed);
  if (state === 'running') return words.progress(past, all);
  if (state === 'stopping') return words.stopping(past, all);
  if (failed === of) return words.failed(failed, all);
  return [
    words.partly(formatCount(done), all),
    ...(failed === 0 ? [] : [words.notDeleted(formatCount(failed))]),
    ...(kept === 0 ? [] : [words.kept(formatCount(kept))]),
  ].join(' ');
}

export const shareOf = ({ of, done, failed }: RemovalRun) => (of === 0 ? 1 : (done + failed) / of);
