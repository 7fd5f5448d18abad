import fc from 'fast-check';
import { expect, test } from 'vitest';
import { checkSecret } from '../../electron/accounts/checkSecret.ts';
import { createMemoryVault } from '../../electron/accounts/memoryVault.ts';

const refused = expect.objectContaining({ failure: { kind: 'invalid-input', detail: 'secret' } });

/** Every UTF-16 unit, so also halves of characters. */
const anyText = fc
  .array(fc.integer({ min: 0, max: 0xffff }))
  .map((units) => String.fromCharCode(...units));

test('keeps what it was given until it is removed or closed', async () => {
  const vault = createMemoryVault();
  await vault.write('a', 'one');
  await vault.write('a', 'two');
  await vault.write('b', 'three');
  expect(await vault.read('a')).toBe('two');
  await vault.remove('a');
  await vault.remove('never-there');
  expect(await vault.read('a')).toBeNull();
  vault.close();
  expect(await vault.read('b')).toBeNull();
});

test.each(['', 'cut\0here', 'lone \ud800 surrogate', '\udc00'])('refuses %j', async (secret) => {
  await expect(createMemoryVault().write('a', secret)).rejects.toEqual(refused);
});

test('takes every text that JSON makes, whatever is in it', () => {
  fc.assert(
    fc.property(fc.array(anyText, { maxLength: 3 }), (texts) => {
      checkSecret(JSON.stringify([...texts, '\0', '\ud800']));
    }),
  );
});

test('takes every whole text without NUL', () => {
  fc.assert(
    fc.property(anyText, (text) => {
      const whole = Buffer.from(`x${text.replaceAll('\0', '0')}`).toString();
      checkSecret(whole);
    }),
  );
});
