import { expect, it } from 'vitest';
import {
  checkCredential,
  trimmed,
  withoutSecrets,
} from '../../../../renderer/features/accounts/credentials.ts';
import { provider } from '../../harness/fakeRows.ts';

const fields = provider.credentials;
const [authId, authToken] = fields;
const typed = { authId: ' MAEXAMPLEEXAMPLEEXAM ', authToken: 'secret\n' };

it('keeps everything but the secrets after a refusal', () => {
  expect(withoutSecrets(fields, typed)).toEqual({ authId: typed.authId, authToken: '' });
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
