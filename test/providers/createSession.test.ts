import { expect, test } from 'vitest';
import { systemClock } from '../../electron/base/clock.ts';
import { silentLog } from '../../electron/base/log.ts';
import { createSession } from '../../electron/providers/createSession.ts';
import { plivo } from '../../electron/providers/plivo/plivo.ts';
import type { Credentials } from '../../electron/providers/provider.ts';
import { SatchelError } from '../../shared/failure.ts';

const deps = { clock: systemClock, log: silentLog };
const credentials = { authId: 'MAEXAMPLEEXAMPLE0001', authToken: 'token' };

test("speaks to the provider's own address, or to the one that replaces it", () => {
  const own = createSession(plivo, credentials, {}, deps);
  expect(own.http.baseUrl).toBe('https://api.plivo.com/v1/');
  const practice = createSession(plivo, credentials, { endpoints: 'http://127.0.0.1:9/v1' }, deps);
  expect(practice.http.baseUrl).toBe('http://127.0.0.1:9/v1/');
});

test.each(['http://api.plivo.com/v1', 'http://localhost:9/v1', 'ws://127.0.0.1', 'plivo'])(
  'refuses %s as an address',
  (endpoints) => {
    expect(() => createSession(plivo, credentials, { endpoints }, deps)).toThrow(SatchelError);
  },
);

test.each<[string, Credentials]>([
  ['a missing one', { authId: credentials.authId }],
  ['an empty one', { ...credentials, authToken: '' }],
  ['a line break', { ...credentials, authToken: 'a\r\nX-Evil: 1' }],
  ['an inherited one', Object.create(credentials) as Credentials],
])('refuses credentials with %s', (_name, wrong) => {
  expect(() => createSession(plivo, wrong, {}, deps)).toThrow(SatchelError);
});

test('keeps the declared fields alone, and keeps them as they were', () => {
  const given = { ...credentials, other: 'x' };
  const session = createSession(plivo, given, {}, deps);
  given.authToken = 'changed';
  expect(session.credentials).toEqual(credentials);
  expect(Object.isFrozen(session.credentials)).toBe(true);
});
