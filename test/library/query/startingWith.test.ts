import fc from 'fast-check';
import { expect, it } from 'vitest';
import { startingWith } from '../../../electron/library/query/startingWith.ts';
import { foldText } from '../../../shared/query/foldText.ts';
import { nameOrder } from '../../../shared/text/nameOrder.ts';

const { compare } = nameOrder('en');

function listOf(names: readonly string[], unnamed: number, descending: boolean) {
  const sorted = [...names].sort((a, b) => (descending ? compare(b, a) : compare(a, b)));
  const all = [...sorted, ...Array.from({ length: unnamed }, () => null)];
  let looks = 0;
  const nameAt = (index: number) => {
    looks += 1;
    return all[index] ?? null;
  };
  return { all, looks: () => looks, list: { total: all.length, nameAt, compare, descending } };
}

it('ends, however long the list is said to be', () => {
  const { list } = listOf(['apple', 'beta', 'cherry'], 0, false);
  for (const total of [2 ** 31, 2 ** 32, 2 ** 32 + 1, Number.MAX_SAFE_INTEGER]) {
    let looks = 0;
    const nameAt = (index: number) => {
      looks += 1;
      if (looks > 1_000) throw new Error('it looks forever');
      return list.nameAt(index);
    };
    expect(startingWith({ ...list, total, nameAt }, 'cherry', 0)).toBe(2);
  }
});

it('goes to the first name that starts with what is typed, however it is written', () => {
  const { list, all } = listOf(['Zebra', 'apple', 'Ábel', 'abc', 'beta 2', 'beta 10'], 2, false);
  const found = (text: string, from = 0) => all[startingWith(list, text, from) ?? -1];
  expect(found('b')).toBe('beta 2');
  expect(found('beta 1')).toBe('beta 10');
  expect(found('ABE')).toBe('Ábel');
  expect(found('z')).toBe('Zebra');
  expect(found('y')).toBeUndefined();
  expect(found('b', 4)).toBe('beta 10');
  expect(found('a', 5)).toBe('abc');
});

it('finds one exactly where there is one, in either direction', () => {
  const name = fc.string({ unit: fc.constantFrom('a', 'b', 'á', 'B', '1', ' '), maxLength: 5 });
  fc.assert(
    fc.property(
      fc.array(name, { maxLength: 30 }),
      fc.string({ unit: fc.constantFrom('a', 'b', 'A', '1'), minLength: 1, maxLength: 3 }),
      fc.boolean(),
      fc.nat(3),
      (names, text, descending, unnamed) => {
        const { list, all } = listOf(names, unnamed, descending);
        const first = all.findIndex(
          (each) => each !== null && foldText(each).startsWith(foldText(text)),
        );
        const found = startingWith(list, text, 0);
        if (first < 0) expect(found).toBeNull();
        else expect(foldText(all[found ?? -1] ?? '')).toMatch(new RegExp(`^${text}`, 'i'));
      },
    ),
    { seed: 11 },
  );
});

it('looks at few of many', () => {
  const names = Array.from({ length: 50_000 }, (_, at) => `IMG_${at}.jpg`);
  const { list, looks, all } = listOf(names, 0, false);
  expect(all[startingWith(list, 'img_31337', 0) ?? -1]).toBe('IMG_31337.jpg');
  expect(looks()).toBeLessThan(300);
});
