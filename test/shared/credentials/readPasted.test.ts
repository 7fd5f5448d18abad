import { describe, expect, it } from 'vitest';
import { signalwire } from '../../../electron/providers/laml/signalwire.ts';
import { mcs } from '../../../electron/providers/mcs/mcs.ts';
import { plivo } from '../../../electron/providers/plivo/plivo.ts';
import { readPasted } from '../../../shared/credentials/readPasted.ts';

const authId = 'MAABCDEFGHIJKLMNOPQR';
const authToken = 'abcdefghijABCDEFGHIJ0123456789abcdefghij';

function paste(provider: { credentials: typeof plivo.credentials }, name: string, text: string) {
  const field = provider.credentials.find((each) => each.name === name);
  if (field === undefined) throw new Error('no such field');
  return readPasted(text, field, provider.credentials);
}

describe('an id and its secret in one', () => {
  it.each([
    `${authId}:${authToken}`,
    `${authId} ${authToken}`,
    `${authId}\n${authToken}\n`,
    `Auth ID\n${authId}\nAuth Token\n${authToken}`,
    `Auth ID: ${authId}, Auth Token: \u201c${authToken}\u201d`,
    `PLIVO_AUTH_ID="${authId}"\nPLIVO_AUTH_TOKEN="${authToken}"`,
    `{"auth_id": "${authId}", "auth_token": "${authToken}"}`,
    `curl -u ${authId}:${authToken} https://api.plivo.com/v1/Account/`,
    `https://${authId}:${authToken}@api.plivo.com`,
    `Authorization: Basic ${btoa(`${authId}:${authToken}`)}`,
    `\u200b${authId}\u00a0\u200b${authToken}`,
  ])('fill both fields, wherever they are pasted: %s', (text) => {
    for (const name of ['authId', 'authToken']) {
      expect(paste(plivo, name, text)).toEqual({ values: { authId, authToken }, left: [] });
    }
  });

  it('fill all fields of a provider with more', () => {
    const accountSid = `AC${'0a'.repeat(16)}`;
    const apiKeySid = `SK${'1b'.repeat(16)}`;
    const text = `${accountSid}\n${apiKeySid}\n${'c'.repeat(32)}`;
    const values = { accountSid, apiKeySid, authToken: 'c'.repeat(32) };
    expect(paste(mcs, 'authToken', text).values).toEqual(values);
  });

  it('know a space by its whole host', () => {
    const projectId = '0a1b2c3d-0a1b-0a1b-0a1b-0a1b2c3d4e5f';
    const apiToken = `PT${'0a'.repeat(24)}`;
    const text = `https://${projectId}:${apiToken}@example.signalwire.com/api`;
    const values = { space: 'example.signalwire.com', projectId, apiToken };
    expect(paste(signalwire, 'space', text).values).toEqual(values);
  });

  it('are not guessed from one value, nor from two that may both be the secret', () => {
    expect(paste(plivo, 'authToken', `"${authToken}"`)).toEqual({
      values: { authToken },
      left: ['quotes'],
    });
    const two = `${authId}:${authToken}:${authToken.slice(1)}x`;
    expect(paste(plivo, 'authToken', two).values).toEqual({ authToken: two });
    expect(paste(plivo, 'authId', authId)).toEqual({ values: { authId }, left: [] });
  });
});
