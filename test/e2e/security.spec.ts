import { createSocket } from 'node:dgram';
import { readdir, readFile } from 'node:fs/promises';
import { createServer } from 'node:net';
import { networkInterfaces } from 'node:os';
import { join } from 'node:path';
import { root } from '../../build/setup/folders.mjs';
import { en } from '../../renderer/strings/en.ts';
import { launchConnected, uploadRow } from './support/actions.ts';
import { dropFiles } from './support/drop.ts';
import { pngBytes, writeFiles } from './support/files.ts';
import { liveFiles, unlessGone } from './support/liveFiles.ts';
import { expect, test } from './support/satchel.ts';

/** Both kinds of port on the address that others would use: WebRTC leaves the loopback one alone. */
async function listen() {
  const addresses = Object.values(networkInterfaces()).flatMap((each) => each ?? []);
  const outer = addresses.find(({ family, internal }) => family === 'IPv4' && !internal);
  const host = outer?.address ?? '127.0.0.1';
  let count = 0;
  const tcp = createServer((socket) => {
    count += 1;
    socket.destroy();
  });
  const udp = createSocket('udp4', () => {
    count += 1;
  });
  await new Promise<void>((resolve) => tcp.listen(0, host, resolve));
  const address = tcp.address();
  const port = typeof address === 'object' && address !== null ? address.port : 0;
  await new Promise<void>((resolve) => udp.bind(port, host, resolve));
  const close = async () => {
    udp.close();
    await new Promise((resolve) => tcp.close(resolve));
  };
  return { host, port, count: () => count, close };
}

