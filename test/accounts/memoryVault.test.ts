import fc from 'fast-check';
import { expect, test } from 'vitest';
import { checkSecret } from '../../electron/accounts/checkSecret.ts';
import { createMemoryVault } from '../../electron/accounts/memoryVault.ts';

const refused = expect.objectContaining({ failure: { kind: 'invalid-input', detail: 'secret' } });

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
    fc.property(fc.array(fc.string({ unit: 'binary' }), { maxLength: 3 }), (texts) => {
      checkSecret(JSON.stringify([...texts, '\0', '\ud800']));
    }),
  );
});

test('takes every whole text without NUL', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary', minLength: 1 }), (text) => {
      const whole = Buffer.from(text.replaceAll('\0', '0')).toString();
      checkSecret(whole);
    }),
  );
});
