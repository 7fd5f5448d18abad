import { describe, expect, it } from 'vitest';
import { resolvePublic } from '../../../electron/http/stranger/resolvePublic.ts';

const at = (address: string) => ({ address, family: address.includes(':') ? 6 : 4 });
const found = (addresses: readonly string[]) =>
  resolvePublic(new URL('https://example.test/a.png'), async () => addresses.map(at), false).then(
    (all) => all.map(({ address }) => address),
  );
const notPublic = { failure: { kind: 'invalid-input', detail: 'link-not-public' } };

describe('the addresses of a host', () => {
  it.each([
    [['1.1.1.1']],
    [['2606:4700::1111', '1.1.1.1', '2606:4700::1001']],
    // Of a network of IPv6 alone, which translates.
    [['64:ff9b::101:101', '1.1.1.1']],
  ])('are all used, in their order: %j', async (addresses) => {
    expect(await found(addresses)).toEqual(addresses);
  });

  it.each([
    [['2606:4700::1111', '192.168.0.7']],
    [['1.1.1.1', 'fd00::1']],
    [['1.1.1.1', '64:ff9b::7f00:1']],
  ])('are refused for any that is not public: %j', async (addresses) => {
    await expect(found(addresses)).rejects.toMatchObject(notPublic);
  });

  it('are offline when there are none', async () => {
    await expect(found([])).rejects.toMatchObject({ failure: { kind: 'offline' } });
  });
});
