import { afterEach, describe, expect, test } from 'vitest';
import type { Provider, RemoteItem, Session } from '../../../electron/providers/provider.ts';
import { providerById } from '../../../electron/providers/registry.ts';
import type { Sandbox, SandboxOptions } from '../../../electron/sandbox/startSandbox.ts';
import { startSandbox } from '../../../electron/sandbox/startSandbox.ts';
import { failureOf } from '../../base/support/testHttp.ts';
import { lamlProviders } from '../../sandbox/laml/accounts.ts';
import { storedByLaml } from '../storedFiles.ts';
import { open, publicFile, signal } from '../support.ts';

let sandbox: Sandbox | null = null;
afterEach(async () => {
  await sandbox?.close();
  sandbox = null;
});

async function start(options: SandboxOptions = {}): Promise<Sandbox> {
  sandbox = await startSandbox({ items: 12, ...options });
  return sandbox;
}

function providerOf(id: string): Provider {
  const provider = providerById(id);
  if (provider === null) throw new Error(`no ${id}`);
  return provider;
}

async function firstItem(provider: Provider, session: Session): Promise<RemoteItem> {
  const [item] = (await provider.list(session, null, signal())).items;
  if (item === undefined) throw new Error('nothing is listed');
  return item;
}

const hourMs = 3_600_000;

describe.each(lamlProviders)('%s', (id) => {
  const provider = providerOf(id);

  test('what is still on its way is not removed, and the code is kept', async () => {
    const world = await start({ items: 0, [id]: { mediaDelayMs: 0, settleMs: 60_000 } });
    const outcome = await provider.compose?.send(
      open(provider, world),
      { from: '+15555550145', to: '+15555550100', text: '', media: [await publicFile(world)] },
      { signal: signal(), beforeCommit: async () => {} },
    );
    expect(outcome?.kind).toBe('sent');
    const session = open(provider, world);
    const item = await firstItem(provider, session);
    expect(item.direction).toBe('outbound');
    const refused = await failureOf(
      provider.remove?.run(session, item, signal()) ?? Promise.resolve(),
    );
    expect(refused).toMatchObject({
      kind: 'provider-refused',
      code: '20009',
      detail: 'message-unfinished',
    });
    world.wind(120_000);
    await provider.remove?.run(session, item, signal());
    expect((await storedByLaml(world, id)).length).toBe(0);
  });

  test('a file that is not there yet does not pass for removed', async () => {
    const world = await start({ items: 1, [id]: { mediaDelayMs: 90_000 } });
    const files = [{ name: 'a.png', contentType: 'image/png', bytes: Buffer.from('a') }];
    const sid = world.receive(id, { files });
    const session = open(provider, world);
    const { ref } = await firstItem(provider, session);
    const key = { ref, messageRef: sid, linkUrl: null };
    const work = provider.remove?.run(session, key, signal()) ?? Promise.resolve();
    expect(await failureOf(work)).toMatchObject({ kind: 'provider-refused', status: 404 });
  });

  test.each([-26, -2, 0, 2, 26])(
    'tells a new file from one that is gone though its clock is %i hours off',
    async (hours) => {
      const off = hours * hourMs;
      const world = await start({
        items: 1,
        clocks: { date: off, listed: off },
        [id]: { mediaDelayMs: 90_000 },
      });
      const files = [{ name: 'a.png', contentType: 'image/png', bytes: Buffer.from('a') }];
      const messageRef = world.receive(id, { files });
      const session = open(provider, world);
      const { ref } = await firstItem(provider, session);
      const remove = () =>
        provider.remove?.run(session, { ref, messageRef, linkUrl: null }, signal()) ??
        Promise.resolve();
      expect(await failureOf(remove())).toMatchObject({ kind: 'provider-refused', status: 404 });
      // The file of another message is looked for in vain ever after.
      world.wind(10 * 60_000);
      expect(await failureOf(remove())).toEqual({ kind: 'not-found' });
    },
  );
});
