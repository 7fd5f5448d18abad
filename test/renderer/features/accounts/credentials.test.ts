import { expect, it } from 'vitest';
import {
  checkCredential,
  keptAfter,
  replaceableFields,
  trimmed,
  typedOnly,
  withoutSecrets,
} from '../../../../renderer/features/accounts/credentials.ts';
import type { Failure } from '../../../../shared/failure.ts';
import { provider } from '../../harness/fakeRows.ts';

const fields = provider.credentials;
const [authId, authToken] = fields;
const typed = { authId: ' MAEXAMPLEEXAMPLEEXAM ', authToken: 'secret\n' };

it('keeps everything but the secrets after a refusal', () => {
  expect(withoutSecrets(fields, typed)).toEqual({ authId: typed.authId, authToken: '' });
});

it('keeps the secrets too after a failure that says nothing of them', () => {
  const left = (failure: Failure) => keptAfter(failure, fields, typed)['authToken'];
  expect(left({ kind: 'rate-limited', retryAfterMs: 4_000 })).toBe(typed.authToken);
  expect(left({ kind: 'cancelled' })).toBe(typed.authToken);
  expect(left({ kind: 'unauthorized' })).toBe('');
  expect(left({ kind: 'bug', reference: 'r' })).toBe('');
});

it('sends no spaces that came along from a console', () => {
  expect(trimmed(fields, typed)).toEqual({ authId: 'MAEXAMPLEEXAMPLEEXAM', authToken: 'secret' });
});

it('holds a value to the whole of its pattern', () => {
  if (authId === undefined || authToken === undefined) throw new Error('no fields');
  expect(checkCredential(authId, typed.authId)).toBeNull();
  expect(checkCredential(authId, 'xxMAEXAMPLEEXAMPLEEXAMxx')).not.toBeNull();
  expect(checkCredential(authId, '')).not.toBeNull();
  expect(checkCredential(authToken, 'anything')).toBeNull();
});

it('asks nothing of an optional field, but holds what is typed to its pattern', () => {
  if (authId === undefined) throw new Error('no fields');
  const optional = { ...authId, optional: true };
  expect(checkCredential(optional, ' ')).toBeNull();
  expect(checkCredential(optional, 'x')).not.toBeNull();
});

it('replaces a secret with what may come along, and keeps the rest', () => {
  if (authId === undefined || authToken === undefined) throw new Error('no fields');
  const key = { ...authId, name: 'key', optional: true };
  const region = { ...key, name: 'region', choices: [{ value: 'a', label: 'A' }] };
  const asked = replaceableFields([authId, authToken, key, region]);
  expect(asked.map(({ name }) => name)).toEqual(['authToken', 'key']);
  expect(typedOnly(asked, { authToken: ' new ', key: '' })).toEqual({ authToken: 'new' });
});
