import { finderOf } from '../pace/finderOf.ts';
import type { Session } from '../provider.ts';
import { listMedia, pageSize } from './api.ts';

/** Some media objects from an offset on, as the list was when it was asked. */
export interface Stretch {
  readonly objects: readonly unknown[];
  readonly total: number | null;
  /** The offset after the last of them. */
  readonly end: number;
}

/** As many as a session has connections, and a round more: the next is asked for before the last is back. */
const pagesAhead = 32;
/** More than went away at once while a list was read. */
const mostMissing = 200;

/**
 * The list of media by offset, several pages at once once its length is known. It may shift while it is read.
 * What comes is listed first, so that later pages begin with what earlier ones ended with, and nothing is lost.
 * What goes lets all behind it move up: a list that is shorter than it was is read again just before the page
 * that shows it, where items can have slipped past.
 */
export interface ReadAhead {
  /** What is listed from here on; an empty one ends it. */
  from(offset: number): Promise<Stretch>;
}

export function createReadAhead(session: Session, signal: AbortSignal): ReadAhead {
  const finder = finderOf(session);
  const asked = new Map<number, Promise<Stretch>>();
  let longest: number | null = null;
  /** What a page holds: less than was asked for, where a server gives less. */
  let step = pageSize;

  const ask = async (offset: number, first: boolean): Promise<Stretch> => {
    const list = () => listMedia(session, pageSize, offset, signal);
    const { meta, objects } = await finder.run(list, signal, { first });
    return { objects, total: meta.total_count, end: offset + objects.length };
  };
  const askAhead = (from: number, until: number) => {
    const end = Math.min(until, from + pagesAhead * step);
    for (let offset = from; offset < end; offset += step) {
      if (asked.has(offset)) continue;
      const page = ask(offset, false);
      page.catch(() => {});
      asked.set(offset, page);
    }
  };

  /** What stood before `offset` when the list was longer, and may have moved past it since. */
  const slippedPast = async (offset: number, missing: number): Promise<unknown[]> => {
    const found: unknown[] = [];
    for (let at = Math.max(0, offset - Math.min(missing, mostMissing)); at < offset; ) {
      const { objects } = await ask(at, true);
      if (objects.length === 0) break;
      found.push(...objects.slice(0, offset - at));
      at += objects.length;
    }
    return found;
  };

  return {
    async from(offset) {
      // Pages that begin elsewhere were asked for with another step.
      for (const at of asked.keys()) if (at < offset) asked.delete(at);
      if (longest !== null) askAhead(offset, longest);
      const page = await (asked.get(offset) ?? ask(offset, true));
      asked.delete(offset);
      const { objects, total } = page;
      const short = objects.length > 0 && objects.length !== step;
      if (short && total !== null && offset + objects.length < total) {
        step = objects.length;
        asked.clear();
      }
      const missing = longest !== null && total !== null ? longest - total : 0;
      if (total !== null) longest = total;
      if (missing <= 0 || offset === 0) return page;
      const before = await slippedPast(offset, missing);
      return { ...page, objects: [...before, ...objects] };
    },
  };
}
