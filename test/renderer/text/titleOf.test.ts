import { expect, it } from 'vitest';
import { titleOf } from '../../../renderer/text/titleOf.ts';

const nameless = { name: null, fromAddress: '+1555', toAddress: '+1666' };

it.each([
  [{ ...nameless, name: 'a.png', direction: 'inbound' as const }, 'a.png'],
  [{ ...nameless, direction: 'inbound' as const }, 'From +1555'],
  [{ ...nameless, direction: 'outbound' as const }, 'To +1666'],
  [{ ...nameless, direction: null }, 'Unnamed'],
  [{ ...nameless, direction: 'inbound' as const, fromAddress: null }, 'Unnamed'],
])('calls %j by what is known', (row, title) => {
  expect(titleOf(row)).toBe(title);
});
