import { expect, test } from 'vitest';
import { controlFile, isReserved } from '../../build/package/deb/control.mjs';

const deb = {
  name: 'satchel',
  version: '1.2.0~beta.1',
  architecture: 'amd64',
  maintainer: 'Someone <someone@satchel.example>',
  homepage: 'https://satchel.example',
  section: 'utils',
  priority: 'optional',
  description: 'One line\n More of it.\n\n A second part.',
  depends: ['libnss3', 'libgtk-3-0 | libgtk-3-0t64'],
  recommends: [],
  installedKiB: 12,
};

test('each field has a line, an empty one none, and the description goes on below its synopsis', () => {
  expect(controlFile(deb)).toBe(
    [
      'Package: satchel',
      'Version: 1.2.0~beta.1',
      'Architecture: amd64',
      'Maintainer: Someone <someone@satchel.example>',
      'Installed-Size: 12',
      'Depends: libnss3, libgtk-3-0 | libgtk-3-0t64',
      'Section: utils',
      'Priority: optional',
      'Description: One line',
      ' More of it.',
      ' .',
      ' A second part.',
      '',
    ].join('\n'),
  );
});

test('a homepage that somebody has is told', () => {
  const told = controlFile({ ...deb, homepage: 'https://example-media.net/satchel' });
  expect(told).toContain('\nHomepage: https://example-media.net/satchel\n');
});

test('a field that would begin another one is refused', () => {
  const broken = { ...deb, maintainer: 'Someone\nDepends: nothing' };
  expect(() => controlFile(broken)).toThrow('breaks its line');
});

test.each([
  ['https://satchel.example', true],
  ['https://satchel.example/app', true],
  ['https://www.example.com', true],
  ['developers@satchel.example', true],
  ['satchel@localhost', true],
  ['https://examples.net', false],
  ['https://satchel.dev/example', false],
  ['someone@testing.org', false],
])('%s stands in for a real address: %s', (address, expected) => {
  expect(isReserved(address)).toBe(expected);
});
