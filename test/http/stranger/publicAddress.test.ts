import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isPublicAddress } from '../../../electron/http/stranger/publicAddress.ts';

describe('isPublicAddress', () => {
  it.each([
    '1.1.1.1',
    '8.8.8.8',
    '172.15.0.1',
    '172.32.0.1',
    '100.128.0.1',
    '2606:4700::1111',
    '64:ff9b::808:808',
    '64:ff9b::8.8.8.8',
    '64:ff9b:0:0:0:0:0808:0000',
  ])('takes %s', (address) => {
    expect(isPublicAddress(address)).toBe(true);
  });

  it.each([
    '0.0.0.0',
    '10.1.2.3',
    '100.64.0.1',
    '127.0.0.1',
    '127.255.255.255',
    '169.254.169.254',
    '172.16.0.1',
    '172.31.255.255',
    '192.168.1.1',
    '198.18.0.1',
    '224.0.0.1',
    '255.255.255.255',
    '::',
    '::1',
    '::ffff:127.0.0.1',
    '::ffff:8.8.8.8',
    '64:ff9b::7f00:1',
    '64:ff9b::',
    '64:ff9b::1',
    '64:ff9b::a00:0',
    '64:ff9b::169.254.169.254',
    '64:ff9b:1::808:808',
    '64:ff9b::1:808:808',
    'fc00::1',
    'fd12:3456::1',
    'fe80::1',
    'fec0::1',
    'ff02::1',
    '2001:db8::1',
    '2002:7f00:1::',
    'localhost',
    '',
    '1.1.1',
    '0x7f.1',
  ])('refuses %s', (address) => {
    expect(isPublicAddress(address)).toBe(false);
  });

  it('takes no address of this machine or its networks, whatever its last parts are', () => {
    const byte = fc.integer({ min: 0, max: 255 });
    const nets = fc.constantFrom('10', '127', '0', '240', '250');
    fc.assert(
      fc.property(nets, byte, byte, byte, (net, b, c, d) => {
        expect(isPublicAddress(`${net}.${b}.${c}.${d}`)).toBe(false);
        expect(isPublicAddress(`::ffff:${net}.${b}.${c}.${d}`)).toBe(false);
      }),
    );
  });

  it('judges what an address of a translating network leads to', () => {
    const byte = fc.integer({ min: 0, max: 255 });
    fc.assert(
      fc.property(byte, byte, byte, byte, (a, b, c, d) => {
        const hex = `${(a * 256 + b).toString(16)}:${(c * 256 + d).toString(16)}`;
        const inner = `${a}.${b}.${c}.${d}`;
        for (const outer of [`64:ff9b::${hex}`, `64:ff9b::${inner}`, `64:ff9b:0:0:0:0:${hex}`]) {
          expect(isPublicAddress(outer), outer).toBe(isPublicAddress(inner));
        }
      }),
    );
  });
});
