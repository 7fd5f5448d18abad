import { describe, expect, it } from 'vitest';
import { linkIn, linkOf } from '../../../../renderer/features/drop/links.ts';

describe('a link', () => {
  it('is a text that is one web address, and nothing else', () => {
    expect(linkIn(' https://a.example/b c.png')).toBe(null);
    expect(linkIn('https://a.example/b.png\n')).toBe('https://a.example/b.png');
    expect(linkIn('# from a page\r\nhttps://a.example/b.png')).toBe('https://a.example/b.png');
    expect(linkIn('https://a.example/1\nhttps://a.example/2')).toBe(null);
    for (const text of ['', 'hello', 'file:///etc/passwd', 'satchel-media://thumb/1', 'https://']) {
      expect(linkIn(text)).toBe(null);
    }
  });

  it('is looked for in the list of addresses first, then in the text', () => {
    const data = (kept: Record<string, string>) => ({
      getData: (type: string) => kept[type] ?? '',
    });
    expect(linkOf(data({ 'text/uri-list': 'https://a.example/1', 'text/plain': 'x' }))).toBe(
      'https://a.example/1',
    );
    expect(linkOf(data({ 'text/plain': 'https://a.example/2' }))).toBe('https://a.example/2');
    expect(linkOf(data({}))).toBe(null);
  });
});
