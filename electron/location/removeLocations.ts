import { peekInto } from './bytes/peek.ts';
import { lookForLocations } from './findLocations.ts';

/** What is written over may make something else of what is left: seen at the second look, or the third. */
const mostLooks = 4;

/** The same bytes but for the location, each where it was; null when the location cannot be taken out so. */
export async function removeLocations(
  bytes: Uint8Array,
  contentType: string | null,
): Promise<Uint8Array | null> {
  const made = Uint8Array.from(bytes);
  const peek = peekInto(made);
  for (let looks = 0; looks < mostLooks; looks += 1) {
    const { answer, blanks, doubtful } = await lookForLocations(peek, made.length, contentType);
    if (answer === 'none') return made;
    if (blanks.length + doubtful.length === 0) return null;
    for (const { at, bytes: blank } of [...blanks, ...doubtful]) made.set(blank, at);
  }
  return null;
}
