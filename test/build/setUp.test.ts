import { expect, test } from 'vitest';
import { isInstalled } from '../../build/setup/dependencies.mjs';
import { authorityEntry } from '../../build/setup/display.mjs';
import { cacheFolder } from '../../build/setup/folders.mjs';

test('the cache lies where the platform keeps such things, and outside the clone', () => {
  expect(cacheFolder({}, 'linux', '/home/ada')).toBe('/home/ada/.cache/satchel');
  expect(cacheFolder({ XDG_CACHE_HOME: '/c' }, 'linux', '/home/ada')).toBe('/c/satchel');
  expect(cacheFolder({}, 'darwin', '/Users/ada')).toBe('/Users/ada/Library/Caches/satchel');
  expect(cacheFolder({ SATCHEL_CACHE_DIR: '/d', XDG_CACHE_HOME: '/c' }, 'linux', '/h')).toBe('/d');
});

const locked = { version: '1.0.0', integrity: 'sha512-a' };
const wanted = {
  packages: { '': {}, 'node_modules/a': locked, 'node_modules/b': { ...locked, optional: true } },
};

test('what is installed may lack optional packages only', () => {
  expect(isInstalled(wanted, { packages: { 'node_modules/a': locked } })).toBe(true);
  expect(isInstalled(wanted, { packages: { 'node_modules/b': locked } })).toBe(false);
});

test.each([
  { version: '1.0.1', integrity: 'sha512-a' },
  { version: '1.0.0', integrity: 'sha512-b' },
])('another version or content is not what is wanted: %j', (found) => {
  expect(isInstalled(wanted, { packages: { 'node_modules/a': found } })).toBe(false);
});

test('a package that is no longer wanted asks for an installation', () => {
  const packages = { 'node_modules/a': locked, 'node_modules/z': locked };
  expect(isInstalled(wanted, { packages })).toBe(false);
});

test('the cookie of a virtual display is written as xauth writes it', () => {
  const entry = authorityEntry(new Uint8Array(16).fill(7));
  expect(entry.subarray(0, 6).toString('hex')).toBe('ffff00000000');
  expect(entry.subarray(8, 26).toString()).toBe('MIT-MAGIC-COOKIE-1');
  expect(entry.subarray(26, 28).readUInt16BE()).toBe(16);
  expect(entry).toHaveLength(44);
});
