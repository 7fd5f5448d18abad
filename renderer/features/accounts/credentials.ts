import type { CredentialField } from '../../../shared/account.ts';
import { en } from '../../strings/en.ts';

/** What is wrong with a credential before anyone is asked; null when nothing is. */
export function checkCredential(field: CredentialField, value: string): string | null {
  if (value.trim() === '') return en.accounts.connect.required;
  if (field.pattern === null) return null;
  return new RegExp(`^(?:${field.pattern})$`).test(value.trim())
    ? null
    : en.accounts.connect.badPattern;
}

/** The values as they are sent: without the spaces that a copy from a console brings along. */
export function trimmed(
  fields: readonly CredentialField[],
  values: Readonly<Record<string, string>>,
): Record<string, string> {
  return Object.fromEntries(fields.map(({ name }) => [name, (values[name] ?? '').trim()]));
}

/** What stays in the form after a refusal: all but the secrets. */
export function withoutSecrets(
  fields: readonly CredentialField[],
  values: Readonly<Record<string, string>>,
): Record<string, string> {
  return Object.fromEntries(
    fields.map(({ name, secret }) => [name, secret ? '' : (values[name] ?? '')]),
  );
}
