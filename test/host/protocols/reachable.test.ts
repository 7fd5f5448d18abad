import { expect, it } from 'vitest';
import { playerUrl } from '../../../electron/host/protocols/playerUrl.ts';
import { isReachable } from '../../../electron/host/protocols/reachable.ts';

const prefixes = ['satchel-app://app/', 'satchel-media://', 'satchel-look://'];
const windowPage = 'satchel-app://app/index.html';

it.each([
  ['the window', 'satchel-media://thumb/1', windowPage, true],
  ['the window', playerUrl, windowPage, true],
  ['a page that is only beginning', windowPage, '', true],
  ['nobody that is known', 'satchel-media://thumb/1', null, true],
  ['the window', 'https://example.com/', windowPage, false],
  ['the player', 'satchel-look://media/1', playerUrl, true],
  ['the player', 'satchel-media://full/1', playerUrl, false],
  ['the player', windowPage, playerUrl, false],
  ['the player', 'devtools://devtools/x.js', playerUrl, false],
  ['the player', 'satchel-look.example://media/1', playerUrl, false],
])('lets %s ask for %s as it may', (_who, url, page, may) => {
  expect(isReachable(url, page, prefixes)).toBe(may);
});
