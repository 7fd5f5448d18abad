import { SatchelError } from '../../shared/failure.ts';
import { invalidInput } from '../../shared/failures.ts';

const loneSurrogate = /\p{Surrogate}/u;

/** Refuses what a keychain would silently store as something else, or not at all (safety.md 1). */
export function checkSecret(secret: string): void {
  if (secret === '' || secret.includes('\0') || loneSurrogate.test(secret)) {
    throw new SatchelError(invalidInput('secret'));
  }
}
