import type { Run } from '../../../shared/contract/runs.ts';
import { en } from '../../strings/en.ts';
import { explain } from '../../text/explain.ts';
import { formatCount } from '../../text/format.ts';

const words = en.removal;

/** How far a removal is, or how it ended: what went, what could not, and what was kept. */
export function runText(run: Run): string {
  const { state, of, done, failed, kept, resumed, waitsFor } = run;
  const all = formatCount(of);
  const past = formatCount(done + failed);
  if (state === 'running') {
    const progress = words.progress(past, all);
    const said = resumed ? words.resumed(progress) : progress;
    if (waitsFor === null) return said;
    return words.waiting(said, explain(waitsFor, { provider: en.shell.provider }).why);
  }
  if (state === 'stopping') return words.stopping(past, all);
  if (failed === of) return words.failed(failed, all);
  return [
    words.partly(formatCount(done), all),
    ...(failed === 0 ? [] : [words.notDeleted(formatCount(failed))]),
    ...(kept === 0 ? [] : [words.kept(formatCount(kept))]),
  ].join(' ');
}

export const shareOf = ({ of, done, failed }: Run) => (of === 0 ? 1 : (done + failed) / of);
