import type { Failure } from '../../shared/failure.ts';

const plain: Readonly<Partial<Record<Failure['kind'], string>>> = {
  unauthorized: 'The provider rejected the token',
  forbidden: 'The provider doesn’t allow it',
  'not-found': 'The account is no longer connected',
  'rate-limited': 'The rate limit lasted too long',
  offline: 'No connection to the provider',
  proxy: 'The proxy let nothing through',
  'keychain-unavailable': 'The token couldn’t be read from the keychain',
  'library-unavailable': 'The library couldn’t be written',
  cancelled: 'Stopped',
  bug: 'An error in Satchel',
};

const refusedHere: Readonly<Record<string, string>> = {
  changed: 'The message has changed since it was confirmed',
  'not-archived': 'No copy of it is safe in the archive',
  'no-message': 'The provider doesn’t delete messages',
};

/** Why an item wasn’t deleted, in a line for a receipt: the same words on every machine. */
export function reasonOf(failure: Failure): string {
  switch (failure.kind) {
    case 'provider-refused':
      if (failure.detail === 'still-there')
        return 'The provider said it was deleted, but still had it';
      return withStatus('The provider refused', failure.status);
    case 'provider-down':
      return withStatus('The provider gave no usable answer', failure.status);
    case 'invalid-input':
      return refusedHere[failure.detail] ?? 'The provider can’t delete it';
    case 'bug':
      return `An error in Satchel (${failure.reference})`;
    default:
      return plain[failure.kind] ?? 'It couldn’t be deleted';
  }
}

const withStatus = (text: string, status: number | null) =>
  status === null ? text : `${text} (HTTP ${status})`;
