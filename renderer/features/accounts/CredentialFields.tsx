import type { RefObject } from 'react';
import type { CredentialField } from '../../../shared/account.ts';
import { Field } from '../../ui/Field.tsx';
import { checkCredential } from './credentials.ts';

interface CredentialFieldsProps {
  fields: readonly CredentialField[];
  values: Readonly<Record<string, string>>;
  onChange: (name: string, value: string) => void;
  /** The first secret, which gets the focus when the provider says no. */
  secretRef: RefObject<HTMLInputElement | null>;
  autoFocus?: boolean;
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
