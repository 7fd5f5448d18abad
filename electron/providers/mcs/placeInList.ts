import { z } from 'zod';
import { SatchelError } from '../../../shared/failure.ts';

const token = z.string().max(512).nullable();

/** How far a walk through services, their conversations and their messages has come. */
const placeInList = z.object({
  /** Services whose conversations are still to be listed; the first goes on at `from`. */
  services: z.array(z.string().max(64)).max(10_000),
  from: token,
  /** Pages of messages still to be read: service, conversation, token. */
  pages: z.array(z.tuple([z.string().max(64), z.string().max(64), token])).max(10_000),
});
export type PlaceInList = z.infer<typeof placeInList>;

export function writePlace(place: PlaceInList): string | null {
  return place.services.length === 0 && place.pages.length === 0 ? null : JSON.stringify(place);
}

/** What was written before, perhaps by an earlier version; throws for anything else. */
export function readPlace(cursor: string): PlaceInList {
  let value: unknown = null;
  try {
    value = JSON.parse(cursor);
  } catch {
    // Judged below.
  }
  const parsed = placeInList.safeParse(value);
  if (parsed.success) return parsed.data;
  throw new SatchelError({ kind: 'invalid-input', detail: 'Not a place in the list.' });
}
