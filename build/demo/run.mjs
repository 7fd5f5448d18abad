import { createHash } from 'node:crypto';
import { mkdir, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { _electron } from 'playwright';
import { root } from '../setup/folders.mjs';
import { machineSwitches } from '../setup/launch.mjs';
import { runtime } from '../setup/runtime.mjs';
import { driverLaunch } from '../testing/driverLaunch.mjs';
import { demoFiles } from './demoFiles.mjs';
import { dropFiles } from './dropFiles.mjs';

// The app by itself on the practice sandbox: what a person would do, checked at each step.

const pictures = join(root, 'dist', 'demo');
/** @type {{ what: string, ok: boolean, detail: string }[]} */
const report = [];
const folder = await mkdtemp(join(tmpdir(), 'satchel-demo-'));
await mkdir(pictures, { recursive: true });

const startedAt = performance.now();
const launch = driverLaunch();
const app = await _electron.launch({
  executablePath: runtime().executablePath,
  args: [...launch.args, ...machineSwitches(), `--user-data-dir=${join(folder, 'data')}`, root],
  cwd: root,
  env: { .../** @type {Record<string, string>} */ (process.env), ...launch.env },
});

try {
  const page = await app.firstWindow();
  page.setDefaultTimeout(30_000);
  const uploads = page.getByRole('region', { name: 'Uploads' });
  const row = (/** @type {string} */ name) =>
    uploads.getByRole('listitem').filter({ hasText: name });
  const shoot = (/** @type {string} */ name) =>
    page.screenshot({ path: join(pictures, `${name}.png`) });
  const scheme = (/** @type {'light' | 'dark'} */ theme) =>
    page.emulateMedia({ colorScheme: theme });

  await step('opens on the welcome screen', async () => {
    await scheme('light');
    await page.getByRole('button', { name: 'Explore with practice accounts' }).waitFor();
    await shoot('welcome-light');
    return `${Math.round(performance.now() - startedAt)} ms after the start`;
  });

  await step('shows what the practice account holds', async () => {
    await page.getByRole('button', { name: 'Explore with practice accounts' }).click();
    const grid = page.getByRole('grid', { name: 'Library' });
    await grid.locator('img').first().waitFor();
    await page.waitForFunction(() => {
      const images = [...document.querySelectorAll('[role="grid"] img')];
      return (
        images.length > 3 &&
        images.every((image) => /** @type {HTMLImageElement} */ (image).naturalWidth > 0)
      );
    });
    return `${await grid.getByRole('gridcell').count()} cards in sight`;
  });

  const accounts = page.getByRole('navigation');
  const choose = (/** @type {RegExp} */ account) =>
    accounts.getByRole('button', { name: account }).first().click();

  await step('offers an account of every provider to practise with', async () => {
    const { label: labels, total } = await page.evaluate(async () => {
      const { satchel } = /** @type {any} */ (globalThis);
      const providers = await satchel.ask('accounts.providers', undefined);
      const connected = await satchel.ask('accounts.list', undefined);
      return {
        total: providers.value.length,
        label: connected.value.map((/** @type {{ label: string }} */ { label }) => label),
      };
    });
    if (labels.length !== total) throw new Error(`${labels.length} of ${total} are there`);
    await page.waitForTimeout(1_500);
    await shoot('accounts-light');
    return labels.join(', ');
  });

  await choose(/^Plivo/);
  const { fitting, tooLarge } = await demoFiles(join(folder, 'files'));

  await step('uploads dropped files', async () => {
    await dropFiles(
      app,
      fitting.map((file) => file.path),
    );
    for (const file of fitting) await row(file.name).getByText('Uploaded').waitFor();
    return fitting.map((file) => file.name).join(', ');
  });

  await step('refuses a file that is too large, with both figures', async () => {
    await dropFiles(app, [tooLarge.path]);
    const text = row(tooLarge.name)
      .getByText(/2\.6 MB.*2 MB/)
      .first();
    return (await text.textContent()) ?? '';
  });

  await step('copies links that give back the same bytes', async () => {
    await page.getByRole('button', { name: 'Copy all links' }).last().click();
    await page
      .getByText(/links? copied/)
      .first()
      .waitFor();
    const text = await app.evaluate(({ clipboard }) => clipboard.readText());
    const links = text.split('\n');
    if (links.length !== fitting.length) throw new Error(`${links.length} links were copied`);
    for (const [index, link] of links.entries()) {
      const bytes = Buffer.from(await (await fetch(link)).arrayBuffer());
      const hash = createHash('sha256').update(bytes).digest('hex');
      if (hash !== fitting[index]?.sha256) throw new Error(`link ${index + 1} gave other bytes`);
    }
    return `${links.length} links, each the file of its position`;
  });

  await step('sends a picture in a message, once it is confirmed', async () => {
    const text = 'The autumn collection is here.';
    await choose(/^SignalWire/);
    await page.getByRole('gridcell').first().click();
    const details = page.getByRole('complementary', { name: 'Details' });
    await details.getByRole('button', { name: 'Send in a message…' }).click();
    const form = page.getByRole('dialog', { name: 'Send in a message' });
    await form.getByRole('textbox', { name: 'To' }).fill('+12125550188');
    await form.getByRole('textbox', { name: 'Text' }).fill(text);
    await page.waitForTimeout(600);
    await shoot('message-light');
    await form.getByRole('button', { name: 'Review' }).click();
    const question = page.getByRole('alertdialog');
    await question.getByText(text).waitFor();
    await shoot('confirm-light');
    await question.getByRole('button', { name: 'Send to +1 212 555 0188' }).click();
    const message = page.getByRole('list', { name: 'Messages' }).getByRole('listitem').first();
    await message.getByText('Delivered', { exact: true }).waitFor();
    await shoot('delivered-light');
    await message.getByRole('button', { name: 'Show in the library' }).click();
    await page
      .getByRole('gridcell', { name: /^\+1 212 555 0188/ })
      .first()
      .waitFor();
    await accounts.getByRole('button', { name: /^All media/ }).click();
    return 'delivered, and its picture is in the library';
  });

  await step('looks well in light and dark', async () => {
    await page.getByRole('grid', { name: 'Library' }).getByRole('gridcell').nth(1).click();
    await page.waitForTimeout(600);
    await shoot('library-light');
    await scheme('dark');
    await page.waitForTimeout(600);
    await shoot('library-dark');
    return `pictures in dist/demo`;
  });
} finally {
  await app.close();
  await rm(folder, { recursive: true, force: true, maxRetries: 5 });
}

const failed = report.filter((line) => !line.ok).length;
console.log(`${report.length - failed} of ${report.length} steps went well`);
process.exitCode = failed === 0 ? 0 : 1;

/**
 * Runs one step and reports it; a failed one does not stop the rest.
 * @param {string} what
 * @param {() => Promise<string>} run
 */
async function step(what, run) {
  try {
    report.push({ what, ok: true, detail: await run() });
  } catch (error) {
    const detail = error instanceof Error ? (error.message.split('\n')[0] ?? '') : String(error);
    report.push({ what, ok: false, detail });
  }
  const line = report.at(-1);
  if (line) console.log(`${line.ok ? 'ok  ' : 'FAIL'} ${line.what}: ${line.detail}`);
}
