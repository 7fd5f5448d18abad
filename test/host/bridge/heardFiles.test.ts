import { describe, expect, it } from 'vitest';
import { createHeardFiles } from '../../../electron/host/bridge/heardFiles.ts';

const file = (name: string) => ({ name });
const minute = 60_000;

describe('what people brought', () => {
  it('is known by itself, not by what it looks like', () => {
    const book = createHeardFiles<object>();
    const one = file('one.png');
    book.note([one], ['https://a.example/1'], 0);
    expect(book.hasFile(one, 0)).toBe(true);
    expect(book.hasFile({ ...one }, 0)).toBe(false);
    expect(book.hasLink('https://a.example/1', 0)).toBe(true);
    expect(book.hasLink('https://a.example/', 0)).toBe(false);
  });

  it('is good once, but for what was refused', () => {
    const book = createHeardFiles<object>();
    const [one, two] = [file('one'), file('two')];
    book.note([one, two], ['https://a.example/1'], 0);
    const giveBack = book.spendFiles([one], 1);
    expect(book.hasFile(one, 1)).toBe(false);
    expect(book.hasFile(two, 1)).toBe(true);
    giveBack();
    expect(book.hasFile(one, 1)).toBe(true);
    book.spendLink('https://a.example/1', 1);
    expect(book.hasLink('https://a.example/1', 1)).toBe(false);
  });

  it('is forgotten after ten minutes, and when eight others came', () => {
    const book = createHeardFiles<object>();
    const first = file('first');
    book.note([first], [], 0);
    expect(book.hasFile(first, 10 * minute - 1)).toBe(true);
    expect(book.hasFile(first, 10 * minute)).toBe(false);
    book.note([first], [], 0);
    for (let i = 0; i < 7; i += 1) book.note([file(`${i}`)], [], 0);
    expect(book.hasFile(first, 1)).toBe(true);
    book.note([], [], 0);
    expect(book.hasFile(first, 1)).toBe(true);
    book.note([file('8')], [], 0);
    expect(book.hasFile(first, 1)).toBe(false);
  });
});
