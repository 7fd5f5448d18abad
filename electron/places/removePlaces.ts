import { findPlaces } from './findPlaces.ts';
import { peekInto } from './peek.ts';

/** The same bytes but for the place, each where it was; null when the place cannot be taken out so. */
export async function removePlaces(
  bytes: Uint8Array,
  contentType: string | null,
): Promise<Uint8Array | null> {
  const made = Uint8Array.from(bytes);
  const peek = peekInto(made);
  for (const { at, bytes: blank } of await findPlaces(peek, made.length, contentType)) {
    made.set(blank, at);
  }
  const left = await findPlaces(peek, made.length, contentType);
  return left.length === 0 ? made : null;
}
