import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { linkUrl, parseBaseUrl } from '../../electron/http/httpOrigin.ts';
import { toItem } from '../../electron/providers/plivo/translate.ts';
import { SatchelError } from '../../shared/failure.ts';

const base = parseBaseUrl('https://api.plivo.com/v1');
const linkRule = (url: string) => linkUrl(url, base)?.href ?? null;

const whole = {
  api_id: '0b6e',
  content_type: 'image/png',
  file_name: 'cat.png',
  media_id: '5f0c',
  size: 40_213,
  upload_time: '2026-01-05T09:14:03.120441Z',
  media_url: 'https://media.plivo.com/Account/MA1/Media/5f0c',
};
const item = toItem(whole, linkRule);

test('the documented object', () => {
  expect(item).toEqual({
    ref: '5f0c',
    messageRef: null,
    direction: null,
    name: 'cat.png',
    contentType: 'image/png',
    sizeBytes: 40_213,
    storedAt: Date.UTC(2026, 0, 5, 9, 14, 3, 120),
    usedAt: null,
    fromAddress: null,
    toAddress: null,
    messageStatus: null,
    linkUrl: 'https://media.plivo.com/Account/MA1/Media/5f0c',
  });
});

test('every form that a source shows means the same', () => {
  const { media_url: url, ...rest } = whole;
  expect(toItem({ ...rest, url }, linkRule)).toEqual(item);
  expect(toItem({ ...whole, media_url: null, url }, linkRule)).toEqual(item);
  expect(toItem({ ...whole, size: '40213' }, linkRule)).toEqual(item);
  expect(toItem({ ...whole, size: undefined, media_size: 40_213 }, linkRule)).toEqual(item);
  expect(toItem({ ...whole, file_name: '/media/a/b/cat.png' }, linkRule)).toEqual(item);
  expect(toItem({ ...whole, upload_time: '2026-01-05 14:44:03.12+05:30' }, linkRule)).toEqual(item);
  expect(toItem({ ...whole, upload_time: '2026-01-05T09:14:03.120441' }, linkRule)).toEqual(item);
});

test('an object with nothing but its id is an item all the same', () => {
  expect(toItem({ media_id: 'm', message_uuid: 'u' }, linkRule)).toEqual({
    ref: 'm',
    messageRef: 'u',
    direction: null,
    name: null,
    contentType: null,
    sizeBytes: null,
    storedAt: null,
    usedAt: null,
    fromAddress: null,
    toAddress: null,
    messageStatus: null,
    linkUrl: null,
  });
});

describe('what cannot be true is unknown', () => {
  test.each([
    [{ size: -1 }, { sizeBytes: null }],
    [{ size: 1.5 }, { sizeBytes: null }],
    [{ size: '1e3' }, { sizeBytes: null }],
    [{ size: Number.MAX_VALUE }, { sizeBytes: null }],
    [{ content_type: 'image' }, { contentType: null }],
    [{ content_type: 'IMAGE/JPG; q=1' }, { contentType: 'image/jpeg' }],
    [{ content_type: 'text/html\r\nx: y' }, { contentType: null }],
    [{ file_name: '..' }, { name: null }],
    [{ file_name: 'a/b/' }, { name: null }],
    [{ file_name: 'cat\u202egnp.exe' }, { name: 'cat gnp.exe' }],
    [{ file_name: 7 }, { name: null }],
    [{ upload_time: 'yesterday' }, { storedAt: null }],
    [{ upload_time: '2026-13-45T99:99:99Z' }, { storedAt: null }],
    [{ upload_time: '0001-01-01T00:00:00Z' }, { storedAt: null }],
    [{ upload_time: 1_767_604_443 }, { storedAt: null }],
    [{ media_url: 'https://10.0.0.1/5f0c' }, { linkUrl: null }],
    [{ media_url: 'http://media.plivo.com/5f0c' }, { linkUrl: null }],
    [{ media_url: 'https://media.plivo.com@evil.example/' }, { linkUrl: null }],
    [{ media_url: 'javascript:alert(1)' }, { linkUrl: null }],
    [{ media_url: `https://media.plivo.com/${'a'.repeat(2_100)}` }, { linkUrl: null }],
  ])('%j', (change, expected) => {
    expect(toItem({ ...whole, ...change }, linkRule)).toEqual({ ...item, ...expected });
  });
});

test.each([
  null,
  'text',
  [],
  {},
  { media_id: '' },
  { media_id: 5 },
  { media_id: 'a\nb' },
  { media_id: 'a'.repeat(513) },
])('%j is no item', (value) => {
  expect(() => toItem(value, linkRule)).toThrow(SatchelError);
});

test('whatever comes is an item within bounds, or unreadable', () => {
  const anything = fc.oneof(fc.anything(), fc.string(), fc.constantFrom(...Object.values(whole)));
  const keys = [...Object.keys(whole), 'url', 'media_size', 'message_uuid'];
  const objects = fc.oneof(
    fc.anything(),
    fc.record(Object.fromEntries(keys.map((key) => [key, anything])), { requiredKeys: [] }),
  );
  fc.assert(
    fc.property(objects, (value) => {
      try {
        const found = toItem(value, linkRule);
        expect(found.ref.length).toBeGreaterThan(0);
        expect(found.name ?? 'x').toMatch(/^[^/\\\p{Cc}]{1,255}$/u);
        expect(found.contentType ?? 'a/b').toMatch(/^[\w.+-]+\/[\w.+-]+$/);
        expect(found.sizeBytes ?? 0).toBeGreaterThanOrEqual(0);
        expect(Number.isSafeInteger(found.storedAt ?? 0)).toBe(true);
        const host = new URL(found.linkUrl ?? 'https://media.plivo.com').hostname;
        expect(['media.plivo.com', 'api.plivo.com']).toContain(host);
      } catch (error) {
        if (!(error instanceof SatchelError)) throw error;
        expect(error.failure).toMatchObject({ kind: 'provider-down', cause: 'unreadable-answer' });
      }
    }),
    { numRuns: 500 },
  );
});
