import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { sideOf } from '../../electron/providers/mcs/authors.ts';
import { chatOf, mediaOf, mediaRefOf, messageOf } from '../../electron/providers/mcs/refs.ts';
import { expiryOf, fromMedia, fromMessage } from '../../electron/providers/mcs/translate.ts';
import type { RemoteItem } from '../../electron/providers/provider.ts';
import { SatchelError } from '../../shared/failure.ts';

const chat = { serviceSid: 'IS1', conversationSid: 'CH1' };
const at = Date.UTC(2026, 0, 5, 9, 14, 3, 120);

/** Bounded and clean, whatever it was made of. */
function expectSound(item: RemoteItem) {
  const { ref, name, contentType, sizeBytes, storedAt, usedAt, messageRef, fromAddress } = item;
  expect(mediaRefOf(mediaOf(ref).serviceSid, mediaOf(ref).mediaSid)).toBe(ref);
  const { messageText = null } = item;
  expect(messageText === null || (messageText !== '' && messageText.length <= 4_000)).toBe(true);
  expect(/[^\P{Cc}\n]/u.test(messageText ?? '')).toBe(false);
  for (const text of [name, contentType, fromAddress]) {
    expect(text === null || (text.length > 0 && text.length <= 255)).toBe(true);
    expect(/\p{Cc}/u.test(text ?? '')).toBe(false);
  }
  if (name !== null) expect(/[\\/]/.test(name)).toBe(false);
  expect(sizeBytes === null || (Number.isSafeInteger(sizeBytes) && sizeBytes >= 0)).toBe(true);
  for (const instant of [storedAt, usedAt]) {
    expect(instant === null || Number.isSafeInteger(instant)).toBe(true);
  }
  if (messageRef !== null) expect(messageOf(messageRef).messageSid).not.toBe('');
}

function orFailure<T>(work: () => T): T | null {
  try {
    return work();
  } catch (error) {
    if (error instanceof SatchelError) return null;
    throw error;
  }
}

describe('a media object', () => {
  const seed = {
    sid: 'ME1',
    account_sid: 'AC1',
    service_sid: 'IS1',
    date_created: '2026-01-05T01:14:03.120441-08:00',
    size: 40_213,
    content_type: 'image/png',
    file_name: 'cat.png',
    author: 'sender',
    message_sid: null,
    channel_sid: null,
    links: { content: 'https://mcs.us1.twilio.com/v1/Services/IS1/Media/ME1/Content' },
    url: 'https://mcs.us1.twilio.com/v1/Services/IS1/Media/ME1',
  };
  const item = {
    ref: 'IS1/ME1',
    messageRef: null,
    name: 'cat.png',
    contentType: 'image/png',
    sizeBytes: 40_213,
    storedAt: at,
    usedAt: null,
    linkUrl: null,
  };

  test('as the seed words it', () => {
    expect(fromMedia(seed, 'IS1')).toMatchObject({ item, temporaryUrl: null });
  });

  test('as it was observed', () => {
    const { file_name, account_sid: _, ...rest } = seed;
    const signed = 'https://media.us1.twilio.com/ME1?Expires=1767604443';
    const observed = {
      ...rest,
      filename: file_name,
      author: null,
      url: '/v1/Services/IS1/Media/ME1',
      links: { content: '/v1/Services/IS1/Media/ME1/Content', content_direct_temporary: signed },
    };
    expect(fromMedia(observed, 'IS1')).toMatchObject({ item, temporaryUrl: signed });
  });

  test('with its message it is used, and tells by which it can be deleted', () => {
    const owned = { ...seed, message_sid: 'IM1', channel_sid: 'CH1' };
    const { item: found } = fromMedia(owned, 'IS1');
    expect(found).toMatchObject({ messageRef: 'CH1/IM1', usedAt: at });
  });

  test('of any shape gives a sound item or a failure', () => {
    const field = fc.oneof(fc.jsonValue(), fc.string({ unit: 'binary' }), fc.constant(undefined));
    const any = fc.record({
      sid: fc.oneof(fc.constant('ME1'), field),
      content_type: field,
      size: field,
      filename: field,
      file_name: field,
      date_created: field,
      message_sid: field,
      channel_sid: field,
      links: field,
    });
    fc.assert(
      fc.property(fc.oneof(any, field), (value) => {
        const found = orFailure(() => fromMedia(value, 'IS1'));
        if (found !== null) expectSound(found.item);
      }),
    );
  });
});

