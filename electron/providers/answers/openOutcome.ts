import type { SatchelError } from '../../../shared/failure.ts';
import { OwnRefusal } from '../../http/ownRefusal.ts';
import type { Unsure } from '../provider.ts';

/**
 * What is left when a request went out whole and was answered by anything but a success that fits: an
 * open question, whatever the answer says. Something in between may have passed it on and answered in
 * the provider's place; a refusal in the provider's own words makes the question a short one.
 */
export function openOutcome(error: SatchelError): Unsure {
  const { failure } = error;
  return { kind: 'unsure', failure, ...(error instanceof OwnRefusal && { own: true }) };
}
