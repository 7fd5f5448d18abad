import type { CopyRun } from '../../../shared/contract/copies.ts';
import type { AccountId } from '../../../shared/ids.ts';
import { en } from '../../strings/en.ts';
import { formatCount } from '../../text/format.ts';
import { accountsText, progressText } from './runEntryText.ts';
import type { EntryText } from './textOfEntry.ts';

const words = en.renewing;

function titleOf(run: CopyRun, account: string | null): string {
  const { of, done, state, name } = run;
  const { activity } = words;
  const all = formatCount(of);
  if (state !== 'over') {
    if (account !== null) return activity.copying(of, all, account);
    return of === 1 && name !== null ? words.begun(name) : activity.renewing(of, all);
  }
  const some = formatCount(done);
  if (account !== null) {
    if (done === 0) return activity.movedNone(account);
    return done === of ? words.moved(of, all, account) : activity.movedPartly(some, all, account);
  }
  if (done === 0) return activity.none;
  if (done < of) return activity.partly(some, all);
  return of === 1 && name !== null ? words.done(name) : words.doneMany(of, all);
}

/** How far items are that are uploaded again, or how that ended. */
export function copyingText(run: CopyRun, label: (accountId: AccountId) => string): EntryText {
  const title = titleOf(run, run.to === null ? null : label(run.to));
  const kept = run.by === 'keep-alive';
  const by = kept ? [words.activity.byKeepAlive] : [];
  if (run.state !== 'over') {
    const { facts, ...rest } = progressText(run, label);
    return { title, facts: [...by, ...facts], ...rest };
  }
  const { done, failed, kept: left, accountIds } = run;
  return {
    title,
    facts: [
      ...by,
      // Nobody asked for it at that moment, so that it is said what it means for a link that was passed on.
      ...(kept && done > 0 ? [words.activity.changed(done, formatCount(done))] : []),
      ...(left === 0 ? [] : [words.activity.kept(formatCount(left))]),
      ...accountsText(accountIds.map(label)),
    ],
    tone: failed > 0 ? 'bad' : done > 0 ? 'good' : 'calm',
  };
}
