import { describe, expect, test } from 'vitest';
import { systemClock } from '../../electron/base/clock.ts';
import { silentLog } from '../../electron/base/log.ts';
import { createSession } from '../../electron/providers/createSession.ts';
import { signalwire } from '../../electron/providers/laml/signalwire.ts';
import { twilioMessaging } from '../../electron/providers/laml/twilioMessaging.ts';
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

describe('the addresses of other providers', () => {
  const token = 'token';
  const projectId = '6c1d0000-0000-4000-8000-000000000000';
  test.each([
    ['example', 'example'],
    ['Example.SignalWire.com', 'example'],
    ['https://my-space.signalwire.com/', 'my-space'],
  ])('the space %s', (space, name) => {
    const session = createSession(signalwire, { space, projectId, apiToken: token }, {}, deps);
    expect(session.http.baseUrl).toBe(`https://${name}.signalwire.com/api/laml/2010-04-01/`);
  });

  test('a space never leads to another host', () => {
    const pattern = signalwire.credentials.find(({ name }) => name === 'space')?.pattern;
    expect('example').toMatch(new RegExp(`^(?:${pattern})$`, 'u'));
    for (const space of [
      'evil.com',
      'a/b',
      'a.signalwire.com.evil.com',
      'a@evil',
      '-',
      'a#',
      'ä',
    ]) {
      expect(space).not.toMatch(new RegExp(`^(?:${pattern})$`, 'u'));
    }
  });

  test.each([
    ['', null],
    ['us1', null],
    ['nowhere', null],
    ['ie1', 'api.dublin.ie1.twilio.com'],
    ['au1', 'api.sydney.au1.twilio.com'],
    ['de1', 'api.frankfurt.de1.twilio.com'],
  ])('the region %j of an earlier account', (region, boundTo) => {
    const given = { accountSid: 'AC1', authToken: token, region };
    expect(createSession(twilioMessaging, given, {}, deps).http.baseUrl).toBe(
      'https://api.twilio.com/',
    );
    expect(twilioMessaging.boundElsewhere?.(given)).toBe(boundTo);
  });

  test('what is optional may miss, and an endpoint that is unknown is refused', () => {
    const given = { accountSid: 'AC1', authToken: token };
    const session = createSession(twilioMessaging, { ...given, apiKeySid: '' }, {}, deps);
    expect(session.credentials).toEqual(given);
    expect(session.at('baseUrl')).toBe(session.http);
    const endpoints = { mcsUrl: 'http://127.0.0.1:9' };
    expect(() => createSession(twilioMessaging, given, { endpoints }, deps)).toThrow(SatchelError);
  });
});