describe('a message', () => {
  test.each([[null], [undefined], [[]], ['x']])('without media (%j) gives none', (media) => {
    expect(fromMessage({ sid: 'IM1', media }, chat)).toEqual([]);
  });

  test('gives all that it carries, each under its own name', () => {
    const message = {
      sid: 'IM1',
      author: 'guest-1',
      date_created: '2026-01-05T09:14:03Z',
      media: [
        { sid: 'ME1', size: 1, content_type: 'image/jpg', filename: 'a.jpg', category: 'media' },
        { sid: 'ME2', size: 2, content_type: 'text/plain', filename: null },
        { sid: '../x', size: 3, content_type: 'text/plain', filename: null },
      ],
    };
    const sentAt = Date.UTC(2026, 0, 5, 9, 14, 3);
    const both = {
      messageRef: 'CH1/IM1',
      fromAddress: 'guest-1',
      storedAt: sentAt,
      usedAt: sentAt,
    };
    expect(fromMessage(message, chat)).toMatchObject([
      { ...both, ref: 'IS1/ME1', name: 'a.jpg', contentType: 'image/jpeg', sizeBytes: 1 },
      { ...both, ref: 'IS1/ME2', name: null, contentType: 'text/plain', sizeBytes: 2 },
    ]);
  });

  test('tells its words, its conversation and whose it is', () => {
    const named = { ...chat, name: 'Order 2048' };
    const message = { sid: 'IM1', author: '+15005550131', body: ' Look:\r\n\u202e\u0007here ' };
    const media = [{ sid: 'ME1' }];
    expect(fromMessage({ ...message, media }, named)).toMatchObject([
      {
        direction: 'inbound',
        messageText: 'Look:\nhere',
        conversationRef: 'IS1/CH1',
        conversationName: 'Order 2048',
      },
    ]);
    const [untold] = fromMessage({ ...message, author: undefined, body: 7, media }, chat);
    expect(untold).toMatchObject({ direction: null, messageText: null, conversationName: null });
  });

  test.each([
    ['+15005550131', 'inbound'],
    ['15005550131', 'inbound'],
    ['whatsapp:+447700900118', 'inbound'],
    ['messenger:107', 'inbound'],
    ['guest-4417', 'inbound'],
    ['Visitor 12', 'inbound'],
    ['system', 'outbound'],
    ['support-desk-1', 'outbound'],
    ['guestbook-team', 'outbound'],
    ['desk@shop.example', 'outbound'],
    [null, null],
  ])('of %s is %s', (author, expected) => {
    expect(sideOf(author)).toBe(expected);
  });

  test('of any shape gives sound items or a failure', () => {
    const field = fc.oneof(fc.jsonValue(), fc.string({ unit: 'binary' }));
    const media = fc.record({ sid: fc.oneof(fc.constant('ME1'), field), filename: field });
    const any = fc.record({
      sid: fc.oneof(fc.constant('IM1'), field),
      author: field,
      body: field,
      date_created: field,
      media: fc.oneof(fc.array(fc.oneof(media, field)), field),
    });
    fc.assert(
      fc.property(fc.oneof(any, field), (value) => {
        for (const item of orFailure(() => fromMessage(value, chat)) ?? []) expectSound(item);
      }),
    );
  });
});

test.each(['', '/', 'IS1', 'IS1/', 'IS1/../ME1', '../..', 'IS1/ME1/x', 'IS1/ME 1', 'é/ü'])(
  'a name that is none of ours is not found: %j',
  (name) => {
    expect(() => mediaOf(name)).toThrow(SatchelError);
    expect(() => chatOf(name)).toThrow(SatchelError);
  },
);

test.each([
  ['?Expires=1767604443&Signature=x', 1_767_604_443_000],
  ['?Expires=soon', null],
  ['?Expires=-5', null],
  ['?Expires=99999999999999', null],
  ['', null],
])('a signed address tells when it ends: %s', (query, expected) => {
  expect(expiryOf(new URL(`https://media.us1.twilio.com/ME1${query}`))).toBe(expected);
});
