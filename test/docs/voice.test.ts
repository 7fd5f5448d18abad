import { globSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { bannedIn, faultsIn, isProse, literalsIn, marksIn } from './voice.ts';

const banned = bannedIn(readFileSync('docs/voice.md', 'utf8'));

/** What people read, besides the strings of the window. */
/** Sentences of an earlier Satchel, by which its failures are known. */
const older = 'electron/base/failures/olderFailure.ts';
const elsewhere = [/^electron\/(host|providers|database)\/.*\.ts$/, /^electron\/base\/.*\.ts$/];
const all = globSync('{electron,renderer}/**/*.{ts,tsx}').map((path) => path.replaceAll('\\', '/'));
const strings = all.filter((path) => /^renderer\/strings\/en\/.*\.ts$/.test(path));
const others = all.filter(
  (path) =>
    path !== older &&
    (elsewhere.some((where) => where.test(path)) || /^renderer\/.*\.tsx$/.test(path)),
);

const proseOf = (path: string) => literalsIn(readFileSync(path, 'utf8')).filter(isProse);

describe('the voice', () => {
  it('has words that do not come back, each with a better one', () => {
    expect(banned.length).toBeGreaterThan(90);
    expect(banned).toContainEqual({ phrase: 'time is up', better: 'Expired' });
    for (const { phrase, better } of banned) expect(phrase).not.toBe(better);
  });

  it.each([
    'Ending first',
    'Its time is up. The next refresh tells whether it is really gone.',
    'Kept until someone removes it',
    'documented by Plivo',
    'Only with the account’s credentials, so it cannot be copied',
    'Provider’s id',
    'Nothing in this view',
    'Fill the frame',
    'Show items that are gone',
    '5 not stored',
    'Sent; waiting for the answer',
    'Type not taken',
    'Remove the place',
    'The account holds a file with exactly these bytes.',
    'Lay on white and shrink',
    'Plivo asks to slow down',
    'Delete 3 items for good?',
    'Check the message',
    'Send exactly this?',
    'The provider says: delivered',
    'This is needed.',
    'This does not look right',
    'Name in Satchel',
    'Plivo did not accept these credentials',
    'This sheet',
    'What can be done with the selection',
  ])('would find %j', (text) => {
    expect(faultsIn(text, banned)).not.toEqual([]);
  });

  it('reads what is written between quotes, and neither comments nor what is computed', () => {
    const hole = ['$', '{'].join('');
    const lines = [
      "// It's a 'comment'",
      `const a = \`One ${hole}n === 1 ? \`in ${hole}'two'}\` : {}} three\`;`,
      "b('four');",
    ];
    expect(literalsIn(lines.join('\n'))).toEqual(['two', 'in …', 'One … three', 'four']);
  });

  it('finds no word in another', () => {
    expect(faultsIn('Stays in the marketplace, on hold, undone', banned)).toEqual([]);
    expect(faultsIn('You can’t undo this.', banned)).toEqual([]);
  });

  it.each(strings)('is kept to in %s', (path) => {
    const prose = proseOf(path);
    expect(prose.flatMap((text) => [...faultsIn(text, banned), ...marksIn(text)])).toEqual([]);
  });

  it('is kept to in what is said elsewhere', () => {
    const faults = others.flatMap((path) => {
      const prose = proseOf(path).filter((text) => /^[A-Z].*[a-z] [a-z]/.test(text));
      return prose.flatMap((text) => faultsIn(text, banned)).map((fault) => `${path}: ${fault}`);
    });
    expect(faults).toEqual([]);
  });

  it('is kept to where the README speaks to users', () => {
    const readme = readFileSync('README.md', 'utf8');
    const parts = readme
      .split(/^## /m)
      .filter((part) => /^(# Satchel|First run|Take it out|What each provider can do)/.test(part));
    expect(parts).toHaveLength(4);
    for (const part of parts) {
      const text = part.replaceAll('`', '').replaceAll('\n', ' ').replaceAll("'", '’');
      expect(faultsIn(text, banned)).toEqual([]);
    }
  });
});
