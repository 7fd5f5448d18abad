import fc from 'fast-check';
import { expect, test } from 'vitest';
import { readCredentials, splitCredentials } from '../../electron/accounts/credentialFields.ts';
import type { CredentialField } from '../../shared/account.ts';

const field = (name: string, secret: boolean, pattern: string | null): CredentialField => ({
  name,
  label: name,
  hint: '',
  secret,
  pattern,
  placeholder: '',
});
const fields = [field('id', false, 'M[A-Z]|N\\d'), field('token', true, null)];
const wrong = (name: string) =>
  expect.objectContaining({ failure: { kind: 'invalid-input', detail: 'field', field: name } });

test('takes the declared fields, trimmed as pasted ones need', () => {
  expect(readCredentials(fields, { id: ' MA\n', token: '\tsecret ' })).toEqual({
    id: 'MA',
    token: 'secret',
  });
});

test.each([
  ['id', { token: 'secret' }],
  ['id', { id: '   ', token: 'secret' }],
  ['id', { id: 'MAX', token: 'secret' }],
  ['id', { id: 'xN1', token: 'secret' }],
  ['token', { id: 'MA' }],
  ['token', { id: 'MA', token: 'one\r\nX-Header: two' }],
  ['token', { id: 'MA', token: 'lone \ud800' }],
  ['extra', { id: 'MA', token: 'secret', extra: 'x' }],
  ['__proto__', JSON.parse('{"id":"MA","token":"secret","__proto__":"x"}')],
])('names %s as what is wrong in %j', (name, given) => {
  expect(() => readCredentials(fields, given)).toThrow(wrong(name));
});

test('what is optional may be left out, and of choices the first is meant', () => {
  const more: CredentialField[] = [
    ...fields,
    { ...field('key', false, 'K\\d'), optional: true },
    {
      ...field('region', false, null),
      choices: [
        { value: 'here', label: 'Here' },
        { value: 'there', label: 'There' },
      ],
    },
  ];
  const given = { id: 'MA', token: 'secret' };
  const read = readCredentials(more, { ...given, key: ' ' });
  expect(read).toEqual({ ...given, region: 'here' });
  expect(splitCredentials(more, read).publicFields).toEqual({ id: 'MA', region: 'here' });
  expect(readCredentials(more, { ...given, key: 'K1', region: 'there' })).toEqual({
    ...given,
    key: 'K1',
    region: 'there',
  });
  expect(() => readCredentials(more, { ...given, key: 'X' })).toThrow(wrong('key'));
  expect(() => readCredentials(more, { ...given, region: 'nowhere' })).toThrow(wrong('region'));
});

test('the public half never holds a secret field', () => {
  fc.assert(
    fc.property(fc.string(), fc.string(), (id, token) => {
      const { publicFields, secrets } = splitCredentials(fields, { id, token });
      expect(publicFields).toEqual({ id });
      expect(secrets).toEqual({ token });
    }),
  );
});
