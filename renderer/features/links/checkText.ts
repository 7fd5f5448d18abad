import type { LinkCheckRow, LinkCheckState } from '../../../shared/contract/linkChecks.ts';
import { onPhone } from '../../../shared/links/verdict.ts';
import { en } from '../../strings/en.ts';
import { explain } from '../../text/explain.ts';
import { formatBytes, formatCount, formatType } from '../../text/format.ts';
import { type Timed, timed, untimed } from '../../text/timed.ts';

const words = en.checks;

/** It worked when it was opened, and by its own end does no more. `now` is by the providers' clock. */
export const isOver = (
  { verdict, worksUntil }: Pick<LinkCheckRow, 'verdict' | 'worksUntil'>,
  now: number,
) => (verdict === 'works' || verdict === 'other-bytes') && worksUntil !== null && worksUntil <= now;

/** What became of a link, and what can be done about it. */
export function resultText(
  row: Pick<LinkCheckRow, 'verdict' | 'failure' | 'worksUntil'>,
  provider: string,
  now: number,
): { readonly title: string; readonly remedy: string } {
  if (isOver(row, now)) return words.verdicts.expired;
  if (row.verdict === null) return { title: words.waits, remedy: '' };
  const told = words.verdicts[row.verdict];
  if (row.verdict !== 'no-link' || row.failure === null) return told;
  const { why, remedy } = explain(row.failure, { provider, once: true });
  return { title: told.title, remedy: `${why} ${remedy}`.trim() };
}

/** What came: status, redirects, type, size, whose bytes, and what phones make of it. */
export function fileText(row: LinkCheckRow): string {
  const { status, hops, declaredType, foundType, bytes, same, verdict } = row;
  if (verdict === null) return '';
  const type = foundType ?? declaredType;
  const works = verdict === 'works' || verdict === 'other-bytes';
  const mislabelled =
    works && foundType !== null && declaredType !== null && foundType !== declaredType;
  return [
    status === null ? '' : words.status(status),
    hops === 0 ? '' : words.hops(hops),
    works && type !== null ? formatType(type, null) : '',
    mislabelled ? words.labelled(formatType(declaredType, null)) : '',
    works && bytes !== null ? formatBytes(bytes) : '',
    works && row.mediaId !== null ? words.same[same] : '',
    works ? words.phone[onPhone(type, bytes)] : '',
  ]
    .filter((part) => part !== '')
    .join(' · ');
}

export function untilText({ worksUntil, access, verdict }: LinkCheckRow, now: number): Timed {
  if (worksUntil !== null && worksUntil <= now) return untimed('');
  if (worksUntil !== null) return timed(worksUntil, now, words.until);
  return untimed(access === 'public' && verdict === 'works' ? words.noEnd : '');
}

/** How far a check is, or what it came to. */
export function progressText({ state, done, of }: LinkCheckState): string {
  const [all, soFar] = [formatCount(of), formatCount(done)];
  if (state === 'running') return words.progress(soFar, all);
  return state === 'stopped' ? words.stopped(soFar, all) : words.done(of, all);
}

export const tallyText = ({ tally }: LinkCheckState) =>
  tally
    .map(({ verdict, count }) =>
      words.tally(
        formatCount(count),
        verdict === 'works' && count > 1 ? words.work : words.verdicts[verdict].title,
      ),
    )
    .join(' · ');
