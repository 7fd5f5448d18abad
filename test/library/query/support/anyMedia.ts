import fc from 'fast-check';
import type { RemoteItem } from '../../../../electron/providers/provider.ts';
import { accountId, mediaRef } from '../../../../shared/ids.ts';
import { type MediaFilter, type MediaSort, sortKey } from '../../../../shared/query/mediaFilter.ts';

export const accounts = ['shop', 'other'].map((id) => accountId.parse(id));
export const now = 1_000;

const number = fc.constantFrom('+12125550111', '+12125550112', 'whatsapp:+442079460018', '22395');
const word = fc.oneof(
  fc.constantFrom('summer', 'Été', 'straße', '夏の写真', '👍🏽', 'IMG', '50%', '(212) 555-0111'),
  fc.string({ unit: 'grapheme', maxLength: 6 }),
);
const text = fc.array(word, { minLength: 1, maxLength: 3 }).map((words) => words.join(' '));
const maybe = <T>(values: fc.Arbitrary<T>) => fc.option(values, { freq: 2 });
export const item: fc.Arbitrary<RemoteItem> = fc.record({
  ref: fc.constantFrom('r1', 'r2', 'r3', 'r4', 'r5').map((ref) => mediaRef.parse(ref)),
  messageRef: maybe(fc.constantFrom('SM1', 'SM2')),
  direction: maybe(fc.constantFrom('inbound', 'outbound')),
  name: maybe(text),
  contentType: maybe(fc.constantFrom('image/png', 'IMAGE/jpeg', 'video/mp4', 'text/vcard')),
  sizeBytes: maybe(fc.nat(5)),
  linkUrl: fc.constant(null),
  fromAddress: maybe(number),
  toAddress: maybe(number),
  messageStatus: maybe(fc.constantFrom('sent', 'delivered')),
  storedAt: maybe(fc.nat(2 * now)),
  usedAt: maybe(fc.nat(now)),
  messageText: maybe(text),
  fromName: maybe(text),
  toName: maybe(text),
  conversationRef: maybe(fc.constantFrom('CH1', 'CH2')),
  conversationName: maybe(text),
});

const person = fc.oneof(
  fc.constantFrom('+1 (212) 555-0111', '0112', '2125550111', '020 7946 0018', 'summer', 'ete'),
  text,
);
const instants = fc.nat(2 * now);
/** For every fact that a filter has. */
export const filterParts = {
  accountIds: fc.subarray(accounts),
  itemId: fc.integer({ min: 1, max: 8 }),
  kinds: fc.subarray(['image', 'video', 'text', 'other'] as const),
  type: fc.constantFrom('image/', 'image/png', 'IMAGE', 'video/mp4'),
  direction: fc.constantFrom('inbound', 'outbound'),
  person,
  from: person,
  to: person,
  conversation: fc.oneof(text, fc.constantFrom('CH', 'ch1')),
  status: fc.constantFrom('sent', 'delivered', 'read'),
  storedFrom: instants,
  storedBefore: instants,
  storedWithinMs: fc.integer({ min: 1, max: now }),
  storedOverMs: fc.integer({ min: 1, max: now }),
  minBytes: fc.nat(6),
  maxBytes: fc.nat(6),
  endsWithinMs: fc.integer({ min: 1, max: 600 }),
  used: fc.boolean(),
  archived: fc.boolean(),
  gone: fc.constantFrom('also', 'only'),
  text: fc.oneof(text, word, fc.constantFrom('"summer IMG"', 'sent', 'r1', 'sm1 png', '" ', '""')),
};
export const filter = fc
  .tuple(fc.record(filterParts), fc.subarray(Object.keys(filterParts), { maxLength: 3 }))
  .map(([whole, keys]) => {
    const entries = Object.entries(whole).filter(([key]) => keys.includes(key));
    return Object.fromEntries(entries) as MediaFilter;
  });
export const sort: fc.Arbitrary<MediaSort> = fc.record({
  by: fc.constantFrom(...sortKey.options),
  descending: fc.boolean(),
});
