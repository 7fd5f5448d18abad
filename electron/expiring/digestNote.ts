import type { UntoldItems } from '../library/untold.ts';

const counts = new Intl.NumberFormat();
const items = (count: number) => (count === 1 ? '1 item' : `${counts.format(count)} items`);

const minuteMs = 60_000;

/** Rounded up, so that what is said to expire within it does. */
function within(ms: number): string {
  const minutes = Math.max(1, Math.ceil(ms / minuteMs));
  const hours = Math.ceil(minutes / 60);
  if (hours > 48) return `${Math.ceil(hours / 24)} days`;
  if (minutes >= 120) return `${hours} hours`;
  if (minutes === 60) return '1 hour';
  return minutes === 1 ? '1 minute' : `${minutes} minutes`;
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
