import fc from 'fast-check';
import { expect, it } from 'vitest';
import { refusedSwitch } from '../../electron/host/refusedSwitch.ts';

it('lets ordinary command lines through', () => {
  const ordinary = [
    'satchel',
    '--user-data-dir=/somewhere',
    '--disable-gpu',
    '--ozone-platform-hint=auto',
    '--force-device-scale-factor=2',
    '-psn_0_12345',
    '--lang=de',
    '--',
    '/inspect/file.png',
    'inspect.png',
  ];
  expect(refusedSwitch(ordinary, false, 'linux')).toBe(null);
  expect(refusedSwitch(['--inspect'], false, 'linux')).toBe(null);
});

it.each([
  '--remote-debugging-port=9222',
  '-remote-debugging-port=9222',
  '--remote-debugging-pipe',
  '--remote-debugging-address=0.0.0.0',
  '--remote-allow-origins=*',
  '--inspect-brk',
  '--INSPECT=0',
  '--inspect-port=1',
  '--js-flags=--expose-gc',
  '--auto-open-devtools-for-tabs',
  '--renderer-cmd-prefix=gdb',
  '--gpu-launcher=sh',
  '--utility-cmd-prefix=sh',
  '--browser-subprocess-path=/tmp/other',
  '--disable-web-security',
  '--disable-features=IsolateOrigins',
  '--enable-blink-features=X',
  '--single-process',
  '--no-zygote-sandbox',
  '--disable-gpu-sandbox',
  '--disable-seccomp-filter-sandbox',
  '--load-extension=/tmp/x',
  '--host-rules=MAP * 127.0.0.1',
  '--host-resolver-rules=MAP * 127.0.0.1',
  '--proxy-server=127.0.0.1:1',
  '--proxy-pac-url=http://x',
  '--ignore-certificate-errors-spki-list=x',
  '--ssl-key-log-file=/tmp/keys',
  '--log-net-log=/tmp/log',
  '--use-fake-ui-for-media-stream',
  '--no-sandbox',
  '--gtk-module=/tmp/x.so',
  '--g-fatal-warnings',
  '--mojo-core-library-path=/tmp/x.so',
  '--wait-for-debugger',
  '--wait-for-debugger-children',
  '--browser-startup-dialog',
  '--renderer-startup-dialog',
  '--gpu-startup-dialog',
  '--utility-startup-dialog',
  '--blink-settings=javaScriptCanAccessClipboard=true',
  '--enable-features=X',
  '--crash-dumps-dir=/tmp/x',
  '--of-a-later-chromium',
])('refuses %s', (argument) => {
  expect(refusedSwitch(['satchel', argument], false, 'linux')).not.toBe(null);
});

it('refuses every switch that it does not know to be harmless', () => {
  const word = fc.string({ unit: fc.constantFrom(...'abcdefghijklmnopqrstuvwxyz-'), minLength: 3 });
  fc.assert(
    fc.property(word, fc.constantFrom('-', '--'), fc.string(), (name, dashes, value) => {
      fc.pre(!/^-*(lang|display|updated)$/.test(name));
      const argv = ['satchel', `${dashes}${name}=${value}`];
      expect(refusedSwitch(argv, false, 'linux')).not.toBe(null);
    }),
    { seed: 8 },
  );
});

it('knows the third way in which Windows writes a switch', () => {
  expect(refusedSwitch(['satchel', '/Remote-Debugging-Port=1'], false, 'win32')).not.toBe(null);
});

it('lets root go without the sandbox, where Chromium would not start with it', () => {
  expect(refusedSwitch(['satchel', '--no-sandbox'], true)).toBe(null);
  expect(refusedSwitch(['satchel', '--no-sandbox', '--inspect'], true)).toBe('inspect');
});
