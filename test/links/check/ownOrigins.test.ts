import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, expect, it } from 'vitest';
import { type CopyRig, openCopyRig } from '../../copies/support/copyRig.ts';

let rig: CopyRig;
const others: (() => void)[] = [];
afterEach(async () => {
  for (const close of others.splice(0)) close();
  await rig.close();
});

/** Somebody else's server on this machine, and who asked it. */
async function otherServer() {
  const asked: string[] = [];
  const server = createServer((request, response) => {
    asked.push(`${request.method} ${request.url}`);
    response.end('no business of anybody');
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  others.push(() => server.close());
  return { asked, origin: `http://127.0.0.1:${(server.address() as AddressInfo).port}` };
}

async function verdictsOf(links: string[]) {
  const { linkChecks } = rig.services();
  const { checkId } = await linkChecks.beginLinks({ links });
  const rows = await rig.until(
    () => linkChecks.rows({ checkId, start: 0, count: links.length }),
    (found) => found.every(({ verdict }) => verdict !== null),
  );
  return [...rows].sort((one, other) => one.index - other.index).map(({ verdict }) => verdict);
}

it('a link in the form of a practice account asks no other port of this machine', async () => {
  rig = await openCopyRig();
  const shop = await rig.connect('plivo');
  const [item] = await rig.read(shop, rig.held().length);
  if (item === undefined) throw new Error('no item');
  await rig.services().library.copyLinks({ mediaIds: [item.id] });
  const own = rig.copied.at(-1) ?? '';
  const { asked, origin } = await otherServer();
  const elsewhere = `${origin}${new URL(own).pathname}`;
  const verdicts = await verdictsOf([own, elsewhere, `${elsewhere}0`]);
  expect(verdicts).toEqual(['works', 'unsafe', 'unsafe']);
  expect(asked).toEqual([]);
});
