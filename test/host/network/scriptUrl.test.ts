import { expect, test } from 'vitest';
import { type Run, runProgram, scriptUrl } from '../../../electron/host/network/scriptUrl.ts';

/** Programs that print what they print on such systems. */
const printing =
  (printed: Readonly<Record<string, string>>): Run =>
  async (program, ...args) =>
    printed[[program, ...args].join(' ')] ?? '';
const pac = 'http://wpad.example.test/proxy.pac';

test.each([
  [
    '  ProxyAutoConfigEnable : 1\n  ProxyAutoConfigURLString : http://wpad.example.test/proxy.pac\n',
    pac,
  ],
  [
    '  ProxyAutoConfigEnable : 0\n  ProxyAutoConfigURLString : http://wpad.example.test/proxy.pac\n',
    null,
  ],
  ['  ProxyAutoConfigEnable : 1\n  ProxyAutoConfigURLString : file:///etc/proxy.pac\n', null],
  ['<dictionary> {\n}\n', null],
])('on macOS: %j', async (printed, url) => {
  expect(await scriptUrl('darwin', {}, printing({ 'scutil --proxy': printed }))).toBe(url);
});

test.each([
  ['\r\n    AutoConfigURL    REG_SZ    http://wpad.example.test/proxy.pac\r\n\r\n', pac],
  ['ERROR: The system was unable to find the specified registry key or value.', null],
])('on Windows: %j', async (printed, url) => {
  const run: Run = async (program) => (program === 'reg' ? printed : '');
  expect(await scriptUrl('win32', {}, run)).toBe(url);
});

test.each([
  [{ mode: "'auto'\n", 'autoconfig-url': `'${pac}'\n` }, {}, pac],
  [{ mode: "'auto'\n", 'autoconfig-url': "''\n" }, { auto_proxy: pac }, null],
  [{ mode: "'none'\n" }, {}, null],
  [{}, { auto_proxy: pac }, pac],
  [{}, { auto_proxy: '' }, null],
])('on Linux: %j with %j', async (settings, env, url) => {
  const named = Object.entries(settings).map(([key, value]) => [
    `gsettings get org.gnome.system.proxy ${key}`,
    value,
  ]);
  expect(await scriptUrl('linux', env, printing(Object.fromEntries(named)))).toBe(url);
});

test('a program that is not there prints nothing', async () => {
  expect(await runProgram('satchel-has-no-such-program')).toBe('');
});
