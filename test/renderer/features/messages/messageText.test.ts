import { describe, expect, it } from 'vitest';
import { isUnderWay, messageText } from '../../../../renderer/features/messages/messageText.ts';
import { accountId } from '../../../../shared/ids.ts';
import { type MessageRow, messageId, notTaken } from '../../../../shared/message.ts';

const base = {
  id: messageId.parse('one'),
  accountId: accountId.parse('shop'),
  from: '+16465550110',
  to: '+12125550188',
  text: '',
  mediaCount: 1,
  mediaIds: [],
  createdAt: 0,
};
const untaken = { ...base, messageRef: null, providerStatus: null };
const taken = { ...base, messageRef: 'MM1', providerStatus: 'queued' };

describe('messageText', () => {
  it.each<[MessageRow, string, string | null]>([
    [{ ...untaken, state: 'sending', committing: false, failure: null }, 'Sending', null],
    [{ ...untaken, state: 'sending', committing: true, failure: null }, 'Finishing…', null],
    [{ ...taken, state: 'underway', failure: null }, 'On its way', '· Acme status: queued'],
    [{ ...taken, state: 'delivered', failure: null }, 'Delivered', '· Acme status: queued'],
    [{ ...untaken, state: 'cancelled', failure: null }, 'Cancelled before sending', null],
  ])('says where %j is', (message, text, detail) => {
    expect(messageText(message, 'Acme')).toMatchObject({ text, detail });
  });

  it('tells a message that was never taken from one that did not arrive', () => {
    const never = messageText({ ...untaken, state: 'failed', failure: notTaken }, 'Acme');
    expect(never.text).toBe('Not sent.');
    expect(never.detail).toContain('doesn’t have the message');
    const refused = {
      kind: 'provider-refused',
      status: null,
      code: '30003',
      detail: null,
      said: null,
    } as const;
    const lost = messageText({ ...taken, state: 'failed', failure: refused }, 'Acme');
    expect(lost.text).toBe('Not delivered.');
    expect(lost.detail).toContain('30003');
  });

  it('promises of an unsure one that it is not sent again', () => {
    const failure = { kind: 'offline', host: 'api.example.com' } as const;
    const unsure: MessageRow = { ...untaken, state: 'unsure', untilAt: 9, failure };
    expect(messageText(unsure, 'Acme').text).toMatch(/won’t be sent twice/);
    expect(isUnderWay(unsure)).toBe(true);
    expect(isUnderWay({ ...taken, state: 'delivered', failure: null })).toBe(false);
  });
});
