import type { ChannelLimits, Person, Unreached } from '../../shared/audience.ts';

export interface FileToReach {
  readonly sizeBytes: number | null;
  /** Null when its first bytes say nothing. */
  readonly contentType: string | null;
}

/** Whom a file does not get to, by what their channels deliver; one entry a channel. */
export function unreachedBy(
  { sizeBytes, contentType }: FileToReach,
  people: readonly Pick<Person, 'channel'>[],
  limits: readonly ChannelLimits[],
): Unreached[] {
  return limits.flatMap(({ channel, accepts, belowBytes }): Unreached[] => {
    const count = people.filter((person) => person.channel === channel).length;
    if (count === 0) return [];
    const delivered = contentType !== null && accepts?.includes(contentType) === true;
    if (accepts !== null && !delivered) return [{ channel, people: count, rule: 'type' }];
    // Nothing can be said of a file whose size is not known; the upload says so by itself.
    const fits = sizeBytes === null || sizeBytes < belowBytes;
    return fits ? [] : [{ channel, people: count, rule: 'size' }];
  });
}
