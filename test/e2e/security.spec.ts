import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { launchConnected, uploadRow } from './support/actions.ts';
import { dropFiles } from './support/drop.ts';
import { pngBytes, writeFiles } from './support/files.ts';
import { expect, test } from './support/satchel.ts';

test('the window has no Node, no network, no way out', async ({ launch, sandbox }) => {
  const { app, page } = await launchConnected(launch, sandbox);
  const inPage = await page.evaluate(async (url) => {
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
      node: ['require', 'process', 'module', 'Buffer', 'electron'].filter((name) => name in scope),
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
      markup: await attempt(() => {
        document.createElement('div').innerHTML = '<b>x</b>';
      }),
      opened: await attempt(() => window.open('https://example.com')),
      permission: await navigator.permissions
        .query({ name: 'geolocation' })
        .then((status) => status.state),
      frozen: Object.isFrozen((scope as { satchel?: object }).satchel),
      offered: Object.keys((scope as { satchel?: object }).satchel ?? {}).sort(),
    };
  }, sandbox.plivo.baseUrl);
  expect(inPage.node).toEqual([]);
  expect(inPage.fetch).toBe('TypeError');
  expect(inPage.file).toBe('TypeError');
  expect(inPage.socket).toBe('NetworkError');
  expect(inPage.code).toBe('EvalError');
  expect(inPage.markup).toBe('TypeError');
  expect(inPage.opened).toBe('null');
  expect(inPage.permission).toBe('denied');
  expect(inPage.frozen).toBe(true);
  expect(inPage.offered).toEqual(['addFiles', 'ask', 'on', 'platform']);

  const settings = await app.evaluate(({ webContents }) =>
    webContents.getAllWebContents().map((contents) => {
      const preferences = (
        contents as unknown as { getLastWebPreferences(): Record<string, unknown> }
      ).getLastWebPreferences();
      const { sandbox, contextIsolation, nodeIntegration, webSecurity, webviewTag } = preferences;
      return { sandbox, contextIsolation, nodeIntegration, webSecurity, webviewTag };
    }),
  );
  expect(settings.length).toBeGreaterThan(0);
  for (const each of settings) {
    expect(each).toEqual({
      sandbox: true,
      contextIsolation: true,
      nodeIntegration: false,
      webSecurity: true,
      webviewTag: false,
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
  expect(urls.every((url) => url.startsWith('satchel-app://'))).toBe(true);
});

test('the bridge refuses what the contract does not name', async ({ launch, sandbox }) => {
  const { page } = await launchConnected(launch, sandbox);
  const answers = await page.evaluate(async () => {
    const { satchel } = globalThis as unknown as {
      satchel: { ask(name: string, input: unknown): Promise<{ ok: boolean }> };
    };
    return Promise.all([
      satchel.ask('__proto__.toString', undefined),
      satchel.ask('accounts.secrets', undefined),
      satchel.ask('library.rows', { token: 't', start: 0, count: 9_999 }),
      satchel.ask('accounts.rename', { accountId: 'a', label: 'b', more: 1 }),
      satchel.ask('library.open', { search: 'x'.repeat(300_000) }),
    ]);
  });
  expect(answers.map((answer) => answer.ok)).toEqual([false, false, false, false, false]);
});

test('the secret is nowhere but in the keychain', async ({ launch, sandbox, dataDir }) => {
  const secret = sandbox.plivo.authToken;
  const satchel = await launchConnected(launch, sandbox);
  const { page, app } = satchel;
  const said: string[] = [];
  page.on('console', (message) => said.push(message.text()));
  const [path] = await writeFiles(join(dataDir, 'in'), [['one.png', await pngBytes(3)]]);
  await dropFiles(satchel, [path as string]);
  await expect(uploadRow(page, 'one.png')).toContainText('Stored');
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
  const files = await readdir(dataDir, { recursive: true, withFileTypes: true });
  const kept = files.filter((entry) => entry.isFile());
  expect(kept.some((entry) => entry.name.endsWith('.sqlite'))).toBe(true);
  expect(kept.some((entry) => entry.name.endsWith('.log'))).toBe(true);
  for (const entry of kept) {
    const bytes = await readFile(join(entry.parentPath, entry.name));
    expect(bytes.includes(secret), entry.name).toBe(false);
    expect(bytes.includes(Buffer.from(secret, 'utf16le')), entry.name).toBe(false);
  }
});