test('the window has no Node, no network, no way out', async ({ launch, sandbox }) => {
  const { app, page } = await launchConnected(launch, sandbox);
  const knocked = await listen();
  const inPage = await page.evaluate(
    async ([url, host, port]) => {
      const attempt = async (work: () => unknown) => {
        try {
          const result = await work();
          return result === null ? 'null' : 'went through';
        } catch (error) {
          return (error as Error).name;
        }
      };
      const scope = globalThis as unknown as Record<string, unknown>;
      return {
        node: ['require', 'process', 'module', 'Buffer', 'electron'].filter(
          (name) => name in scope,
        ),
        fetch: await attempt(() => fetch(url)),
        file: await attempt(() => fetch('file:///etc/hostname')),
        socket: await attempt(() => {
          const socket = new XMLHttpRequest();
          socket.open('GET', url, false);
          socket.send();
        }),
        // In a task of its own: the debugger that runs this script lifts the rule for the script itself.
        code: await new Promise<string>((resolve) => {
          setTimeout(() => {
            // biome-ignore lint/security/noGlobalEval: this test is that it is refused.
            resolve(attempt(() => globalThis.eval('1')));
          });
        }),
        policy: await attempt(() => {
          const { trustedTypes } = scope as { trustedTypes: { createPolicy(name: string): void } };
          trustedTypes.createPolicy('default');
        }),
        markup: await attempt(() => {
          document.createElement('div').innerHTML = '<b>x</b>';
        }),
        opened: await attempt(() => window.open('https://example.com')),
        permissions: await Promise.all(
          ['geolocation', 'notifications', 'camera', 'microphone', 'midi', 'clipboard-read'].map(
            (name) =>
              navigator.permissions
                .query({ name: name as PermissionName })
                .then((status) => status.state),
          ),
        ),
        notifications: await Notification.requestPermission(),
        place: await new Promise<number>((resolve) => {
          navigator.geolocation.getCurrentPosition(
            () => resolve(0),
            (error) => resolve(error.code),
          );
        }),
        clipboard: await attempt(() => navigator.clipboard.readText()),
        worker: await attempt(() =>
          navigator.serviceWorker.register(document.scripts[0]?.src ?? ''),
        ),
        hints: await new Promise<string>((resolve) => {
          for (const rel of ['preconnect', 'dns-prefetch', 'prefetch']) {
            const link = document.createElement('link');
            Object.assign(link, { rel, href: `http://${host}:${port}/` });
            document.head.append(link);
          }
          setTimeout(() => resolve('given'), 1_000);
        }),
        peer: await attempt(async () => {
          const turn = {
            urls: `turn:${host}:${port}?transport=tcp`,
            username: 'a',
            credential: 'b',
          };
          const peer = new RTCPeerConnection({
            iceServers: [{ urls: `stun:${host}:${port}` }, turn],
          });
          peer.createDataChannel('out');
          await peer.setLocalDescription(await peer.createOffer());
          await new Promise((resolve) => setTimeout(resolve, 1_000));
        }),
        frozen: Object.isFrozen((scope as { satchel?: object }).satchel),
        offered: Object.keys((scope as { satchel?: object }).satchel ?? {}).sort(),
      };
    },
    [sandbox.plivo.baseUrl, knocked.host, knocked.port] as const,
  );
  expect(inPage.node).toEqual([]);
  expect(inPage.fetch).toBe('TypeError');
  expect(inPage.file).toBe('TypeError');
  expect(inPage.socket).toBe('NetworkError');
  expect(inPage.code).toBe('EvalError');
  expect(inPage.policy).toBe('TypeError');
  expect(inPage.markup).toBe('TypeError');
  expect(inPage.opened).toBe('null');
  expect(new Set(inPage.permissions)).toEqual(new Set(['denied']));
  expect(inPage.notifications).toBe('denied');
  expect(inPage.place, 'GeolocationPositionError.PERMISSION_DENIED').toBe(1);
  expect(inPage.clipboard).toBe('NotAllowedError');
  expect(inPage.worker).not.toBe('went through');
  expect(inPage.hints).toBe('given');
  expect(knocked.count(), `peer: ${inPage.peer}`).toBe(0);
  await knocked.close();
  expect(inPage.frozen).toBe(true);
  expect(inPage.offered).toEqual(['addFiles', 'ask', 'carried', 'countFiles', 'on', 'platform']);

  const resolved = app.evaluate(({ session }) =>
    session.fromPartition('window').resolveHost('localhost'),
  );
  await expect(resolved).rejects.toThrow('ERR_NAME_NOT_RESOLVED');

  const settings = await app.evaluate(({ webContents }) =>
    webContents.getAllWebContents().map((contents) => {
      const preferences = (
        contents as unknown as { getLastWebPreferences(): Record<string, unknown> }
      ).getLastWebPreferences();
      return preferences;
    }),
  );
  expect(settings.length).toBeGreaterThan(0);
  for (const each of settings) {
    expect(each).toMatchObject({
      sandbox: true,
      contextIsolation: true,
      nodeIntegration: false,
      nodeIntegrationInSubFrames: false,
      webSecurity: true,
      webviewTag: false,
      allowRunningInsecureContent: false,
    });
  }

  // Last, since Playwright goes on waiting for a navigation that is refused.
  await page.evaluate(() => {
    setTimeout(() => {
      location.href = 'https://example.com/';
    });
  });
  await new Promise((resolve) => setTimeout(resolve, 1_000));
  const urls = await app.evaluate(({ webContents }) =>
    webContents.getAllWebContents().map((contents) => contents.getURL()),
  );
  // A darkroom that is just being made has no address yet.
  expect(urls.filter((url) => url !== '' && !url.startsWith('satchel-app://'))).toEqual([]);
});

