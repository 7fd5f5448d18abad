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
