import { expect, it } from 'vitest';
import { refusedSwitch } from '../../electron/host/refusedSwitch.ts';

it('lets ordinary command lines through', () => {
  expect(refusedSwitch(['satchel', '--user-data-dir=/somewhere', 'file.png'], false)).toBe(null);
});

it.each([
  '--remote-debugging-port=9222',
  '--remote-debugging-pipe',
  '--inspect-brk',
  '--INSPECT=0',
  '--js-flags=--expose-gc',
  '--disable-web-security',
  '--host-rules=MAP * 127.0.0.1',
  '--no-sandbox',
])('refuses %s', (argument) => {
  expect(refusedSwitch(['satchel', argument], false)).not.toBe(null);
});

it('lets root go without the sandbox, where Chromium would not start with it', () => {
  expect(refusedSwitch(['satchel', '--no-sandbox'], true)).toBe(null);
  expect(refusedSwitch(['satchel', '--no-sandbox', '--inspect'], true)).toBe('inspect');
});
