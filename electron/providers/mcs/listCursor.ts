import { z } from 'zod';
import { SatchelError } from '../../../shared/failure.ts';
import { invalidInput } from '../../../shared/failures.ts';
import { isSid } from './refs.ts';

const token = z.string().max(512).nullable();
/** The longest name of a conversation that is kept: no more than earlier versions read. */
export const nameLength = 160;

/** How far a walk through services, their conversations and their messages has come. */
const listCursor = z.object({
  /** Services whose conversations are still to be listed; the first goes on at `from`. */
  services: z.array(z.string().max(64)).max(10_000),
  from: token,
  /** How far the first one's conversations have been listed, to know a list that does not end. */
  mark: z.string().max(160).optional(),
  /** Pages of messages still to be read: service, conversation, token, a mark as above, the conversation's name. */
  pages: z
    .array(
      z.tuple([z.string().max(64), z.string().max(64), token]).rest(z.string().max(nameLength)),
    )
    .max(10_000),
});
export type ListCursor = z.infer<typeof listCursor>;

/**
 * The mark after one more page: how many there were, and by what the last one is known. Null when it
 * is the page before once more, or one too many: then the list leads nowhere.
 */
export function markAfter(
  mark: string | undefined,
  names: readonly unknown[],
  most: number,
): string | null {
  const [, pages = '0', before = ''] = /^(\d+) (.*)$/.exec(mark ?? '') ?? [];
  const ends = [names[0], names[names.length - 1]].map((name) => (isSid(name) ? name : ''));
  const page = names.length === 0 ? '' : `${ends.join()} ${names.length}`;
  if ((page !== '' && page === before) || Number(pages) + 1 >= most) return null;
  return `${Number(pages) + 1} ${page}`;
}

export function writeCursor(position: ListCursor): string | null {
  return position.services.length === 0 && position.pages.length === 0
    ? null
    : JSON.stringify(position);
}

/** What was written before, perhaps by an earlier version; throws for anything else. */
export function readCursor(cursor: string): ListCursor {
  let value: unknown = null;
  try {
    value = JSON.parse(cursor);
  } catch {
    // Judged below.
  }
  const parsed = listCursor.safeParse(value);
  if (parsed.success) return parsed.data;
  throw new SatchelError(invalidInput('unusable'));
}
