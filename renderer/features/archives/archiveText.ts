import type { Archive, ArchiveVerdict } from '../../../shared/contract/archives.ts';
import { en } from '../../strings/en.ts';
import { explain } from '../../text/explain.ts';
import { formatCount } from '../../text/format.ts';
import { type Timed, timed, untimed } from '../../text/timed.ts';

const words = en.archives;

/** How the last run of an archive ended. */
export function lastText({ last }: Archive, now: number): Timed {
  if (last === null) return untimed(words.never);
  const { at, done, failed, failure } = last;
  return timed(at, now, (when) => {
    if (done === 0 && failure !== null) {
      const { why } = explain(failure, { provider: en.shell.provider, archive: true });
      return words.lastFailed(when, why);
    }
    return failed === 0 ? words.lastRun(when) : words.lastPartly(when, formatCount(failed));
  });
}

const kinds = ['missing', 'changed', 'unreadable', 'foreign'] as const;
const listed = new Intl.ListFormat('en');

export const hasFindings = (verdict: ArchiveVerdict) => kinds.some((kind) => verdict[kind] > 0);

/** What the last look at its files found. */
export function verdictText(verdict: ArchiveVerdict, now: number): Timed {
  const found = kinds.flatMap((kind) =>
    verdict[kind] === 0 ? [] : [words.verdict[kind](formatCount(verdict[kind]))],
  );
  return timed(verdict.at, now, (when) =>
    found.length === 0 ? words.verified(when) : words.found(when, listed.format(found)),
  );
}
