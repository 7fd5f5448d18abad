import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { hopUrl, linkUrl, parseBaseUrl, resolvePath } from '../../electron/http/httpOrigin.ts';
import { SatchelError } from '../../shared/failure.ts';

const base = parseBaseUrl('https://api.example.com/v1');
const practice = parseBaseUrl('http://127.0.0.1:4100/v1');

describe('the base', () => {
  test.each([
    'https://api.example.com/v1',
    'http://127.0.0.1:4100/v1',
    'http://127.9.8.7',
    'http://[::1]:80/',
  ])('may be %s', (text) => {
    expect(parseBaseUrl(text).href.endsWith('/')).toBe(true);
  });

  test.each([
    'http://api.example.com',
    'http://localhost:4100',
    'http://127.0.0.1.example.com',
    'http://10.0.0.1',
    'https://user:secret@api.example.com',
    'https://api.example.com/v1?x=1',
    'ftp://127.0.0.1',
    'file:///etc/passwd',
    'api.example.com',
    '',
  ])('may not be %j', (text) => {
    expect(() => parseBaseUrl(text)).toThrow(SatchelError);
  });
});

describe('a path', () => {
  test('goes below the base, with its query', () => {
    const url = resolvePath(base, 'Account/MA1/Media/', { limit: 20, q: 'a b&c' });
    expect(url.href).toBe('https://api.example.com/v1/Account/MA1/Media/?limit=20&q=a%20b%26c');
  });

  test.each([
    '../other',
    'a/../../b',
    '%2e%2e/%2E%2e/x',
    './x',
    'a?b=c',
    'a#b',
    'a\\b',
    'a b',
    'a\r\nb',
    'é',
  ])('may not be %j', (path) => {
    expect(() => resolvePath(base, path)).toThrow(SatchelError);
  });

  test('whatever it holds, it stays on the origin and below the base, or is refused', () => {
    const pieces = fc.array(
      fc.oneof(
        fc.string(),
        fc.constantFrom('..', '//', '/', 'https:', '@', '%2e', '\\', 'evil.test'),
      ),
    );
    fc.assert(
      fc.property(pieces, (parts) => {
        let url: URL;
        try {
          url = resolvePath(base, parts.join(''));
        } catch (error) {
          expect(error).toBeInstanceOf(SatchelError);
          return;
        }
        expect(url.href.startsWith(base.href)).toBe(true);
      }),
    );
  });

  test('every encoded id is one segment of it, or is refused', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', minLength: 1 }), (id) => {
        const path = `Media/${encodeURIComponent(id)}/`;
        if (id === '.' || id === '..') expect(() => resolvePath(base, path)).toThrow(SatchelError);
        else expect(resolvePath(base, path).pathname.split('/')).toHaveLength(5);
      }),
    );
  });
});

describe('a link from a server', () => {
  test.each([
    ['https://media.example.com/a', base, true],
    ['https://api.example.com/v1/a', base, true],
    ['https://other.example.net/a', base, true],
    ['https://10.0.0.1/a', base, false],
    ['https://[::1]/a', base, false],
    ['https://intranet/a', base, false],
    ['https://printer.local/a', base, false],
    ['https://files.corp/a', base, false],
    ['https://metadata.google.internal/a', base, false],
    ['https://files.internal./a', base, false],
    ['https://medialocal.example/a', base, true],
    ['http://media.example.com/a', base, false],
    ['https://media.example.com:8443/a', base, true],
    ['https://user:x@media.example.com/a', base, false],
    ['http://127.0.0.1:9/a', base, false],
    ['http://127.0.0.1:9/a', practice, true],
    ['http://[::1]:9/a', practice, true],
    ['http://localhost:9/a', practice, false],
    ['https://media.example.com/a', practice, true],
    ['javascript:alert(1)', practice, false],
    ['/relative', practice, false],
  ])('%s beside %s: %s', (text, from, known) => {
    expect(linkUrl(text, from) !== null).toBe(known);
  });

  test.each([
    ['https://storage.example.net/a', base, 'https://storage.example.net/a'],
    ['/b', base, 'https://api.example.com/b'],
    ['http://storage.example.net/a', base, null],
    ['https://10.0.0.1/a', base, null],
    ['https://[::1]/a', base, null],
    ['https://intranet/a', base, null],
    ['https://printer.local/a', base, null],
    ['http://127.0.0.1:9/a', base, null],
    ['http://127.0.0.1:9/a', practice, 'http://127.0.0.1:9/a'],
    ['https://u:p@storage.example.net/a', base, null],
    [undefined, base, null],
    ['http://[', base, null],
  ])('a redirect to %s beside %s leads to %s', (location, from, expected) => {
    expect(hopUrl(location, from, from)?.href ?? null).toBe(expected);
  });
});
