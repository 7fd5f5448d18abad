import type { Run } from '../../../shared/contract/runs.ts';
import type { AccountId } from '../../../shared/ids.ts';
import { en } from '../../strings/en.ts';
import { explain } from '../../text/explain.ts';
import { formatCount, formatDuration } from '../../text/format.ts';
import type { EntryText } from './textOfEntry.ts';

const words = en.activity;

/** Whose it is, where that is known. */
export function accountsText(labels: readonly string[]): readonly string[] {
  const [first] = labels;
  return first === undefined ? [] : [words.accounts(first, labels.length - 1)];
}

/** Slower than ten a second is told with what stands behind the point, unless that is nothing. */
function rateText(perSecond: number): string {
  const tenths = Math.round(perSecond * 10) / 10;
  return tenths >= 10 ? formatCount(Math.round(perSecond)) : String(tenths);
}

/** How far a run is, and what it waits for. */
export function progressText(
  run: Run,
  label: (accountId: AccountId) => string,
  stopping: string = words.stoppingNow,
): Omit<EntryText, 'title'> {
  const { state, of, done, failed, waitsFor, perSecond, leftMs } = run;
  const progress = words.progress(formatCount(done + failed), formatCount(of));
  const lost = failed === 0 ? [] : [words.archive.failed(formatCount(failed))];
  const told =
    state === 'paused'
      ? [words.removal.paused]
      : state === 'stopping'
        ? [stopping]
        : waitsFor !== null
          ? [words.waiting(explain(waitsFor, { provider: en.shell.provider }).why)]
          : [
              ...(perSecond === null || perSecond === 0 ? [] : [words.rate(rateText(perSecond))]),
              ...(leftMs === null ? [] : [words.left(formatDuration(leftMs))]),
            ];
  return {
    facts: [progress, ...lost, ...told, ...accountsText(run.accountIds.map(label))],
    tone: state === 'paused' || waitsFor !== null ? 'calm' : 'busy',
    share: of === 0 ? 1 : (done + failed) / of,
  };
}

/** How far a removal is; `now` is epoch ms. */
export function removalText(
  run: Run,
  label: (accountId: AccountId) => string,
  now: number,
): EntryText {
  const { state, of, startsAt } = run;
  const { removal } = words;
  const all = formatCount(of);
  if (state === 'pending' && startsAt !== null) {
    const starts = removal.starts(formatDuration(Math.max(0, startsAt - now) + 999));
    const facts = [starts, ...accountsText(run.accountIds.map(label))];
    return { title: removal.pending(of, all), facts, tone: 'warn' };
  }
  return { title: removal.running(of, all), ...progressText(run, label, removal.stopping) };
}
