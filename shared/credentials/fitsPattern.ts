import type { CredentialField } from '../account.ts';

/** Whether a value is written as the provider writes it, the whole of it; any is where no pattern is known. */
export function fitsPattern({ pattern }: Pick<CredentialField, 'pattern'>, value: string): boolean {
  return pattern === null || new RegExp(`^(?:${pattern})$`, 'u').test(value);
}
