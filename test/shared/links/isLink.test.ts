import { expect, it } from 'vitest';
import { longestLink } from '../../../shared/intake/carried.ts';
import { isLink } from '../../../shared/links/isLink.ts';

it('knows one link alone, with blanks around it, and nothing that has other words', () => {
  const long = `https://example.com/${'a'.repeat(longestLink)}`;
  const links = ['https://a.example/b?c=d', '  HTTP://a.example/b\n', '<https://a.example/b>'];
  for (const text of links) expect([text, isLink(text)]).toEqual([text, true]);
  const others = ['', 'https://', 'a.example/b', 'see https://a.example', 'https://a b', long];
  for (const text of others) expect([text, isLink(text)]).toEqual([text, false]);
});
