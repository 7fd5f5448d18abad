import { expect, it } from 'vitest';
import {
  createTyped,
  searchFor,
  writesText,
} from '../../../../../renderer/features/library/items/typeToFind.ts';

const press = (key: string, more = {}) => ({
  key,
  altKey: false,
  ctrlKey: false,
  metaKey: false,
  shiftKey: false,
  ...more,
});

it('takes letters of any script for text, and no key that does something', () => {
  for (const key of ['a', 'É', '9', '_', '日', '👍🏽']) expect(writesText(press(key))).toBe(true);
  for (const key of ['Enter', 'F6', 'Dead', 'Process']) expect(writesText(press(key))).toBe(false);
  expect(writesText(press('a', { ctrlKey: true }))).toBe(false);
  expect(writesText(press('a', { altKey: true }))).toBe(false);
});

it('puts letters together that follow each other, and begins anew after a pause', () => {
  let now = 0;
  const typed = createTyped(() => now);
  expect(typed.isTyping()).toBe(false);
  expect(typed.add('i')).toBe('i');
  now += 900;
  expect(typed.add('m')).toBe('im');
  expect(typed.isTyping()).toBe(true);
  now += 1_000;
  expect(typed.isTyping()).toBe(false);
  expect(typed.add('b')).toBe('b');
});

it('goes on to the next for the same letter, and stays with a name that is typed on', () => {
  expect(searchFor('b')).toEqual({ text: 'b', next: true });
  expect(searchFor('bbb')).toEqual({ text: 'b', next: true });
  expect(searchFor('bb2')).toEqual({ text: 'bb2', next: false });
});
