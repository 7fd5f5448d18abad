import type { Archive } from '../../../shared/contract/archives.ts';
import type { FinishedWork } from '../../../shared/contract/finished.ts';
import { en } from '../../strings/en.ts';
import { explain } from '../../text/explain.ts';
import { formatCount } from '../../text/format.ts';
import type { EntryText } from './textOfEntry.ts';

const words = en.activity;

/** How far the look at the files of an archive is. */
export function verifyingText({ title, verifying }: Archive): EntryText {
  const { done = 0, of = 0, doneBytes = 0, ofBytes = 0 } = verifying ?? {};
  return {
    title: words.verify.running(title),
    facts: [words.progress(formatCount(done), formatCount(of))],
    tone: 'busy',
    share: ofBytes === 0 ? null : doneBytes / ofBytes,
  };
}

function titleOf({ kind, title, of, done, failed, failure }: FinishedWork): string {
  const all = formatCount(of);
  if (kind === 'verify') {
    return failure === null ? words.verify.done(title) : words.verify.failed(title);
  }
  if (kind === 'file') return failed === 0 ? words.save.done(title) : words.save.failed(title);
  const own = words[kind];
  if (of === 0) return words.archive.unbegun(title);
  if (done === of) return own.done(of, all, title);
  return failed === of ? own.none(of, all, title) : own.partly(formatCount(done), all, title);
}

const found = ['missing', 'changed', 'unreadable', 'foreign'] as const;

function verdictFacts({ verdict, done }: FinishedWork): string[] {
  if (verdict === null) return [];
  const named = found.flatMap((kind) =>
    verdict[kind] === 0 ? [] : [en.archives.verdict[kind](formatCount(verdict[kind]))],
  );
  return [words.verify.whole(done), ...named];
}

function lossFacts({ kind, of, failed, kept }: FinishedWork, reasons: boolean): string[] {
  if (kind !== 'archive' && kind !== 'folder') return [];
  const own = words[kind];
  return [
    ...(failed === 0 || failed === of || reasons ? [] : [own.failed(formatCount(failed))]),
    ...(kept === 0 ? [] : [own.left(formatCount(kept))]),
  ];
}

/** How work ended that has no receipt; `reasons`: why items failed is told beside it, with how many. */
export function finishedText(work: FinishedWork, reasons = false): EntryText {
  const { by, done, failed, failure, verdict } = work;
  const archive = work.kind === 'archive' || work.kind === 'verify';
  const why =
    failure === null ? [] : [explain(failure, { provider: en.shell.provider, archive }).why];
  const asked = {
    person: [],
    schedule: [words.bySchedule],
    cleanup: [words.beforeCleanup],
  }[by];
  const bad = failed > 0 || failure !== null;
  const odd = verdict !== null && verdict.foreign > 0;
  return {
    title: titleOf(work),
    facts: [...why, ...verdictFacts(work), ...lossFacts(work, reasons), ...asked],
    tone: bad ? 'bad' : odd ? 'warn' : done > 0 ? 'good' : 'calm',
  };
}
