import { createHash } from 'node:crypto';

/** What of an item stands in a calendar. Never a link: a calendar is often shared, and a link opens without a password. */
export interface EndingItem {
  /** The same in each calendar: of its account and its provider's id. */
  readonly key: string;
  readonly name: string | null;
  readonly account: string;
  readonly endsAt: number;
}

export interface CalendarEvent {
  /** The same for the same items in a later calendar, so that a second import changes it instead of adding one. */
  readonly uid: string;
  readonly at: number;
  readonly summary: string;
  readonly description: string;
}

/** No more events than these are of one item each: a calendar full of them helps nobody. */
export const mostSingle = 50;
/** So many names an event has; of the others it says how many there are. */
const mostNames = 25;
const hourMs = 60 * 60_000;

const uidOf = (...parts: readonly string[]) =>
  `${createHash('sha256').update(parts.join('\n')).digest('hex').slice(0, 32)}@satchel`;

const counts = new Intl.NumberFormat('en');
const nameOf = ({ name }: EndingItem) => name ?? 'Unnamed item';

function single(item: EndingItem): CalendarEvent {
  return {
    uid: uidOf('item', item.key),
    at: item.endsAt,
    summary: `${nameOf(item)} expires`,
    description: item.account,
  };
}

/** All that ends in one hour by UTC, which is the same hour wherever and whenever the calendar is made. */
function together(hour: number, items: readonly EndingItem[], scope: string): CalendarEvent {
  const [first] = items;
  const names = items.slice(0, mostNames).map((item) => `${nameOf(item)} (${item.account})`);
  const more = items.length - names.length;
  const rest = more === 0 ? [] : [`and ${counts.format(more)} more`];
  const one = items.length === 1 && first !== undefined;
  return {
    uid: uidOf('hour', scope, `${hour}`),
    at: first?.endsAt ?? hour * hourMs,
    summary: one ? `${nameOf(first)} expires` : `${counts.format(items.length)} items expire`,
    description: [...names, ...rest].join('\n'),
  };
}

/**
 * The events of a calendar of what ends, by their time. Items that a person chose have one each while they are few; what a
 * view has stands together by the hour, so that it is the same however many it has by the next time. `scope` names the view.
 */
export function eventsOf(items: readonly EndingItem[], scope: string | null): CalendarEvent[] {
  const inOrder = [...items].sort((one, other) => one.endsAt - other.endsAt);
  if (scope === null && items.length <= mostSingle) return inOrder.map(single);
  const hours = new Map<number, EndingItem[]>();
  for (const item of inOrder) {
    const hour = Math.floor(item.endsAt / hourMs);
    const known = hours.get(hour) ?? [];
    hours.set(hour, known);
    known.push(item);
  }
  const keys =
    scope ??
    inOrder
      .map(({ key }) => key)
      .sort()
      .join('\n');
  return [...hours].map(([hour, ending]) => together(hour, ending, keys));
}
