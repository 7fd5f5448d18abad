import type { Clock } from '../base/clock.ts';
import type { LookNews } from './look.ts';

export interface Note {
  readonly title: string;
  readonly body: string;
}

const counts = new Intl.NumberFormat();
/** What changes one after another is told at once. */
const quietMs = 30_000;
/** A note no more often than that, whatever changes. */
const leastBetweenMs = 60 * 60_000;
const quietAgainMs = 5 * 60_000;

const some = (count: number, one: string, many: string) =>
  count === 1 ? `1 ${one}` : `${counts.format(count)} ${many}`;

interface Gathered {
  changed: number;
  over: number;
  paused: number;
  limited: number;
}

/** What the system says of kept items. Others may see it: no names of files, no links. */
export function changeNote({ changed, over, paused, limited }: Gathered): Note | null {
  const parts: string[] = [];
  if (paused > 0) parts.push('Keep alive paused because uploads were refused.');
  if (limited > 0) parts.push('The daily upload limit for keep alive was reached.');
  if (over > 0) parts.push(`${some(over, 'keep alive', 'keep alives')} ended.`);
  if (changed === 0 && parts.length === 0) return null;
  const title =
    changed === 0
      ? 'Keep alive needs a look'
      : `${some(changed, 'link', 'links')} changed to stay alive`;
  const body = [
    ...parts,
    changed === 0 ? 'Open Satchel for details.' : 'Open Satchel to copy what’s new.',
  ];
  return { title, body: body.join(' ') };
}

/**
 * Gathers what happens to kept items, and tells it in one note of the system's now and then: never a flood, and never in quiet
 * hours; `awakeFrom` says when those that an instant is in are over, null for never.
 */
export function createChangeNotes(
  clock: Clock,
  notify: (note: Note) => void,
  awakeFrom: (at: number) => number | null,
) {
  let gathered: Gathered = { changed: 0, over: 0, paused: 0, limited: 0 };
  let stop: (() => void) | null = null;
  let saidAt = Number.NEGATIVE_INFINITY;
  let closed = false;
  function tell(): void {
    stop = null;
    const now = clock.now();
    const awakeAt = awakeFrom(now);
    // Looked at again before that: quiet hours may be changed meanwhile, and clocks too.
    if (awakeAt !== null && awakeAt > now) {
      stop = clock.after(Math.min(awakeAt - now, quietAgainMs), tell);
      return;
    }
    const note = changeNote(gathered);
    gathered = { changed: 0, over: 0, paused: 0, limited: 0 };
    saidAt = clock.monotonic();
    if (note !== null) notify(note);
  }
  return {
    hear({ changed, over, paused, limited }: LookNews): void {
      gathered.changed += changed.length;
      gathered.over += over.length;
      gathered.paused += paused.length;
      gathered.limited += limited.length;
      if (closed || stop !== null || changeNote(gathered) === null) return;
      const waitMs = Math.max(quietMs, saidAt + leastBetweenMs - clock.monotonic());
      stop = clock.after(waitMs, tell);
    },
    close(): void {
      closed = true;
      stop?.();
      stop = null;
    },
  };
}
