import fc from 'fast-check';
import { expect, it, test } from 'vitest';
import { redactFault } from '../../../electron/base/failures/redactFault.ts';

it.each([
  ["ENOENT: no such file or directory, open '/srv/Ann’s photos/a b.jpg'", "open '[path]'"],
  ["EXDEV: cross-device link, rename '/a/it's me.jpg' -> '/b/c.jpg'", "rename '[path]'"],
  ["EPERM: unlink 'C:\\Users\\Ann\\a.jpg'", "unlink '[path]'"],
  ['cannot read /media/usb/secret.png: gone', 'cannot read [path] gone'],
  ['cannot read ~/secret.png', 'cannot read [path]'],
  ['file:/media/usb/secret.png', 'file:[path]'],
  ['+44 (0)20 7946 0018 and ann@example.com', '[person] and [person]'],
])('takes out of %j what it quotes', (text, left) => {
  expect(redactFault(`Error: ${text}`)).toContain(left);
  for (const part of ['photos', 'Users', 'it', 'secret', 'a b', 'c.jpg', '7946', 'ann@']) {
    if (!left.includes(part)) expect(redactFault(text)).not.toContain(`/${part}`);
  }
});

it('leaves where in Satchel’s own code something happened, and plain words', () => {
  const text = [
    'TypeError: and/or of undefined (reading "x")',
    '    at send (/app/node_modules/@scope/client/send.js:10:5)',
    '    at Card (assets/index-DqX12abc.js:10:512)',
  ].join('\n');
  expect(redactFault(text)).toBe(text);
});

const name = fc.string({
  unit: fc.constantFrom(...'abcdefxyz09 .-_'),
  minLength: 3,
  maxLength: 12,
});

test('no quoted path is left of what any error says', () => {
  fc.assert(
    fc.property(fc.array(name, { minLength: 1, maxLength: 4 }), (parts) => {
      const path = `/${parts.join('/')}`;
      expect(redactFault(`EACCES: permission denied, open '${path}'`)).toBe(
        "EACCES: permission denied, open '[path]'",
      );
    }),
    { seed: 9 },
  );
});
