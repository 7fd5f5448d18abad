import { createHash } from 'node:crypto';
import { mkdir, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { _electron } from 'playwright';
import { machineSwitches } from '../setup/launch.mjs';
import { root } from '../setup/places.mjs';
import { runtime } from '../setup/runtime.mjs';
import { demoFiles } from './demoFiles.mjs';
import { dropFiles } from './dropFiles.mjs';

// The app by itself on the practice sandbox: what a person would do, checked at each step.

const pictures = join(root, 'dist', 'demo');
/** @type {{ what: string, ok: boolean, detail: string }[]} */
const report = [];
const folder = await mkdtemp(join(tmpdir(), 'satchel-demo-'));
await mkdir(pictures, { recursive: true });

const startedAt = performance.now();
const app = await _electron.launch({
  executablePath: runtime().executablePath,
  args: [...machineSwitches(), `--user-data-dir=${join(folder, 'data')}`, root],
  cwd: root,
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
    await page.getByRole('button', { name: 'Explore with the practice sandbox' }).waitFor();
    await shoot('welcome-light');
    return `${Math.round(performance.now() - startedAt)} ms after the start`;
  });

  await step('shows what the practice account holds', async () => {
    await page.getByRole('button', { name: 'Explore with the practice sandbox' }).click();
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

  const { fitting, tooLarge } = await demoFiles(join(folder, 'files'));

  await step('uploads dropped files', async () => {
    await dropFiles(
      app,
      fitting.map((file) => file.path),
    );
    for (const file of fitting) await row(file.name).getByText('Stored').waitFor();
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
    return `${links.length} links, each the file of its place`;
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
