import type { ChatScript } from './chatScripts.ts';
import { sidOf } from './numberedSid.ts';
import { bySms, inChat, type Participant } from './people.ts';

const ownNumber = '+15005550006';

/** Who is in a seeded conversation: its two sides, and those whom its script names besides. */
export function seedPeople(
  { customer, agent, others = [] }: ChatScript,
  joinedAt: number,
  seed: string,
): Participant[] {
  const group = others.some(({ binding }) => binding?.projectedAddress != null);
  const first = customer.startsWith('+')
    ? bySms(customer, group ? null : ownNumber)
    : inChat(customer);
  return [first, ...(group ? [] : [inChat(agent)]), ...others].map((person, position) => ({
    ...person,
    sid: sidOf('MB', `${seed}:${position}`),
    joinedAt,
  }));
}
