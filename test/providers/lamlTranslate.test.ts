import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { linkEnd } from '../../electron/providers/laml/linkEnd.ts';
import {
  instantOf,
  onlyNamed,
  toItem,
  toMessage,
  toStatus,
} from '../../electron/providers/laml/translate.ts';
import { SatchelError } from '../../shared/failure.ts';

const documented = {
  sid: 'MM1',
  account_sid: 'AC1',
  api_version: '2010-04-01',
  body: 'Hello',
  num_segments: '1',
  num_media: '3',
  date_created: 'Mon, 05 Jan 2026 09:14:03 +0000',
  date_sent: 'Mon, 05 Jan 2026 09:14:05 +0000',
  direction: 'outbound-api',
  error_code: 30003,
  error_message: 'Unreachable destination handset',
  from: '+15555550100',
  to: '+15555550101',
  status: 'undelivered',
  messaging_service_sid: null,
};

test('a message as it is documented', () => {
  expect(toMessage(documented)).toEqual({
    sid: 'MM1',
    direction: 'outbound',
    fromAddress: '+15555550100',
    toAddress: '+15555550101',
    serviceSid: null,
    status: 'undelivered',
    mediaCount: 3,
    createdAt: Date.UTC(2026, 0, 5, 9, 14, 3),
    text: 'Hello',
    errorCode: '30003',
    errorText: 'Unreachable destination handset',
  });
  expect(toMessage({ ...documented, num_media: 3, error_code: '30003' })).toEqual(
    toMessage(documented),
  );
  expect(toMessage({ sid: 'x' })).toEqual(onlyNamed('x'));
});

test('media as it is documented, with what its message tells', () => {
  const media = {
    sid: 'ME1',
    account_sid: 'AC1',
    parent_sid: 'another',
    content_type: 'Image/JPG; charset=binary',
    date_created: 'Tue, 06 Jan 2026 10:00:00 +0100',
    uri: '/elsewhere.json',
  };
  expect(toItem(media, toMessage(documented))).toEqual({
    ref: 'ME1',
    messageRef: 'MM1',
    direction: 'outbound',
    name: null,
    contentType: 'image/jpeg',
    sizeBytes: null,
    storedAt: Date.UTC(2026, 0, 6, 9),
    usedAt: null,
    fromAddress: '+15555550100',
    toAddress: '+15555550101',
    messageStatus: 'undelivered',
    messageText: 'Hello',
    linkUrl: null,
  });
  expect(toItem({ sid: 'ME1' }, toMessage(documented)).storedAt).toBe(
    Date.UTC(2026, 0, 5, 9, 14, 3),
  );
});

test.each([
  ['5 Jan 2026 09:14:03 GMT', Date.UTC(2026, 0, 5, 9, 14, 3)],
  ['Mon, 05 Jan 2026 09:14 -0530', Date.UTC(2026, 0, 5, 14, 44)],
  ['2026-01-05T09:14:03Z', Date.UTC(2026, 0, 5, 9, 14, 3)],
  ['Mon, 32 Jan 2026 09:14:03 +0000', null],
  ['Mon, 05 Foo 2026 09:14:03 +0000', null],
  ['Mon, 05 Jan 2026 29:14:03 +0000', null],
  ['Mon, 05 Jan 1969 09:14:03 +0000', null],
  ['yesterday', null],
  [1_767_604_443, null],
])('%j is %j', (text, at) => {
  expect(instantOf(text)).toBe(at);
});

test('every instant comes back as it was written, whatever the zone', () => {
  const at = fc.integer({ min: Date.UTC(2000, 0, 2) / 1_000, max: Date.UTC(2099) / 1_000 });
  const zone = fc.integer({ min: -14 * 60, max: 14 * 60 });
  fc.assert(
    fc.property(at, zone, (seconds, minutes) => {
      const local = new Date(seconds * 1_000 + minutes * 60_000).toUTCString();
      const two = (n: number) => String(Math.floor(n)).padStart(2, '0');
      const size = Math.abs(minutes);
      const written = `${minutes < 0 ? '-' : '+'}${two(size / 60)}${two(size % 60)}`;
      expect(instantOf(local.replace('GMT', written))).toBe(seconds * 1_000);
    }),
  );
});

