import type { CredentialField } from '../../shared/account.ts';
import { fitsPattern } from '../../shared/credentials/fitsPattern.ts';
import { tidyCredential } from '../../shared/credentials/tidyCredential.ts';
import { SatchelError } from '../../shared/failure.ts';
import { wrongField } from '../../shared/failures.ts';
import type { Credentials } from '../providers/provider.ts';

/** The failure that the form shows at one of its fields. */
export function fieldFailure(name: string): SatchelError {
  return new SatchelError(wrongField(name));
}

// Line breaks would be cut off or start a new header on the wire.
const control = /\p{Cc}|\p{Surrogate}/u;

/** The values of the declared fields, trimmed as pasted ones need; throws at the first that is wrong. */
export function readCredentials(
  fields: readonly CredentialField[],
  given: Credentials,
): Record<string, string> {
  for (const name of Object.keys(given)) {
    if (!fields.some((field) => field.name === name)) throw fieldFailure(name.slice(0, 64));
  }
  return Object.fromEntries(
    fields.flatMap((field) => {
      const { name, optional, choices, address } = field;
      const raw = Object.hasOwn(given, name) ? (given[name] ?? '').trim() : '';
      // The form has said what it left out; what comes otherwise is sent as no less tidy.
      const typed = control.test(raw) ? raw : tidyCredential(raw, address).value;
      const value = typed === '' ? (choices?.[0]?.value ?? '') : typed;
      if (value === '' && optional === true) return [];
      if (value === '' || control.test(value)) throw fieldFailure(name);
      if (choices && !choices.some((choice) => choice.value === value)) throw fieldFailure(name);
      if (!fitsPattern(field, value)) throw fieldFailure(name);
      return [[name, value]];
    }),
  );
}

/** The half that may be written down, and the half that may not. */
export function splitCredentials(fields: readonly CredentialField[], credentials: Credentials) {
  const half = (secret: boolean): Credentials =>
    Object.fromEntries(
      fields
        .filter((field) => field.secret === secret)
        .flatMap(({ name }) =>
          credentials[name] === undefined ? [] : [[name, credentials[name]]],
        ),
    );
  return { publicFields: half(false), secrets: half(true) };
}

/** Stored values without those that an earlier Satchel asked for, or offered, and this one does not. */
export function stillOffered(fields: readonly CredentialField[], stored: Credentials): Credentials {
  const offered = fields.flatMap(({ name, choices }) => {
    const value = Object.hasOwn(stored, name) ? stored[name] : undefined;
    const known = choices === undefined || choices.some((choice) => choice.value === value);
    return value === undefined || !known ? [] : [[name, value] as const];
  });
  return Object.fromEntries(offered);
}
