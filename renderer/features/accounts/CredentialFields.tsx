import type { RefObject } from 'react';
import type { CredentialField } from '../../../shared/account.ts';
import { en } from '../../strings/en.ts';
import { Field } from '../../ui/Field.tsx';

interface CredentialFieldsProps {
  fields: readonly CredentialField[];
  values: Readonly<Record<string, string>>;
  onChange: (name: string, value: string) => void;
  /** The first secret, which gets the focus when the provider says no. */
  secretRef: RefObject<HTMLInputElement | null>;
  autoFocus?: boolean;
}

/** What is wrong with a credential before anyone is asked; null when nothing is. */
export function checkCredential(field: CredentialField, value: string): string | null {
  if (value.trim() === '') return en.accounts.connect.required;
  if (field.pattern === null) return null;
  return new RegExp(`^(?:${field.pattern})$`).test(value.trim())
    ? null
    : en.accounts.connect.badPattern;
}

export function CredentialFields(props: CredentialFieldsProps) {
  const { fields, values, onChange, secretRef, autoFocus } = props;
  const firstSecret = fields.find((field) => field.secret);
  return fields.map((field, place) => (
    <Field
      key={field.name}
      name={field.name}
      label={field.label}
      hint={field.hint}
      placeholder={field.placeholder}
      secret={field.secret}
      code
      required
      maxLength={1_024}
      autoFocus={place === 0 && autoFocus === true}
      value={values[field.name] ?? ''}
      onChange={(value) => onChange(field.name, value)}
      validate={(value) => checkCredential(field, value)}
      {...(field === firstSecret ? { inputRef: secretRef } : {})}
    />
  ));
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
