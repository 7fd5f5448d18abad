import { readFile, writeFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import type { Page } from '@playwright/test';
import type { Sandbox } from '../../electron/sandbox/startSandbox.ts';
import { en } from '../../renderer/strings/en.ts';
import { openConnectProxy } from '../base/support/connectProxy.ts';
import { inspection } from '../base/support/inspection.ts';
import { openInspector } from '../base/support/inspector.ts';
import { liveFiles, unlessGone } from './support/liveFiles.ts';
import { plivoForm } from './support/providers.ts';
import { test as base, expect } from './support/satchel.ts';

const words = en.network;
const deadProxy = 'http://127.0.0.1:9';

/** The real names of a provider, which nobody but a proxy can find, behind a company that inspects. */
async function openCompany(sandbox: Sandbox) {
  const { baseUrl, mediaOrigin } = sandbox.plivo;
  const inspector = await openInspector({
    'api.plivo.com': new URL(baseUrl).origin,
    'media.plivo.com': mediaOrigin,
  });
  const proxy = await openConnectProxy({ hosts: inspector.hosts });
  return { inspector, proxy, address: `127.0.0.1:${proxy.port}` };
}

interface Fixtures {
  readonly company: Awaited<ReturnType<typeof openCompany>>;
  /** The company's authority as the system keeps it. */
  readonly trusted: Readonly<Record<string, string>>;
}

const test = base.extend<Fixtures>({
  company: async ({ sandbox }, use) => {
    const company = await openCompany(sandbox);
    await use(company);
    await company.proxy.close();
    await company.inspector.close();
  },
  trusted: async ({ dataDir }, use) => {
    const path = join(dataDir, 'company.pem');
    await writeFile(path, inspection.authority);
    await use({ SSL_CERT_FILE: path });
  },
});

async function fillIn(page: Page, sandbox: Sandbox) {
  await page.getByRole('button', { name: en.accounts.add }).click();
  const dialog = page.getByRole('dialog');
  await dialog.locator('label').filter({ hasText: plivoForm.label }).click();
  for (const [label, value] of Object.entries(plivoForm.fields(sandbox))) {
    await dialog.getByLabel(label, { exact: true }).fill(value);
  }
  const submit = dialog.getByRole('button', { name: en.accounts.connect.submit, exact: true });
  await submit.click();
  return { dialog, submit };
}

async function filesWith(dir: string, text: string): Promise<string[]> {
  const found = await liveFiles(dir);
  const paths = found.filter((one) => one.isFile()).map((one) => join(one.parentPath, one.name));
  const held = await Promise.all(
    paths.map(async (path) => (await unlessGone(readFile(path)))?.includes(text) === true),
  );
  return paths.filter((_, at) => held[at]);
}

async function nameProxy(page: Page, address: string) {
  const dialog = page.getByRole('dialog');
  await dialog.getByRole('button', { name: words.mode }).click();
  await page.getByRole('option', { name: words.modes.named }).click();
  await dialog.getByLabel(words.address).fill(address);
}

test('a connection that fails leads to the proxy, and then to the account', async ({
  launch,
  sandbox,
  company,
  trusted,
}) => {
  company.proxy.state.wants = 'me:canary-5b1d';
  const { page, dataDir, quit } = await launch({
    env: { ...trusted, HTTPS_PROXY: deadProxy },
  });
  const { dialog, submit } = await fillIn(page, sandbox);
  await expect(dialog.getByRole('alert')).toContainText(words.failures.unreachable.title);
  // Nobody has judged what was typed.
  await expect(dialog.getByLabel('Auth Token')).toHaveValue(sandbox.plivo.authToken);

  await nameProxy(page, company.address);
  await submit.click();
  await expect(dialog.getByRole('alert')).toContainText(words.failures.credentialsNeeded.title);
  await dialog.getByLabel(words.name).fill('me');
  await dialog.getByLabel(words.password).fill('wrong');
  await submit.click();
  await expect(dialog.getByRole('alert')).toContainText(words.failures.credentialsRefused.title);
  await expect(dialog.getByLabel(words.name)).toHaveValue('');
  await expect(dialog.getByLabel(words.name)).toBeFocused();
  await dialog.getByLabel(words.name).fill('me');
  await dialog.getByLabel(words.password).fill('canary-5b1d');
  await submit.click();
  await expect(dialog).toBeHidden();
  await expect(page.getByRole('gridcell').first()).toBeVisible();
  expect(company.inspector.state.read).toContain('GET api.plivo.com');
  expect(company.proxy.state.others).toEqual([]);
  await expect(page.locator('img').first()).toBeVisible();
  await expect.poll(() => company.inspector.state.read).toContain('GET media.plivo.com');
  await quit();
  // In no file of the app: the keychain alone has it.
  expect(await filesWith(dataDir, 'canary-5b1d')).toEqual([]);
});

test('the system’s proxy is used by itself, and outlives a restart with what it wants', async ({
  launch,
  sandbox,
  company,
  trusted,
}) => {
  company.proxy.state.wants = 'me:canary-77aa';
  const env = { ...trusted, HTTPS_PROXY: `http://${company.address}` };
  const first = await launch({ env });
  const { dialog, submit } = await fillIn(first.page, sandbox);
  await expect(dialog.getByRole('alert')).toContainText(words.failures.credentialsNeeded.title);
  await dialog.getByLabel(words.name).fill('me');
  await dialog.getByLabel(words.password).fill('canary-77aa');
  await submit.click();
  await expect(dialog).toBeHidden();
  await first.quit();

  const asked = company.proxy.state.asked.length;
  const again = await launch({ env });
  await expect.poll(() => company.proxy.state.asked.length).toBeGreaterThan(asked);
  await expect(again.page.getByRole('gridcell').first()).toBeVisible();
  await expect(again.page.getByText(words.failures.credentialsNeeded.title)).toHaveCount(0);
});

test('an inspecting company that this computer does not know is refused by its name', async ({
  launch,
  sandbox,
  company,
}) => {
  const { page } = await launch({ env: { HTTPS_PROXY: `http://${company.address}` } });
  const { dialog } = await fillIn(page, sandbox);
  await expect(dialog.getByRole('alert')).toContainText('Example Inspection');
  await expect(dialog.getByRole('group', { name: words.heading })).toBeVisible();
  expect(company.inspector.state.read).toEqual([]);
});

test('an account that was connected leads there as well when its way is barred', async ({
  launch,
  sandbox,
  company,
  trusted,
}) => {
  const { page } = await launch({
    env: { ...trusted, HTTPS_PROXY: `http://${company.address}` },
  });
  const { dialog } = await fillIn(page, sandbox);
  await expect(dialog).toBeHidden();
  await expect(page.getByRole('gridcell').first()).toBeVisible();
  company.proxy.state.wants = 'me:canary-0c3e';
  company.proxy.cutAll();
  await page.keyboard.press('ControlOrMeta+r');
  const banner = page.getByText(words.failures.credentialsNeeded.title);
  await expect(banner).toBeVisible();
  await page.getByRole('button', { name: words.change }).click();
  const form = page.getByRole('dialog');
  await form.getByLabel(words.name).fill('me');
  await form.getByLabel(words.password).fill('canary-0c3e');
  await form.getByRole('button', { name: words.submitRetry }).click();
  await expect(form).toBeHidden();
  await expect(banner).toBeHidden();
});

test('the system’s proxy script is asked', async ({ launch, sandbox, company, trusted }) => {
  const script = createServer((_, response) =>
    response.end(`function FindProxyForURL(url, host) {
      return host === 'api.plivo.com' || host === 'media.plivo.com'
        ? 'PROXY ${company.address}' : 'PROXY 127.0.0.1:9';
    }`),
  );
  await new Promise<void>((resolve) => script.listen(0, '127.0.0.1', resolve));
  const { port } = script.address() as AddressInfo;
  try {
    const env = { ...trusted, auto_proxy: `http://127.0.0.1:${port}/proxy.pac` };
    const { page } = await launch({ env });
    const { dialog } = await fillIn(page, sandbox);
    await expect(dialog).toBeHidden();
    await expect(page.getByRole('gridcell').first()).toBeVisible();
    expect(company.proxy.state.asked).toContain('api.plivo.com:443');
  } finally {
    script.closeAllConnections();
    script.close();
  }
});
