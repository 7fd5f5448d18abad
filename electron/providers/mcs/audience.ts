import { z } from 'zod';
import {
  type Audience,
  type ChannelLimits,
  mostPeople,
  type Person,
} from '../../../shared/audience.ts';
import { SatchelError } from '../../../shared/failure.ts';
import { providerRefused } from '../../../shared/failures.ts';
import { createPagesGuard } from '../../http/pagesGuard.ts';
import { textOf } from '../answers/wireValues.ts';
import type { Session } from '../provider.ts';
import { listParticipants } from './api.ts';
import { chatOf } from './refs.ts';

/**
 * What gets to those who are not in the chat (providers.md 4.7): "under 5 MB" and "16 MB", each read
 * as the smaller of its two meanings.
 */
export const channels: readonly ChannelLimits[] = [
  {
    channel: 'sms',
    belowBytes: 5_000_000,
    accepts: [
      ...['image/jpeg', 'image/png', 'audio/mpeg', 'audio/amr'],
      ...['video/mp4', 'application/pdf'],
    ],
  },
  { channel: 'whatsapp', belowBytes: 16_000_000, accepts: null },
];

/** A participant is in the chat by an identity, elsewhere by a binding, or both (providers.md 4.5). */
const participant = z.object({
  identity: z.unknown().optional(),
  messaging_binding: z
    .looseObject({
      type: z.unknown().optional(),
      address: z.unknown().optional(),
      projected_address: z.unknown().optional(),
    })
    .nullish()
    .catch(null),
});

/** An entry that names nobody is no person, and gives null. */
function personOf(entry: unknown): Person | null {
  const parsed = participant.safeParse(entry);
  if (!parsed.success) return null;
  const { identity, messaging_binding: binding } = parsed.data;
  const name = textOf(identity, 255);
  const address = textOf(binding?.address, 255);
  if (address === null) {
    // A projected number is how the phones of a group see somebody who reads in the chat.
    return name === null ? null : { channel: 'chat', told: null, name, address: null };
  }
  const told = textOf(binding?.type, 40)?.toLowerCase() ?? null;
  if (told === 'sms' || told === 'whatsapp') return { channel: told, told: null, name, address };
  return { channel: 'other', told, name, address };
}

/** Everybody in a conversation, in the provider's order; throws when that cannot be told. */
export async function audienceOf(
  session: Session,
  target: string,
  signal: AbortSignal,
): Promise<Audience> {
  const chat = chatOf(target);
  const people: Person[] = [];
  // A page holds somebody, as a rule: no list is longer than so many pages.
  const guard = createPagesGuard(mostPeople);
  let unnamed = 0;
  let token: string | null = null;
  for (;;) {
    const page: Awaited<ReturnType<typeof listParticipants>> = await listParticipants(
      session,
      chat,
      token,
      signal,
    ).catch(asRefusal);
    for (const entry of page.entries) {
      const found = personOf(entry);
      if (found === null) unnamed += 1;
      else people.push(found);
    }
    token = page.nextToken;
    if (token === null) return { people, unnamed, more: false };
    const names = page.entries.map((entry) => JSON.stringify(entry) ?? '');
    if (people.length + unnamed >= mostPeople || !guard.leadsOn(token, names)) {
      return { people: people.slice(0, mostPeople), unnamed, more: true };
    }
  }
}

/** "Not found" is said of the file elsewhere; here it is the conversation that is gone. */
function asRefusal(error: unknown): never {
  const gone = error instanceof SatchelError && error.failure.kind === 'not-found';
  if (!gone) throw error;
  throw new SatchelError(providerRefused({ status: 404, detail: 'no-conversation' }));
}
