import { expect, test } from 'vitest';
import { parseOsRelease, pickPackages, wantedPackages } from '../../build/setup/debianPackages.mjs';

const debian12 = parseOsRelease('ID=debian\nVERSION_ID="12"\n');
const ubuntu24 = parseOsRelease('NAME="Ubuntu"\nID=ubuntu\nID_LIKE=debian\nVERSION_ID="24.04"\n');
const groups = [['libgtk-3-0', 'libgtk-3-0t64'], ['libnss3']];

test('only what is installed counts as there', () => {
  const output = [
    'libgtk-3-0\tnot-installed',
    'libnss3\tconfig-files',
    'dpkg-query: no packages found matching libgtk-3-0t64',
  ].join('\n');
  expect(pickPackages(groups, output, debian12)).toEqual(['libgtk-3-0', 'libnss3']);
  expect(pickPackages(groups, 'libnss3\tinstalled\n', debian12)).toEqual(['libgtk-3-0']);
});

test('either name of a package will do', () => {
  for (const name of ['libgtk-3-0', 'libgtk-3-0t64']) {
    expect(pickPackages(groups, `${name}\tinstalled\nlibnss3\tinstalled`, ubuntu24)).toEqual([]);
  }
});

test.each([
  ['ID=debian\nVERSION_ID="12"', 'libgtk-3-0'],
  ['ID=debian\nVERSION_ID="13"', 'libgtk-3-0t64'],
  ['ID=debian\nPRETTY_NAME="Debian GNU/Linux sid"', 'libgtk-3-0t64'],
  ['ID=ubuntu\nID_LIKE=debian\nVERSION_ID="22.04"', 'libgtk-3-0'],
  ['ID=ubuntu\nID_LIKE=debian\nVERSION_ID="24.04"', 'libgtk-3-0t64'],
  ['ID=linuxmint\nID_LIKE="ubuntu debian"\nVERSION_ID="21.3"', 'libgtk-3-0'],
])('%j gets the name it knows', (osRelease, name) => {
  expect(pickPackages([['libgtk-3-0', 'libgtk-3-0t64']], '', parseOsRelease(osRelease))).toEqual([
    name,
  ]);
});

test('each need asks for its own packages', () => {
  const names = wantedPackages(['display', 'keyring']).flat();
  expect(names).toContain('xvfb');
  expect(names).toContain('gnome-keyring');
  expect(names).not.toContain('libnss3');
});
