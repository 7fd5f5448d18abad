import type { ArchiveRun } from '../../../shared/contract/archives.ts';
import { en } from '../../strings/en.ts';
import { explain } from '../../text/explain.ts';
import { formatCount, formatDuration } from '../../text/format.ts';

const words = en.archives;

const rateFormat = new Intl.NumberFormat('en', { maximumSignificantDigits: 2 });

function underway(run: ArchiveRun): string {
  const { done, failed, of, title, resumed, state, waitsFor, perSecond, leftMs } = run;
  const progress = words.progress(formatCount(done + failed), formatCount(of), title);
  if (state === 'paused') return words.paused(progress);
  const said = resumed ? words.resumed(progress) : progress;
  if (waitsFor !== null) {
    return words.waiting(
      said,
      explain(waitsFor, { provider: en.shell.provider, archive: true }).why,
    );
  }
  if (perSecond === null || perSecond === 0 || leftMs === null) return said;
  return words.rate(said, rateFormat.format(perSecond), formatDuration(leftMs));
}

/** How far an archive is, or how it ended: what is in it now, what could not, and what was left. */
export function archiveRunText(run: ArchiveRun): string {
  const { state, of, done, failed, kept, title } = run;
  if (state === 'stopping') return words.stopping(formatCount(done + failed), formatCount(of));
  if (state !== 'over') return underway(run);
  return [
    words.partly(formatCount(done), formatCount(of), title),
    ...(failed === 0 ? [] : [words.notArchived(formatCount(failed))]),
    ...(kept === 0 ? [] : [words.kept(formatCount(kept))]),
  ].join(' ');
}

export const archivedShare = ({ of, done, failed }: ArchiveRun) =>
  of === 0 ? 1 : (done + failed) / of;
