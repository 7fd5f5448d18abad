import { endSpans } from '../../../../shared/query/endSpans.ts';
import { dateOfDay, headingOf } from '../../../text/cardTime.ts';
import { exactSpan } from '../../../text/timed.ts';
import type { Group } from '../layout/groups.ts';

export interface Heading {
  readonly text: string;
  /** From when until when that is, exactly; nothing for what has no such instants. */
  readonly title: string;
}

const minuteMs = 60_000;

/** From when until when a group is, both included; null for what is over already, or has no date. */
export function spanOf({ unit, day, span }: Pick<Group, 'unit' | 'day' | 'span'>, now: number) {
  if (span !== undefined) {
    const found = endSpans(now).find((one) => one.span === span);
    if (found === undefined || span === 'over') return null;
    return { from: found.from, to: found.before - 1 };
  }
  if (day === null) return null;
  const date = dateOfDay(day);
  const [year, month] = [date.getFullYear(), date.getMonth()];
  const [from, next] =
    unit === 'month'
      ? [new Date(year, month, 1), new Date(year, month + 1, 1)]
      : [date, new Date(year, month, date.getDate() + 1)];
  return { from: from.getTime(), to: next.getTime() - 1 };
}

/** What stands above groups. Each is made once a minute: that takes longer than to draw it, and it is drawn in each frame. */
export function createHeadings(): (now: number) => (group: Group) => Heading {
  let known = new Map<string, Heading>();
  let minute = Number.NaN;
  return (now) => {
    const asOf = Math.floor(now / minuteMs);
    if (asOf !== minute) known = new Map();
    minute = asOf;
    return (group) => {
      const key = `${group.unit} ${group.day} ${group.span}`;
      const made = known.get(key);
      if (made !== undefined) return made;
      const span = spanOf(group, now);
      const title = span === null ? '' : exactSpan(span.from, span.to);
      const heading = { text: headingOf(group, now), title };
      known.set(key, heading);
      return heading;
    };
  };
}

export function showHeading(element: HTMLElement, { text, title }: Heading): void {
  if (element.textContent !== text) element.textContent = text;
  if (element.title !== title) element.title = title;
}
