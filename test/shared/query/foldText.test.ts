import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { foldLines, foldText, onOneLine } from '../../../shared/query/foldText.ts';

const anyText = fc.string({ unit: 'binary', maxLength: 40 });

describe('foldText', () => {
  it.each([
    ['Été À LA mer', 'ete a la mer'],
    ['Stra\u00dfe', 'strasse'],
    ['Łódź', 'lodz'],
    ['İstanbul', 'istanbul'],
    ['ΟΔΟΣ', 'οδοσ'],
    ['ＩＭＧ　１２', 'img 12'],
    ['カ\u3099ス', 'ガス'],
    ['\uff76\uff9eｽ', 'ガス'],
    ['\u202a+1\u00a0(212)\u202c', '+1 (212)'],
    ['a\n\t b', 'a b'],
    ['❤️', '❤'],
    ['it’s', "it's"],
    ['שָׁלוֹם', 'שלום'],
    ['สวัสดี', 'สวัสดี'],
  ])('%j is searched as %j', (text, folded) => {
    expect(foldText(text)).toBe(folded);
  });

  it('changes nothing that is folded', () => {
    fc.assert(fc.property(anyText, (text) => foldText(foldText(text)) === foldText(text)));
  });

  it('is the same for both forms of a text', () => {
    fc.assert(
      fc.property(
        anyText,
        (text) => foldText(text.normalize('NFD')) === foldText(text.normalize('NFC')),
      ),
    );
  });

  it('folds lines as it folds each of them', () => {
    fc.assert(
      fc.property(fc.array(anyText, { maxLength: 4 }), (texts) => {
        const lines = texts.map(onOneLine);
        expect(foldLines(lines.join('\n'))).toBe(lines.map(foldText).join('\n'));
      }),
    );
  });

  it('leaves no break of a line', () => {
    fc.assert(fc.property(anyText, (text) => !/[\r\n\u2028]/.test(foldText(text))));
  });
});
