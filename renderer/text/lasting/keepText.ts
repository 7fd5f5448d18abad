import type { Keep, KeepPreview, KeptItem } from '../../../shared/contract/keepAlive.ts';
import type { KeepLimits } from '../../../shared/keepalive/keepLimits.ts';
import { en } from '../../strings/en.ts';
import { explain } from '../explain.ts';
import { formatBytes, formatCount, formatInstant } from '../format.ts';
import { titleOf } from '../titleOf.ts';

const words = en.keepAlive;

/** What an item or a view is called that is kept alive. */
export const nameOfKeep = ({ title }: Pick<Keep, 'title'>) =>
  title === '' ? en.library.unnamed : title;

/** How it stands, as much as a person has to know first. */
export function statusOf(keep: Keep, provider: string, now: number): string {
  const { state, end, failure, asks, limited, nextAt } = keep;
  if (state === 'over') return end === null ? words.state.idle : words.state[end];
  if (state === 'paused') {
    return failure === null
      ? words.state.paused
      : words.state.pausedWhy(explain(failure, { provider }).title);
  }
  if (asks > 0) return words.state.asks(asks, formatCount(asks));
  if (limited > 0) return words.state.limited(limited, formatCount(limited));
  return nextAt === null ? words.state.idle : nextText(nextAt, now);
}

/** Whether a person has to look at it. */
export const needsLook = ({ asks, limited, failure }: Keep) =>
  asks > 0 || limited > 0 || failure !== null;

/** How an item stands; of one whose last renewal came to nothing, also why. */
export function itemText(item: KeptItem, now: number): string {
  const { state, failure } = item;
  const text = standText(item, now);
  const tells = state === 'refused' || state === 'waiting';
  if (failure === null || !tells) return text;
  return `${text} · ${explain(failure, { provider: en.shell.provider }).title}`;
}

function standText({ state, renewsAt }: KeptItem, now: number): string {
  if (state !== 'waiting') return words.itemState[state];
  if (renewsAt === null) return words.itemState.waitingUnknown;
  return nextText(renewsAt, now);
}

/** What comes by and by has its time; what is due is begun at the next look. */
const nextText = (at: number, now: number) =>
  at > now ? words.state.next(formatInstant(at, now)) : words.state.due;

/** That an item is kept alive until when, and what comes next. */
export function keptText(keep: Keep, renewsAt: number | null, now: number) {
  const { state, limits, asks, limited } = keep;
  const main = words.keptUntil(formatInstant(limits.untilAt, now));
  const itself = state === 'on' && asks === 0 && limited === 0 && renewsAt !== null;
  const note = itself ? nextText(renewsAt, now) : statusOf(keep, en.shell.provider, now);
  return { main, note };
}

/** What keeping it alive comes to, the most important sentence first. */
export function forecastText(
  forecast: KeepPreview,
  { untilAt, mostADay, mostItems }: KeepLimits,
  now: number,
): { readonly main: string; readonly warning: string | null; readonly unable: string | null } {
  const { ending, uploadsADay, uploads, bytesEach, short, unable } = forecast;
  const f = words.forecast;
  const when = formatInstant(untilAt, now);
  const count =
    uploadsADay > 0 && uploads > uploadsADay
      ? f.perDay(uploadsADay, formatCount(uploadsADay), when)
      : f.few(uploads, formatCount(uploads), when);
  const size = bytesEach === null ? null : f.each(formatBytes(bytesEach));
  const main = uploads === 0 ? f.none(when) : [count, size].filter(Boolean).join(', ');
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
