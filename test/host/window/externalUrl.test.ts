import { expect, test } from 'vitest';
import { externalUrl } from '../../../electron/host/window/externalUrl.ts';

const hosts = ['console.example.com'];

test('a page of a known host goes out as it is', () => {
  const url = 'https://console.example.com/a?b=c#d';
  expect(externalUrl(url, hosts)).toBe(url);
});

test.each([
  'http://console.example.com/',
  'https://example.com/',
  'https://console.example.com.evil.test/',
  'https://evil.test/console.example.com',
  'https://console.example.com:8443/',
  'https://console.example.com@evil.test/',
  'https://user:word@console.example.com/',
  'file:///etc/passwd',
  'smb://console.example.com/share',
  'javascript:alert(1)',
  'ms-settings:privacy',
  '\\\\console.example.com\\share',
  '/usr/bin/true',
  '',
])('%j goes nowhere', (text) => {
  expect(externalUrl(text, hosts)).toBe(null);
});

test('a host with a dot before it is any name right below it, and never itself', () => {
  const below = ['.example.com'];
  const goes = (url: string) => externalUrl(url, below) !== null;
  expect(goes('https://harbour.example.com/credentials')).toBe(true);
  for (const url of [
    'https://example.com/',
    'https://a.b.example.com/',
    'https://badexample.com/',
    'https://harbour.example.com.evil.test/',
    'https://.example.com/',
    'http://harbour.example.com/',
  ]) {
    expect(goes(url)).toBe(false);
  }
});
