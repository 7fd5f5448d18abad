import { describe, expect, it } from 'vitest';
import {
  leavesChat,
  peopleGroups,
  submitText,
  titleText,
  totalText,
  unreachedSummary,
  unreachedText,
} from '../../../../renderer/features/postings/postingText.ts';
import type { Audience, Channel, Person, Unreached } from '../../../../shared/audience.ts';
import type { PostingFile } from '../../../../shared/posting.ts';

const person = (channel: Channel, text: string, told: string | null = null): Person => ({
  channel,
  told,
  ...(channel === 'chat' ? { name: text, address: null } : { name: null, address: text }),
});
const audience = (people: readonly Person[], more: Partial<Audience> = {}): Audience => ({
  people: [...people],
  unnamed: 0,
  more: false,
  ...more,
});
const chat = [person('chat', 'ann'), person('chat', 'bo')];
const phones = [person('sms', '+15005550100'), person('whatsapp', 'whatsapp:+447700900118')];
const file = (sizeBytes: number | null, contentType: string | null, unreached: Unreached[] = []) =>
  ({ name: 'a.gif', sizeBytes, contentType, unreached }) satisfies PostingFile;

describe('who receives it', () => {
  it('is said by the channel, phones first, with addresses as people read them', () => {
    const others = [person('other', 'messenger:47', 'messenger'), person('other', '5', null)];
    const groups = peopleGroups([...chat, ...others, ...phones]);
    expect(groups).toEqual([
      { title: '1 by SMS or MMS', names: ['+1 500 555 0100'] },
      { title: '1 by WhatsApp', names: ['+44 7700 900118'] },
      { title: '1 by messenger', names: ['47'] },
      { title: '1 by another channel', names: ['5'] },
      { title: '2 in the chat', names: ['ann', 'bo'] },
    ]);
  });

  it('is said with both where somebody has a name and a number', () => {
    const both: Person = { ...person('sms', '+15005550100'), name: 'ann' };
    expect(peopleGroups([both])[0]?.names).toEqual(['ann (+1 500 555 0100)']);
  });

  it('is in the question and on the button, those too whom nobody names', () => {
    expect(titleText(1, audience(chat.slice(0, 1)))).toBe('Send 1 file to 1 person?');
    expect(titleText(1_200, audience(phones, { unnamed: 1 }))).toBe(
      'Send 1,200 files to 3 people?',
    );
    expect(titleText(2, audience(chat, { more: true }))).toBe(
      'Send 2 files to more than 2 people?',
    );
    expect(titleText(2, audience([]))).toBe('Send 2 files to an empty conversation?');
    expect(submitText(3, audience(chat))).toBe('Send 3 files to 2 people');
    expect(submitText(3, audience([]))).toBe('Send 3 files');
  });

  it('may cost money unless everybody is known to be in the chat', () => {
    expect(leavesChat(audience(chat))).toBe(false);
    expect(leavesChat(audience([]))).toBe(false);
    for (const one of phones) expect(leavesChat(audience([...chat, one]))).toBe(true);
    expect(leavesChat(audience(chat, { unnamed: 1 }))).toBe(true);
    expect(leavesChat(audience(chat, { more: true }))).toBe(true);
  });
});

describe('what does not reach everybody', () => {
  const byType: Unreached = { channel: 'sms', people: 2, rule: 'type' };
  const bySize: Unreached = { channel: 'whatsapp', people: 1, rule: 'size' };
  const limits = [
    { channel: 'sms' as const, belowBytes: 5_000_000, accepts: ['image/jpeg', 'video/mp4'] },
    { channel: 'whatsapp' as const, belowBytes: 16_000_000, accepts: null },
  ];

  it('is said of each file', () => {
    const say = (one: PostingFile, what: Unreached) => unreachedText(one, what);
    expect(say(file(6_000_000, 'image/gif'), byType)).toBe(
      'GIF won’t reach 2 people by SMS or MMS',
    );
    expect(say(file(1, null), byType)).toBe(
      'A file of this type won’t reach 2 people by SMS or MMS',
    );
    expect(say(file(17_000_000, 'video/mp4'), bySize)).toBe(
      '17 MB is too large for 1 person by WhatsApp',
    );
  });

  it('is said of all with the rules that are in the way, and with none where all arrives', () => {
    const fine = file(1, 'image/jpeg');
    expect(unreachedSummary({ files: [fine], limits })).toBe(null);
    expect(unreachedSummary({ files: [fine, file(1, 'image/gif', [byType])], limits })).toEqual({
      title: '1 file won’t reach everyone.',
      rules: ['Only JPG and MP4 under 5 MB arrive by SMS or MMS.'],
    });
    const both = file(17_000_000, 'image/gif', [byType, bySize]);
    expect(unreachedSummary({ files: [both, both], limits })).toEqual({
      title: 'None of the files will reach everyone.',
      rules: [
        'Only JPG and MP4 under 5 MB arrive by SMS or MMS.',
        'Only files under 16 MB arrive by WhatsApp.',
      ],
    });
    expect(unreachedSummary({ files: [both], limits })?.title).toBe(
      'The file won’t reach everyone.',
    );
  });

  it('is counted in bytes as far as those are known', () => {
    expect(totalText([file(1_000_000, null), file(500_000, null)])).toBe('2 files, 1.5 MB');
    expect(totalText([file(null, null)])).toBe('1 file of unknown size');
  });
});
