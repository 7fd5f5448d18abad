import { randomBytes } from 'node:crypto';
import { expect, it } from 'vitest';
import { tellWhole } from '../../../electron/contentType/tellFile.ts';

const latin = (text: string) => Buffer.from(text, 'latin1');

it.each([
  ['a stray NUL', latin('mostly text\0with a NUL')],
  ['a NUL far inside', latin(`${'a line\r\n'.repeat(20_000)}\0 and on`)],
  ['a control, in another encoding', latin('Gr\xfc\xdfe aus M\xfcnchen,\x01 Stra\xdfe 5')],
])('text with %s is said to be damaged', async (_, bytes) => {
  expect(await tellWhole(bytes)).toEqual({
    contentType: null,
    isText: false,
    readings: [],
    damagedText: true,
  });
});

it.each([
  ['text', latin('a line\r\n')],
  ['nothing', latin('')],
  ['a program', Buffer.concat([latin('MZ'), randomBytes(4_000)])],
  ['numbers', Buffer.from(Uint32Array.from({ length: 500 }, (_, at) => at * 7).buffer)],
])('%s is not', async (_, bytes) => {
  expect((await tellWhole(bytes)).damagedText).toBeUndefined();
});
