import fc from 'fast-check';
import { expect, test } from 'vitest';
import { redact } from '../../electron/base/redact.ts';

test.each([
  [
    'GET https://api.example.com/v1/Account/MA1/Media/?limit=20 failed',
    'GET https://api.example.com failed',
  ],
  ['https://user:pa55@media.example.com/a.png?sig=abc', 'https://media.example.com'],
  [
    'at http://127.0.0.1:4010/v1/x, twice http://[::1]:80/y',
    'at http://127.0.0.1:4010 twice http://[::1]:80',
  ],
  ['open /home/ann/Pictures/cat.png', 'open ~/Pictures/cat.png'],
  ['token=d131dd02c5e6eec4693d9a0698aff95c.', '[redacted].'],
  ['Basic TUFYWFhYWFhYWFhYOnNlY3JldHNlY3JldDEyMw==', 'Basic [redacted]'],
  ['at send (/app/dist/main/main.cjs:10:5)', 'at send (/app/dist/main/main.cjs:10:5)'],
  ['UNABLE_TO_VERIFY_LEAF_SIGNATURE', 'UNABLE_TO_VERIFY_LEAF_SIGNATURE'],
  ['8c6d2f7e-3f0f-4c53-9a51-6c7f2b1a9e10', '8c6d2f7e-3f0f-4c53-9a51-6c7f2b1a9e10'],
])('%s becomes %s', (text, expected) => {
  expect(redact(text, '/home/ann')).toBe(expected);
});

const alphabet = [...'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789'];
const token = fc
  .string({ unit: fc.constantFrom(...alphabet), minLength: 20, maxLength: 60 })
  .map((text) => `${text}a1`);

test('a token is in no text that comes out, wherever it stood', () => {
  fc.assert(
    fc.property(token, fc.constantFrom(' ', '"', "'", '=', ':', '/', ','), (secret, edge) => {
      expect(redact(`before${edge}${secret}${edge}after`)).not.toContain(secret);
      expect(redact(`https://api.example.com/x?token=${secret}`)).not.toContain(secret);
    }),
  );
});

const piece = fc.string({
  unit: fc.constantFrom(...alphabet, '-', '.', '%', '&', '='),
  minLength: 1,
});

test('nothing beyond the origin is left of a link', () => {
  fc.assert(
    fc.property(fc.array(piece, { minLength: 1 }), piece, piece, (path, query, fragment) => {
      const url = `https://user:word@host.example:81/${path.join('/')}?${query}#${fragment}`;
      expect(redact(`failed: ${url} (again)`)).toBe('failed: https://host.example:81 (again)');
    }),
  );
});
