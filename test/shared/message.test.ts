import { describe, expect, it } from 'vitest';
import { recipientOf, senderOf } from '../../shared/message.ts';

describe('addresses', () => {
  it.each([
    ['+1 (555) 010-0199', '+15550100199'],
    ['+44 20.7946.0018', '+442079460018'],
    [' 12345 ', '12345'],
  ])('takes %j for a receiver', (typed, address) => {
    expect([recipientOf(typed), senderOf(typed)]).toEqual([address, address]);
  });

  it.each([
    ['Shop', 'Shop'],
    ['MG0123456789abcdef0123456789abcdef', 'MG0123456789abcdef0123456789abcdef'],
  ])('takes %j for a sender alone', (typed, address) => {
    expect([recipientOf(typed), senderOf(typed)]).toEqual([null, address]);
  });

  it.each(['', '+', '12', '+0123456789', '5550100199123', 'me@example.com', 'a\nb', '+1555 01x'])(
    'takes %j for neither',
    (typed) => {
      expect([recipientOf(typed), senderOf(typed)]).toEqual([null, null]);
    },
  );
});
