import type { Run } from '../../../shared/contract/runs.ts';
import { en } from '../../strings/en.ts';
import { explain } from '../../text/explain.ts';
import { formatCount, formatDuration } from '../../text/format.ts';

const words = en.removal;

/** Slower than one a second is told with what stands behind the point. */
const rateText = (perSecond: number) =>
  perSecond < 10 ? perSecond.toFixed(1).replace(/\.0$/, '') : formatCount(Math.round(perSecond));

function runningText({ of, done, failed, resumed, waitsFor, perSecond, leftMs }: Run): string {
  const progress = words.progress(formatCount(done + failed), formatCount(of));
  const said = resumed ? words.resumed(progress) : progress;
  if (waitsFor !== null) {
    return words.waiting(said, explain(waitsFor, { provider: en.shell.provider }).why);
  }
  if (perSecond === null || leftMs === null) return said;
  return words.speed(said, rateText(perSecond), formatDuration(leftMs));
}

/** How far a removal is at an instant, or how it ended: what went, what could not, and what was kept. */
export function runText(run: Run, now: number): string {
  const { state, of, done, failed, kept } = run;
  const all = formatCount(of);
  const past = formatCount(done + failed);
  if (state === 'pending') {
    const seconds = Math.max(1, Math.ceil(((run.startsAt ?? now) - now) / 1_000));
    return words.pending(of, all, formatDuration(seconds * 1_000));
  }
  if (state === 'running') return runningText(run);
  if (state === 'paused') return words.paused(past, all);
  if (state === 'stopping') return words.stopping(past, all);
  if (failed === of) return words.failed(failed, all);
  return [
    words.partly(formatCount(done), all),
    ...(failed === 0 ? [] : [words.notDeleted(formatCount(failed))]),
    ...(kept === 0 ? [] : [words.kept(formatCount(kept))]),
  ].join(' ');
}

export const shareOf = ({ of, done, failed }: Run) => (of === 0 ? 1 : (done + failed) / of);
