import type { Channel, LimitsOfChannels, Person, Unreached } from '../../shared/audience.ts';

export interface FileToReach {
  readonly sizeBytes: number | null;
  /** Null when its first bytes say nothing. */
  readonly contentType: string | null;
}

const order: readonly Channel[] = ['sms', 'whatsapp', 'other', 'chat'];

/** Whom a file does not get to, by what their channels deliver; one entry a channel. */
export function unreachedBy(
  { sizeBytes, contentType }: FileToReach,
  people: readonly Pick<Person, 'channel'>[],
  limits: LimitsOfChannels,
): Unreached[] {
  return order.flatMap((channel): Unreached[] => {
    const limit = limits[channel];
    const count = people.filter((person) => person.channel === channel).length;
    if (limit === undefined || count === 0) return [];
    const { accepts, belowBytes } = limit;
    const delivered = contentType !== null && accepts?.includes(contentType) === true;
    if (accepts !== null && !delivered)
      return [{ channel, people: count, rule: 'type', belowBytes }];
    // Of a size that is not known nothing can be said, and the upload says so by itself.
    if (sizeBytes === null || sizeBytes < belowBytes) return [];
    return [{ channel, people: count, rule: 'size', belowBytes }];
  });
}
