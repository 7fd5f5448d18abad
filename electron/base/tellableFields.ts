import type { CredentialField } from '../../shared/account.ts';
import { fitsPattern } from '../../shared/credentials/fitsPattern.ts';

/**
 * What of some values may be told to others than the provider's API: those of declared fields that are no
 * secret, where they are written as the provider writes them.
 */
export function tellableFields(
  fields: readonly CredentialField[],
  values: Readonly<Record<string, string>>,
): Record<string, string> {
  return Object.fromEntries(
    fields.flatMap((field) => {
      const { name, secret, choices } = field;
      const value = Object.hasOwn(values, name) ? (values[name] ?? '').trim() : '';
      const written = fitsPattern(field, value);
      const chosen = choices === undefined || choices.some((choice) => choice.value === value);
      return secret || value === '' || !written || !chosen ? [] : [[name, value]];
    }),
  );
}
