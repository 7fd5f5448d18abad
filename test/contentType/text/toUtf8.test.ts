import { describe, expect, it } from 'vitest';
import { toUtf8 } from '../../../electron/contentType/text/toUtf8.ts';

const latin = (text: string) => Buffer.from(text, 'latin1');

describe('toUtf8', () => {
  it('reads signs that begin in one part and end in the next', async () => {
    const count = 1_100_000;
    // One byte before signs of two, so that no part ends where a sign does.
    const japanese = Buffer.concat([latin('a'), Buffer.alloc(2 * count, latin('\x82\xa0'))]);
    expect(await toUtf8(japanese, 'shift_jis')).toEqual(Buffer.from(`a${'あ'.repeat(count)}`));
    const wide = `\ufeffa${'👋'.repeat(count / 2)}`;
    const said = await toUtf8(Buffer.from(wide, 'utf16le'), 'utf-16le');
    expect(said).toEqual(Buffer.from(wide.slice(1)));
  });

  it('lets others have their turn', async () => {
    let turns = 0;
    let going = true;
    const count = () => {
      turns += 1;
      if (going) setImmediate(count);
    };
    setImmediate(count);
    await toUtf8(Buffer.alloc(8_000_000, latin('caf\xe9 ')), 'windows-1252');
    going = false;
    expect(turns).toBeGreaterThan(3);
  });

  it.each([
    ['a sign that is cut', latin(`${'a'.repeat(2_000_000)}\x82`), 'shift_jis'],
    ['a control far inside', latin(`${'a'.repeat(2_000_000)}\x07b`), 'windows-1252'],
    ['no encoding', latin('a'), 'nothing'],
  ])('answers nothing for %s', async (_what, bytes, from) => {
    expect(await toUtf8(bytes, from)).toBeNull();
  });

  it('names UTF-8 where another encoding was named, at the begin alone', async () => {
    const text = `<meta charset="windows-1252">${'é'.repeat(2_000_000)}charset=windows-1252`;
    const made = await toUtf8(latin(text), 'windows-1252');
    expect(made?.toString()).toBe(text.replace('windows-1252', 'utf-8'));
  });
});
