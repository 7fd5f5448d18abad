import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { unreachedBy } from '../../electron/postings/reach.ts';
import { channels } from '../../electron/providers/mcs/audience.ts';
import type { Channel } from '../../shared/audience.ts';

const mb = 1_000_000;
const everybody = (['chat', 'sms', 'sms', 'whatsapp', 'other'] as const).map((channel) => ({
  channel,
}));

describe('what a channel of Conversations does not deliver', () => {
  it.each<[string, string | null, number | null, string[]]>([
    ['a small JPG', 'image/jpeg', mb, []],
    ['a small GIF', 'image/gif', mb, ['sms type 2']],
    ['a GIF of 6 MB', 'image/gif', 6 * mb, ['sms type 2']],
    ['a PDF just below the limit', 'application/pdf', 5 * mb - 1, []],
    ['a PDF of 5 MB', 'application/pdf', 5 * mb, ['sms size 2']],
    ['an MP4 of 16 MB', 'video/mp4', 16 * mb, ['sms size 2', 'whatsapp size 1']],
    ['a song', 'audio/mpeg', mb, []],
    ['a voice note', 'audio/amr', mb, []],
    ['a HEIC', 'image/heic', mb, ['sms type 2']],
    ['what says nothing of itself', null, mb, ['sms type 2']],
    ['what cannot be read', null, null, ['sms type 2']],
    ['a JPG of unknown size', 'image/jpeg', null, []],
  ])('%s', (_, contentType, sizeBytes, expected) => {
    const found = unreachedBy({ contentType, sizeBytes }, everybody, channels);
    expect(found.map(({ channel, rule, people }) => `${channel} ${rule} ${people}`)).toEqual(
      expected,
    );
  });

  it('is nothing where nobody is reached by it, and never more people than there are', () => {
    const channel = fc.constantFrom<Channel>('chat', 'sms', 'whatsapp', 'other');
    const file = fc.record({
      contentType: fc.option(fc.constantFrom('image/jpeg', 'image/gif', 'video/mp4')),
      sizeBytes: fc.option(fc.nat(40 * mb)),
    });
    fc.assert(
      fc.property(file, fc.array(fc.record({ channel })), (one, people) => {
        for (const found of unreachedBy(one, people, channels)) {
          const there = people.filter((person) => person.channel === found.channel);
          expect(found.people).toBe(there.length);
          expect(there.length).toBeGreaterThan(0);
        }
      }),
      { seed: 1 },
    );
  });
});
