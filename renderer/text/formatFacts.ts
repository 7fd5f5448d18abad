import { isInstant } from '../../shared/instant.ts';
import { en } from '../strings/en.ts';

/** An instant by UTC, to the second: the same text for everyone who compares. */
export function formatUtc(at: number): string {
  if (!isInstant(at)) return en.library.noDate;
  return en.facts.utc(new Date(at).toISOString().slice(0, 19).replace('T', ' '));
}

/** How long something plays, as players show it: "1:02:03", "0:07". */
export function formatLength(ms: number): string {
  const seconds = Math.max(0, Math.round(ms / 1_000));
  const two = (part: number) => String(part).padStart(2, '0');
  const [hours, minutes] = [Math.floor(seconds / 3_600), Math.floor(seconds / 60) % 60];
  const clock = `${hours > 0 ? two(minutes) : minutes}:${two(seconds % 60)}`;
  return hours > 0 ? `${hours}:${clock}` : clock;
}
