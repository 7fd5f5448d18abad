import { describe, expect, it } from 'vitest';
import { isolate } from '../../../../renderer/strings/en/isolate.ts';
import { en } from '../../../../renderer/strings/en.ts';

const hebrew = 'חשבונית 7';

describe('isolate', () => {
  it.each([hebrew, 'تقرير.pdf', 'shop חנות', 'a\u200fb', '\u{1e900}'])(
    'keeps what runs the other way apart from the sentence: %s',
    (name) => {
      expect(isolate(name)).toBe(`\u2068${name}\u2069`);
    },
  );

  it.each(['opening.png', 'Grüße – 2026', '漢字', '', '🏴 team'])('leaves %s as it is', (name) => {
    expect(isolate(name)).toBe(name);
  });

  it('is used where a sentence goes on behind a name, or before it', () => {
    const said = [
      en.accounts.removing.title(hebrew),
      en.accounts.connect.connected(hebrew),
      en.failures.file.duplicate.title(hebrew),
      en.uploads.news.failedOne(hebrew, '20 MB is too large.'),
      en.targets.none(hebrew),
    ];
    for (const sentence of said) expect(sentence).toContain(`\u2068${hebrew}\u2069`);
  });
});
