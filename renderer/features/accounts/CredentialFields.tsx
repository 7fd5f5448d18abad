import type { RefObject } from 'react';
import type { CredentialField } from '../../../shared/account.ts';
import { en } from '../../strings/en.ts';
import { Choice } from '../../ui/form/Choice.tsx';
import { Field } from '../../ui/form/Field.tsx';
import { checkCredential } from './credentials.ts';
import { useTidied } from './useTidied.ts';

interface CredentialFieldsProps {
  fields: readonly CredentialField[];
  values: Readonly<Record<string, string>>;
  onChange: (name: string, value: string) => void;
  /** The first secret, which gets the focus when the provider says no. */
  secretRef: RefObject<HTMLInputElement | null>;
  autoFocus?: boolean;
}

const words = en.accounts.connect;

/** The form that a provider declared, drawn from its data. */
export function CredentialFields(props: CredentialFieldsProps) {
  const { fields, values, onChange, secretRef, autoFocus } = props;
  const tidied = useTidied(fields, onChange);
  const firstSecret = fields.find((field) => field.secret);
  return fields.map((field, index) => {
    const { name, label, hint, choices, optional = false } = field;
    const value = values[name] ?? '';
    if (choices !== undefined) {
      const options = choices.map((choice) => ({ id: choice.value, label: choice.label }));
      return (
        <Choice
          key={name}
          block
          label={label}
          hint={hint}
          value={value === '' ? (options[0]?.id ?? '') : value}
          options={options}
          onChange={(chosen) => onChange(name, chosen)}
        />
      );
    }
    return (
      <Field
        key={name}
        name={name}
        label={label}
        hint={hint}
        note={tidied.noteOf(name, value)}
        placeholder={field.placeholder}
        secret={field.secret}
        code
        required={!optional}
        mark={optional ? (field.advised ? words.advised : words.optional) : undefined}
        maxLength={1_024}
        autoFocus={index === 0 && autoFocus === true}
        value={value}
        onChange={(typed) => tidied.take(field, typed)}
        validate={(typed) => checkCredential(field, typed)}
        {...(field === firstSecret ? { inputRef: secretRef } : {})}
      />
    );
  });
}
