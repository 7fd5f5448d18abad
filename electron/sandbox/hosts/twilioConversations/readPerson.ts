import type { Reply } from '../../wire/reply.ts';
import type { NewParticipant } from './records/people.ts';
import { twilioError } from './twilioError.ts';

/** Who is to be added to a conversation, as its form says it; a refusal for what is nobody. */
export function readPerson(form: URLSearchParams): NewParticipant | Reply {
  const identity = form.get('Identity');
  const address = form.get('MessagingBinding.Address');
  const proxyAddress = form.get('MessagingBinding.ProxyAddress');
  const projectedAddress = form.get('MessagingBinding.ProjectedAddress');
  if (identity === null && address === null) {
    return twilioError(400, 50407, 'Identity or a messaging binding address must be given');
  }
  if (address === null && projectedAddress === null) return { identity, binding: null };
  const scheme = /^(whatsapp|messenger):/.exec(address ?? '')?.[1];
  const type = scheme === 'whatsapp' || scheme === 'messenger' ? scheme : 'sms';
  return { identity, binding: { type, address, proxyAddress, projectedAddress } };
}

/** Nobody is in a conversation twice, by their name or by their number. */
export function isSamePerson(one: NewParticipant, other: NewParticipant): boolean {
  if (one.identity !== null && one.identity === other.identity) return true;
  const address = one.binding?.address ?? null;
  return address !== null && address === other.binding?.address;
}