test('the bridge answers our page alone, what the contract names, and the clipboard a gesture', async ({
  launch,
}) => {
  const { app } = await launch();
  /** In the page, without the gesture that Playwright's own way of asking would be. */
  const inWindow = (code: string, gesture = false) =>
    app.evaluate(
      ({ BrowserWindow }, [code, gesture]) =>
        BrowserWindow.getAllWindows()
          .find((each) => each.isVisible())
          ?.webContents.executeJavaScript(code, gesture),
      [code, gesture] as const,
    );
  const copy = `satchel.ask('library.copyLinks', { mediaIds: [1] })`;
  await expect.poll(() => inWindow('document.readyState')).toBe('complete');
  expect(await inWindow(copy)).toMatchObject({ ok: false, failure: { kind: 'forbidden' } });
  expect(await inWindow(copy, true)).toMatchObject({ ok: true, value: { count: 0 } });

  const long = `'x'.repeat(300_000)`;
  for (const question of [
    `ask('__proto__.toString', undefined)`,
    `ask('accounts.secrets', undefined)`,
    `ask('library.rows', { token: 't', start: 0, count: 9_999 })`,
    `ask('saving.stop', { token: 'a', more: 1 })`,
    `ask('library.open', { search: ${long} })`,
    `countFiles([new File(['x'], ${long})])`,
    `addFiles('a', [])`,
    `addFiles('a', [new File(['x'], 'x.txt')], { id: 't', label: ${long} })`,
  ]) {
    expect(await inWindow(`satchel.${question}`), question.slice(0, 60)).toMatchObject({
      ok: false,
      failure: { kind: 'invalid-input' },
    });
  }

  const elsewhere = await app.evaluate(
    async ({ BrowserWindow }, preload) => {
      const ours = BrowserWindow.getAllWindows().find((each) => each.isVisible())?.webContents;
      if (!ours) throw new Error('no window is shown');
      const { session } = ours;
      const other = new BrowserWindow({ show: false, webPreferences: { session, preload } });
      await other.loadURL(ours.getURL());
      const answers = await other.webContents.executeJavaScript(`Promise.all([
      satchel.ask('accounts.list', undefined),
      satchel.addFiles('a', [new File(['x'], 'x.txt')]),
      satchel.countFiles([new File(['x'], 'x.txt')]),
    ])`);
      other.destroy();
      return answers as unknown[];
    },
    join(root, 'dist', 'main', 'preload.cjs'),
  );
  expect(elsewhere).toHaveLength(3);
  for (const answer of elsewhere) {
    expect(answer).toMatchObject({ ok: false, failure: { kind: 'forbidden' } });
  }
});

test('the secret is nowhere but in the keychain', async ({ launch, sandbox, dataDir }) => {
  const secret = sandbox.plivo.authToken;
  const satchel = await launchConnected(launch, sandbox);
  const { page, app } = satchel;
  const said: string[] = [];
  page.on('console', (message) => said.push(message.text()));
  const [path] = await writeFiles(join(dataDir, 'in'), [['one.png', await pngBytes(3)]]);
  await dropFiles(satchel, [path as string]);
  await expect(uploadRow(page, 'one.png')).toContainText(en.uploads.states.stored);
  sandbox.faults.arm({ kind: 'reset', method: 'GET', route: 'list', times: 2 });
  await page
    .getByRole('button', { name: /Refresh/ })
    .first()
    .click();

  const window = await page.evaluate(async () => {
    const { satchel } = globalThis as unknown as {
      satchel: { ask(name: string, input: unknown): Promise<unknown> };
    };
    const calls = [
      'accounts.list',
      'accounts.providers',
      'library.syncStates',
      'uploads.list',
      'app.about',
    ];
    const answers = await Promise.all(calls.map((call) => satchel.ask(call, undefined)));
    return document.documentElement.outerHTML + JSON.stringify(answers);
  });
  expect(window).not.toContain(secret);
  expect(said.join('\n')).not.toContain(secret);
  const commandLines = await app.evaluate(({ app }) =>
    JSON.stringify([process.argv, app.getAppMetrics().map((metric) => metric.pid)]),
  );
  expect(commandLines).not.toContain(secret);
  for (const pid of await readdir('/proc')) {
    if (!/^\d+$/.test(pid)) continue;
    const line = await readFile(join('/proc', pid, 'cmdline'), 'utf8').catch(() => '');
    expect(line).not.toContain(secret);
  }
  await satchel.quit();
  const kept = (await liveFiles(dataDir)).filter((entry) => entry.isFile());
  expect(kept.some((entry) => entry.name.endsWith('.sqlite'))).toBe(true);
  expect(kept.some((entry) => entry.name.endsWith('.log'))).toBe(true);
  for (const entry of kept) {
    const bytes = await unlessGone(readFile(join(entry.parentPath, entry.name)));
    if (bytes === null) continue;
    expect(bytes.includes(secret), entry.name).toBe(false);
    expect(bytes.includes(Buffer.from(secret, 'utf16le')), entry.name).toBe(false);
  }
});
