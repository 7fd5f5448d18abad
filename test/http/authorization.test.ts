import { expect, test } from 'vitest';
import {
  basicAuthorization,
  bearerAuthorization,
  checkedAuthorization,
  headerAuthorization,
} from '../../electron/http/authorization.ts';

test('Basic joins name and password, and keeps both secret in every form', () => {
  const { headers, secrets } = basicAuthorization('MA1', 'pass/word');
  expect(headers).toEqual({ Authorization: 'Basic TUExOnBhc3Mvd29yZA==' });
  expect(secrets).toEqual(
    expect.arrayContaining(['TUExOnBhc3Mvd29yZA==', 'TUExOnBhc3Mvd29yZA', 'pass%2Fword']),
  );
});

test('Bearer and a header of its own carry the token as it is', () => {
  expect(bearerAuthorization('t0k.en').headers).toEqual({ Authorization: 'Bearer t0k.en' });
  expect(headerAuthorization('X-Api-Key', 't0k').headers).toEqual({ 'X-Api-Key': 't0k' });
});

test('whatever a header holds is secret, though nobody said so', () => {
  const { secrets } = checkedAuthorization({ headers: { 'X-Key': 'silent' }, secrets: [] });
  expect(secrets).toEqual(['silent']);
});

test.each(['Host', 'content-type', 'Content-Length', 'Accept', 'X Y', 'X:Y'])(
  'no provider authorises by the header %j',
  (name) => {
    const made = () => checkedAuthorization(headerAuthorization(name, 'token'));
    expect(made).toThrow(/no header for it/);
  },
);

test.each(['a\r\nX-Other: b', 'a\nb', 'a\0b', 'café', '🔑'])(
  'a token such as %j is refused before it is sent, and not quoted',
  (token) => {
    const made = () => checkedAuthorization(bearerAuthorization(token));
    expect(made).toThrowError(
      expect.objectContaining({ failure: expect.objectContaining({ kind: 'invalid-input' }) }),
    );
    expect(made).not.toThrow(token);
  },
);