/** A documented object in which some members are missing, null or anything at all. */
const spoilt = (whole: Record<string, unknown>) =>
  fc
    .record(
      Object.fromEntries(
        Object.entries(whole).map(([name, value]) => [
          name,
          fc.oneof(fc.constant(value), fc.constant(null), fc.anything(), fc.string()),
        ]),
      ),
      { requiredKeys: [] },
    )
    .map((record): unknown => record);

test('of anything at all comes a clean item or a clear failure', () => {
  const media = { sid: 'ME1', content_type: 'image/png', date_created: '', uri: '/x' };
  const anything = fc.oneof(fc.anything(), spoilt(documented), spoilt(media));
  fc.assert(
    fc.property(anything, anything, (first, second) => {
      try {
        const message = toMessage(first);
        const item = toItem(second, message);
        expect(item.ref).not.toMatch(/\p{Cc}/u);
        expect(item.ref.length).toBeLessThanOrEqual(512);
        expect(item.messageRef).toBe(message.sid);
        for (const text of [item.fromAddress, item.toAddress, item.messageStatus]) {
          if (text === null) continue;
          expect(text).not.toMatch(/[\p{Cc}\u202a-\u202e]/u);
          expect(text.length).toBeLessThanOrEqual(255);
        }
        if (item.contentType !== null) expect(item.contentType).toMatch(/^[\w.+-]+\/[\w.+-]+$/);
        if (item.storedAt !== null) expect(item.storedAt).toBeGreaterThan(0);
        expect([null, 'inbound', 'outbound']).toContain(item.direction);
      } catch (error) {
        if (!(error instanceof SatchelError)) throw error;
        expect(error.failure).toMatchObject({ kind: 'provider-down', cause: 'unreadable-answer' });
      }
    }),
    { numRuns: 1_000 },
  );
});

describe('where a message is', () => {
  const status = (word: string | null, code: string | null = null) =>
    toStatus({ ...onlyNamed('x'), status: word, errorCode: code, errorText: 'their words' });
  test.each([
    ['queued', 'underway'],
    ['initiated', 'underway'],
    ['sending', 'underway'],
    ['sent', 'underway'],
    ['never heard of', 'underway'],
    ['delivered', 'delivered'],
    ['read', 'delivered'],
    ['failed', 'failed'],
    ['undelivered', 'failed'],
    ['canceled', 'failed'],
  ])('%s is %s', (word, phase) => {
    expect(status(word)).toMatchObject({ phase, providerStatus: word });
  });
  test('a failure keeps the code, in words of ours where there are any', () => {
    expect(status('failed', '99999').failure).toEqual({
      kind: 'provider-refused',
      status: null,
      code: '99999',
      detail: null,
      said: 'their words',
    });
    expect(status('failed', '30005').failure).toMatchObject({
      code: '30005',
      detail: 'number-unknown',
    });
    expect(status(null).failure).toBeNull();
  });
});

describe('the end of a signed link', () => {
  const now = Date.UTC(2026, 0, 5, 9, 14, 3);
  const life = 4 * 3_600_000;
  test.each([
    [`Expires=${now / 1_000 + 60}&Signature=x`, now + 60_000],
    ['X-Amz-Date=20260105T091400Z&X-Amz-Expires=3600', Date.UTC(2026, 0, 5, 10, 14)],
    ['x-amz-date=20260105T091400Z&x-amz-expires=3600', Date.UTC(2026, 0, 5, 10, 14)],
    ['Expires=1', now + life],
    // By a clock that is off by hours.
    [`Expires=${now / 1_000 + 7 * 3_600}`, now + life],
    ['X-Amz-Date=20260105T121400Z&X-Amz-Expires=3600', now + 3_600_000],
    ['X-Amz-Date=20260104T061400Z&X-Amz-Expires=3600', now + 3_600_000],
    ['Expires=never&X-Amz-Expires=60', now + life],
    ['', now + life],
  ])('%s', (query, end) => {
    expect(linkEnd(new URL(`https://files.example/x?${query}`), now, life)).toBe(end);
  });
  test('is never beyond all reason', () => {
    fc.assert(
      fc.property(fc.webQueryParameters(), (query) => {
        const end = linkEnd(new URL(`https://files.example/?${query}`), now, life);
        expect(end).toBeGreaterThan(now - 86_400_000);
        expect(end).toBeLessThan(now + 8 * 86_400_000);
      }),
    );
  });
});
