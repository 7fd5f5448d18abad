import type { Archive, ArchiveVerdict } from '../../../shared/contract/archives.ts';
import { en } from '../../strings/en.ts';
import { explain } from '../../text/explain.ts';
import { formatCount, formatInstant } from '../../text/format.ts';

const words = en.archives;

/** How the last run of an archive ended. */
export function lastText({ last }: Archive, now: number): string {
  if (last === null) return words.never;
  const when = formatInstant(last.at, now);
  if (last.done === 0 && last.failure !== null) {
    return words.lastFailed(
      when,
      explain(last.failure, { provider: en.shell.provider, archive: true }).why,
    );
  }
  return last.failed === 0 ? words.lastRun(when) : words.lastPartly(when, formatCount(last.failed));
}

const kinds = ['missing', 'changed', 'unreadable', 'foreign'] as const;
const listed = new Intl.ListFormat('en');

export const hasFindings = (verdict: ArchiveVerdict) => kinds.some((kind) => verdict[kind] > 0);

/** What the last look at its files found. */
export function verdictText(verdict: ArchiveVerdict, now: number): string {
  const when = formatInstant(verdict.at, now);
  const found = kinds.flatMap((kind) =>
    verdict[kind] === 0 ? [] : [words.verdict[kind](formatCount(verdict[kind]))],
  );
  return found.length === 0 ? words.verified(when) : words.found(when, listed.format(found));
}
