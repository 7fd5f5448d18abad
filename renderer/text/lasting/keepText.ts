import type { Keep, KeepPreview, KeptItem } from '../../../shared/contract/keepAlive.ts';
import type { KeepLimits } from '../../../shared/keepalive/keepLimits.ts';
import { en } from '../../strings/en.ts';
import { explain } from '../explain.ts';
import { formatBytes, formatCount } from '../format.ts';
import { type Timed, timed, untimed } from '../timed.ts';
import { titleOf } from '../titleOf.ts';

const words = en.keepAlive;

/** What an item or a view is called that is kept alive. */
export const nameOfKeep = ({ title }: Pick<Keep, 'title'>) =>
  title === '' ? en.library.unnamed : title;

/** How it stands, as much as a person has to know first. */
export function statusOf(keep: Keep, provider: string, now: number): readonly Timed[] {
  const { state, end, failure, asks, limited, held, cut, nextAt } = keep;
  if (state === 'over') return [untimed(end === null ? words.state.idle : words.state[end])];
  if (state === 'paused') {
    const why = failure === null ? null : explain(failure, { provider }).title;
    return [untimed(why === null ? words.state.paused : words.state.pausedWhy(why))];
  }
  if (asks > 0) return [untimed(words.state.asks(asks, formatCount(asks)))];
  if (cut === 'now') return [untimed(words.state.cut)];
  if (limited > 0) return [untimed(words.state.limited(limited, formatCount(limited)))];
  const next = nextAt === null ? untimed(words.state.idle) : nextText(nextAt, now);
  return held === 0 ? [next] : [untimed(words.state.held(held, formatCount(held))), next];
}

/** Until when it is kept alive, and whose limit that is. */
export function untilText({ untilAt, cut }: Keep, now: number): Timed {
  return timed(untilAt, now, cut === null ? words.untilAt : words.untilCut);
}

/** Whether a person has to look at it. */
export const needsLook = ({ asks, limited, held, cut, failure }: Keep) =>
  asks > 0 || limited > 0 || held > 0 || cut === 'now' || failure !== null;

/** How an item stands; of one whose last renewal came to nothing, also why. */
export function itemText(item: KeptItem, now: number): Timed {
  const { state, failure } = item;
  const text = standText(item, now);
  const tells = state === 'refused' || state === 'waiting';
  if (failure === null || !tells) return text;
  const why = explain(failure, { provider: en.shell.provider }).title;
  return { text: `${text.text} · ${why}`, at: text.at };
}

function standText({ state, renewsAt }: KeptItem, now: number): Timed {
  if (state !== 'waiting') return untimed(words.itemState[state]);
  if (renewsAt === null) return untimed(words.itemState.waitingUnknown);
  return nextText(renewsAt, now);
}

/** What comes by and by has its time; what is due is begun at the next look. */
const nextText = (at: number, now: number): Timed =>
  at > now ? timed(at, now, words.state.next) : untimed(words.state.due);

/** That an item is kept alive until when, and what comes next. */
export function keptText(keep: Keep, renewsAt: number | null, now: number) {
  const { state, untilAt, asks, limited } = keep;
  const main = timed(untilAt, now, words.keptUntil);
  const itself = state === 'on' && asks === 0 && limited === 0 && renewsAt !== null;
  const note = itself ? nextText(renewsAt, now) : statusOf(keep, en.shell.provider, now);
  return { main, note };
}

/** What keeping it alive comes to, the most important sentence first. */
export function forecastText(
  forecast: KeepPreview,
  { untilAt, mostADay, mostItems }: KeepLimits,
  now: number,
): { readonly main: Timed; readonly warning: string | null; readonly unable: string | null } {
  const { ending, uploadsADay, uploads, bytesEach, short, unable } = forecast;
  const f = words.forecast;
  const size = bytesEach === null ? null : f.each(formatBytes(bytesEach));
  const main = timed(untilAt, now, (when) => {
    if (uploads === 0) return f.none(when);
    const count =
      uploadsADay > 0 && uploads > uploadsADay
        ? f.perDay(uploadsADay, formatCount(uploadsADay), when)
        : f.few(uploads, formatCount(uploads), when);
    return [count, size].filter(Boolean).join(', ');
  });
  const warnings = {
    items: () => f.short.items(formatCount(ending), formatCount(mostItems)),
    day: () => f.short.day(formatCount(mostADay)),
    times: () => f.short.times,
  };
  return {
    main,
    warning: short === null ? null : warnings[short](),
    unable: unable === 0 ? null : f.unable(unable, formatCount(unable)),
  };
}

export const nameOfItem = ({ row }: KeptItem) => titleOf(row);
