import { expect, test } from 'vitest';
import { readEndpoints } from '../../electron/http/endpoints.ts';
import { practiceConnections } from '../../electron/providers/practiceConnections.ts';
import type { Provider } from '../../electron/providers/provider.ts';
import { providerById } from '../../electron/providers/registry.ts';

const signalwire = providerById('signalwire') as Provider;
const twilio = providerById('twilioMessaging') as Provider;
const baseUrl = 'http://127.0.0.1:9/api/laml/2010-04-01';

test('all that is offered is connected, in the order of the providers', () => {
  const line = {
    twilioMessaging: { baseUrl: 'http://127.0.0.1:8', accountSid: 'AC1', authToken: 't' },
    signalwire: { baseUrl, projectId: 'p', apiToken: 't', more: { than: 'asked' } },
    nobody: { baseUrl },
  };
  expect(practiceConnections(line, [signalwire, twilio])).toEqual([
    {
      provider: signalwire,
      endpoints: { baseUrl },
      // What only leads to the real address is left out of the line.
      credentials: { space: 'practice', projectId: 'p', apiToken: 't' },
    },
    {
      provider: twilio,
      endpoints: { baseUrl: 'http://127.0.0.1:8' },
      credentials: { accountSid: 'AC1', authToken: 't' },
    },
  ]);
});

test.each([
  ['no endpoint', { projectId: 'p', apiToken: 't' }],
  ['no secret', { baseUrl, projectId: 'p' }],
  ['no identity', { baseUrl, apiToken: 't' }],
  ['a secret that is no text', { baseUrl, projectId: 'p', apiToken: 7 }],
  ['nothing', null],
])('with %s there is no connection', (_name, offered) => {
  expect(practiceConnections({ signalwire: offered }, [signalwire])).toEqual([]);
});

test('endpoints of a developer are on this machine', () => {
  expect(readEndpoints(undefined)).toEqual({});
  const given = { plivo: 'http://127.0.0.1:1/v1', other: { a: 'http://127.0.0.1:2' } };
  expect(readEndpoints(JSON.stringify(given))).toEqual(given);
  for (const url of ['https://api.example.com', 'http://localhost:1', 'http://10.0.0.1']) {
    expect(() => readEndpoints(JSON.stringify({ plivo: url }))).toThrow();
    expect(() => readEndpoints(JSON.stringify({ plivo: { baseUrl: url } }))).toThrow();
  }
});
