import { useState } from 'react';
import type { CredentialField } from '../../../shared/account.ts';
import { type Pasted, readPasted } from '../../../shared/credentials/readPasted.ts';
import { en } from '../../strings/en.ts';

const words = en.accounts.connect;

/** Takes what is typed or pasted into a field as what it is meant to be, and says beside it what was left out. */
export function useTidied(
  fields: readonly CredentialField[],
  onChange: (name: string, value: string) => void,
) {
  const [notes, setNotes] = useState<Readonly<Record<string, string>>>({});
  return {
    noteOf: (name: string, value: string) => (value === '' ? '' : (notes[name] ?? '')),
    take(field: CredentialField, typed: string): void {
      const read = readPasted(typed, field, fields);
      for (const [name, value] of Object.entries(read.values)) onChange(name, value);
      setNotes((old) => ({ ...old, [field.name]: noteFor(read, fields) }));
    },
  };
}

function noteFor({ values, left }: Pasted, fields: readonly CredentialField[]): string {
  const filled = fields.filter(({ name }) => name in values).map(({ label }) => label);
  if (filled.length > 1) return words.filledIn(filled);
  const removed = left.filter((kind) => kind !== 'lookalikes');
  const said = removed.length === 0 ? [] : [words.leftOut(removed)];
  return [...said, ...(left.length > removed.length ? [words.madePlain] : [])].join(' ');
}
