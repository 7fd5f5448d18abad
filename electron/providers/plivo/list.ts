import { SatchelError } from '../../../shared/failure.ts';
import { invalidInput } from '../../../shared/failures.ts';
import { readEntries } from '../answers/readEntries.ts';
import type { ListOptions, Page, Session } from '../provider.ts';
import { listMedia, pageSize } from './api.ts';
import { createReadAhead } from './readAhead.ts';
import { type LinkRule, linkRuleOf, toItem, toUnread } from './translate.ts';
import { listUsed } from './usedMedia.ts';

/** An offset into the media, or into the messages that used them, which follow with the media's total. */
interface Place {
  readonly offset: number;
  readonly used: boolean;
  readonly total: number | null;
}

function readCursor(cursor: string | null): Place {
  const parts = /^(used:)?(\d{1,9})(?::(\d{1,15}))?$/.exec(cursor ?? '0');
  if (parts === null) {
    throw new SatchelError(invalidInput('unusable'));
  }
  const [, used, offset, total] = parts;
  return {
    offset: Number(offset),
    used: used !== undefined,
    total: total === undefined ? null : Number(total),
  };
}

const usedCursor = (offset: number, total: number | null) =>
  `used:${offset}${total === null ? '' : `:${total}`}`;

async function usedPage(
  session: Session,
  { offset, total }: Place,
  linkRule: LinkRule,
  signal: AbortSignal,
): Promise<Page> {
  const { nextOffset, ...page } = await listUsed(session, offset, linkRule, signal);
  const nextCursor = nextOffset === null ? null : usedCursor(nextOffset, total);
  return { ...page, nextCursor, total, retells: true };
}

/** `end`: where what was sent ends, which counts, not what could be read of it. */
function mediaPage(
  objects: readonly unknown[],
  { end, total, last }: { end: number; total: number | null; last: boolean },
  linkRule: LinkRule,
  { newerThan }: ListOptions,
): Page {
  const after = newerThan === undefined ? usedCursor(0, total) : null;
  const { read, unread } = readEntries(
    objects,
    (object) => toItem(object, linkRule),
    ({ storedAt }) => storedAt,
  );
  return {
    items: read,
    unread: unread.map((one) => ({
      ...toUnread(one),
      below: one.below === null ? undefined : read[one.below]?.ref,
    })),
    nextCursor: last ? after : String(end),
    total,
  };
}

/**
 * All media, and then once more what was used, with what its message tells. Who only looks for new
 * items is spared the latter.
 */
export async function list(
  session: Session,
  cursor: string | null,
  signal: AbortSignal,
  options: ListOptions = {},
): Promise<Page> {
  const place = readCursor(cursor);
  const linkRule = linkRuleOf(session);
  if (place.used) return usedPage(session, place, linkRule, signal);
  const { meta, objects } = await listMedia(session, pageSize, place.offset, signal);
  const total = meta.total_count;
  const end = place.offset + objects.length;
  const last = objects.length === 0 || end === total;
  return mediaPage(objects, { end, total, last }, linkRule, options);
}

/** As `list`, with the pages of media that follow asked for together. */
export async function* walk(
  session: Session,
  cursor: string | null,
  signal: AbortSignal,
  options: ListOptions = {},
): AsyncGenerator<Page, void, undefined> {
  const linkRule = linkRuleOf(session);
  const stop = new AbortController();
  const onAbort = () => stop.abort();
  signal.addEventListener('abort', onAbort);
  if (signal.aborted) stop.abort();
  const ahead = createReadAhead(session, stop.signal);
  try {
    for (let at: string | null = cursor ?? '0'; at !== null; ) {
      const place = readCursor(at);
      let page: Page;
      if (place.used) page = await usedPage(session, place, linkRule, stop.signal);
      else {
        const { objects, total, end } = await ahead.from(place.offset);
        const last = end === place.offset || end === total;
        page = mediaPage(objects, { end, total, last }, linkRule, options);
      }
      yield page;
      at = page.nextCursor;
    }
  } finally {
    signal.removeEventListener('abort', onAbort);
    stop.abort();
  }
}
