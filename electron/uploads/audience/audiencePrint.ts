import { createHash } from 'node:crypto';
import { addressOfPerson } from '../../../shared/address.ts';
import type { Audience, ConfirmedAudience, Person } from '../../../shared/audience.ts';

const mostNamed = 10;

const told = ({ channel, told: word, name, address }: Person) =>
  JSON.stringify([channel, word, name, address]);

/** The same for the same people in any order, and another as soon as one came, went or moved. */
export function printOf({ people, unnamed, more }: Audience): string {
  const everybody = [...new Set(people.map(told))].sort();
  const text = JSON.stringify([everybody, unnamed, more]);
  return createHash('sha256').update(text).digest('hex');
}

/** What is kept of an audience with each job that goes to it. */
export function confirmedAudienceOf(audience: Audience, askedAt: number): ConfirmedAudience {
  const { people, unnamed, more } = audience;
  const by = (channel: Person['channel']) =>
    people.filter((person) => person.channel === channel).length;
  return {
    print: printOf(audience),
    askedAt,
    counts: {
      chat: by('chat'),
      sms: by('sms'),
      whatsapp: by('whatsapp'),
      other: by('other'),
      unnamed,
    },
    more,
    some: people.slice(0, mostNamed).flatMap(({ name, address }) => {
      const text = name ?? (address === null ? null : addressOfPerson(address));
      return text === null ? [] : [text];
    }),
  };
}
