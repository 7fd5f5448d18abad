import type { CredentialField } from '../../../shared/account.ts';
import { fitsPattern } from '../../../shared/credentials/fitsPattern.ts';
import type { Failure } from '../../../shared/failure.ts';
import { en } from '../../strings/en.ts';

const words = en.accounts.connect;

/** What is wrong with a credential before anyone is asked; null when nothing is. */
export function checkCredential(field: CredentialField, value: string): string | null {
  const typed = value.trim();
  if (typed === '') return field.optional === true ? null : words.required(field.label);
  return fitsPattern(field, typed) ? null : words.badPattern(field.label, field.format);
}

/** What is said of a field that the provider, or the main process, did not like. */
export function wrongFormat(fields: readonly CredentialField[], name: string): string {
  const field = fields.find((each) => each.name === name);
  return words.badPattern(field?.label ?? name, field?.format);
}

/** The values as they are sent: without the spaces that a copy from a console brings along. */
export function trimmed(
  fields: readonly CredentialField[],
  values: Readonly<Record<string, string>>,
): Record<string, string> {
  return Object.fromEntries(fields.map(({ name }) => [name, (values[name] ?? '').trim()]));
}

/** The values that were typed: the rest stays as it was when the account was connected. */
export function typedOnly(
  fields: readonly CredentialField[],
  values: Readonly<Record<string, string>>,
): Record<string, string> {
  return Object.fromEntries(
    Object.entries(trimmed(fields, values)).filter(([, value]) => value !== ''),
  );
}

/**
 * The fields of a form that replaces a secret: the secrets, and what may come with a new one. What
 * names the account cannot change, and what else is not secret is known already.
 */
export function replaceableFields(fields: readonly CredentialField[]): CredentialField[] {
  return fields.flatMap((field) => {
    if (field.secret) return [field];
    if (field.optional !== true || field.choices !== undefined) return [];
    return [{ ...field, hint: `${field.hint} ${en.accounts.replace.asItIs}` }];
  });
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

/** Failures that say nothing of what was entered: the same may be right a moment later. */
const silentOnSecrets: ReadonlySet<Failure['kind']> = new Set([
  'cancelled',
  'keychain-unavailable',
  'library-unavailable',
  'provider-down',
  'rate-limited',
]);

/** What stays in the form after a failure: all of it, or all but secrets that were judged. */
export function keptAfter(
  failure: Failure,
  fields: readonly CredentialField[],
  values: Readonly<Record<string, string>>,
): Readonly<Record<string, string>> {
  return silentOnSecrets.has(failure.kind) ? values : withoutSecrets(fields, values);
}
