import { SatchelError } from '../../shared/failure.ts';

/** Refuses what a keychain would silently store as something else, or not at all (safety.md 1). */
export function checkSecret(secret: string): void {
  const loneSurrogate = /\p{Surrogate}/u;
  if (secret === '' || secret.includes('\0') || loneSurrogate.test(secret)) {
    throw new SatchelError({ kind: 'invalid-input', detail: 'secret' });
  }
}
