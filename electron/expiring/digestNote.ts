import type { UntoldItems } from '../library/untold.ts';

const counts = new Intl.NumberFormat();
const items = (count: number) => (count === 1 ? '1 item' : `${counts.format(count)} items`);

const minuteMs = 60_000;
const hourMs = 60 * minuteMs;
const dayMs = 24 * hourMs;

/** Rounded up, so that what is said to expire within it does. */
function within(ms: number): string {
  const [size, one, many] =
    ms > 2 * dayMs
      ? ([dayMs, 'day', 'days'] as const)
      : ms > 2 * hourMs
        ? ([hourMs, 'hour', 'hours'] as const)
        : ([minuteMs, 'minute', 'minutes'] as const);
  const count = Math.max(1, Math.ceil(ms / size));
  return `${count} ${count === 1 ? one : many}`;
}

/**
 * What the system says before items expire. Others may see it: no names of files, no numbers of people. Archived ones are
 * counted, and said to be: their bytes are safe, and their links stop working all the same.
 */
export function digestNote({ count, archived, firstAt, lastAt }: UntoldItems, now: number) {
  const verb = count === 1 ? 'expires' : 'expire';
  const safe =
    archived === 0
      ? ''
      : archived === count
        ? count === 1
          ? ' It’s archived.'
          : ' All are archived.'
        : ` ${counts.format(archived)} ${archived === 1 ? 'is' : 'are'} archived.`;
  const first = count === 1 ? '' : `The first expires in ${within(firstAt - now)}.`;
  const body = `${first}${safe}`.trim();
  return {
    title: `${items(count)} ${verb} within ${within(lastAt - now)}`,
    body: body === '' ? 'Open Satchel to archive it or copy its link.' : body,
  };
}
