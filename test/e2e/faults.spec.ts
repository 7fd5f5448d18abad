import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import fc from 'fast-check';
import type { z } from 'zod';
import { en } from '../../renderer/strings/en.ts';
import { events } from '../../shared/contract/contract.ts';
import { mediaRow } from '../../shared/media.ts';
import { arbitraryOf } from '../shared/support/arbitraryOf.ts';
import { launchConnected } from './support/actions.ts';
import { inPage } from './support/inPage.ts';
import { expect, type Satchel, test } from './support/satchel.ts';

const isFault = /This is a bug in Satchel/;
const logOf = (dataDir: string) => readFile(join(dataDir, 'logs', 'satchel.log'), 'utf8');

async function faultsIn(dataDir: string): Promise<Record<string, unknown>[]> {
  const lines = (await logOf(dataDir))
    .split('\n')
    .filter((line) => line.includes('"call":"window.'));
  return lines.map((line) => JSON.parse(line));
}

/** Tells the window something, as the main process tells it everything. */
function tell({ app }: Satchel, told: readonly (readonly [string, unknown])[]): Promise<void> {
  // Halves of signs do not get through a debugger but as JSON writes them.
  return app.evaluate(({ BrowserWindow }, json) => {
    const told = JSON.parse(json) as [string, unknown][];
    const window = BrowserWindow.getAllWindows().find((each) => each.isVisible());
    for (const [event, payload] of told) {
      window?.webContents.send('satchel:event', event, payload);
    }
  }, JSON.stringify(told));
}

const canary = 'canary +44 20 7946 0018 https://files.example.com/secret/path';

/** Breaks what names the providers on the first page, which is no part by itself: the window fails as a whole. */
const brokenLists = `(() => {
  const value = () => { throw new RangeError('${canary}'); };
  Object.defineProperty(Intl.ListFormat.prototype, 'format', { value, configurable: true });
})()`;

/** Breaks the details of an item: of what is in sight, they alone have lists of terms. */
const brokenTerms = `(() => {
  const whole = Document.prototype.createElement;
  Document.prototype.createElement = function (name, ...rest) {
    if (name === 'dl') throw new RangeError('${canary}');
    return whole.call(this, name, ...rest);
  };
  globalThis.mend = () => { Document.prototype.createElement = whole; };
})()`;

test('an event that no date can hold is refused, and the window stays as it was', async ({
  launch,
  sandbox,
  dataDir,
}) => {
  const satchel = await launchConnected(launch, sandbox);
  const { page } = satchel;
  const accountId = await inPage(
    satchel,
    `(async () => (await satchel.ask('accounts.list')).value[0].id)()`,
  );
  const message = {
    ...{ id: 'm', accountId, from: '+1', to: '+2', text: 'far', mediaCount: 0, mediaIds: [] },
    ...{ messageRef: null, providerStatus: null, failure: null, state: 'cancelled' },
  };
  await tell(satchel, [['messagesChanged', [{ ...message, createdAt: 9e15 }]]]);
  await expect.poll(() => faultsIn(dataDir)).toHaveLength(1);
  expect((await faultsIn(dataDir))[0]).toMatchObject({ call: 'window.work' });
  await tell(satchel, [['messagesChanged', [{ ...message, createdAt: 8.64e15 }]]]);
  await page.getByRole('button', { name: 'Messages' }).click();
  await expect(page.getByRole('list', { name: 'Messages' })).toContainText('far');
  await expect(page.getByText(isFault)).toHaveCount(0);
});

test('a part that fails says so, is tried again, and leaves the others at work', async ({
  launch,
  sandbox,
  dataDir,
}) => {
  const satchel = await launchConnected(launch, sandbox);
  const { page } = satchel;
  const cells = page.getByRole('gridcell');
  await inPage(satchel, brokenTerms);
  await cells.nth(1).click();
  const details = page.getByRole('complementary');
  const alert = details.getByRole('alert');
  await expect(alert).toContainText(en.shell.fault.title.inspector);
  await expect(alert).toContainText(isFault);
  const shown = (await alert.getByText(/^Reference: /).textContent()) ?? '';
  expect(shown).toMatch(/^Reference: [0-9A-F]{8}$/);
  const faults = () => faultsIn(dataDir);
  await expect
    .poll(faults)
    .toContainEqual(
      expect.objectContaining({ call: 'window.inspector', reference: shown.slice(-8) }),
    );
  const log = await logOf(dataDir);
  expect(log).toContain('canary [person]');
  expect(log).not.toContain('7946');
  expect(log).not.toContain('secret/path');

  await expect(cells.first()).toBeVisible();
  await page.getByRole('combobox', { name: en.find.search }).fill('nothing is called this');
  await expect(cells).toHaveCount(0);
  await page.getByRole('combobox', { name: en.find.search }).fill('');
  await expect(cells.first()).toBeVisible();

  await inPage(satchel, 'globalThis.mend()');
  await cells.nth(1).click();
  await expect(alert).toHaveCount(0);
  await expect(details.getByRole('button', { name: /^Copy/ }).first()).toBeVisible();
});

test('a window that fails as a whole says so and is loaded again, and what nobody caught is said', async ({
  launch,
  dataDir,
}) => {
  const satchel = await launch();
  const { page } = satchel;
  const connect = page.getByRole('button', { name: 'Connect an account' });
  await expect(connect).toBeVisible();
  await inPage(satchel, `setTimeout(() => { throw new Error('nobody caught this'); })`);
  const toast = page.getByRole('status').filter({ hasText: 'report it with reference' });
  await expect(toast).toBeVisible();
  const [, told] = /reference ([0-9A-F]{8})/.exec((await toast.textContent()) ?? '') ?? [];
  await expect
    .poll(() => faultsIn(dataDir))
    .toContainEqual(expect.objectContaining({ call: 'window.work', reference: told }));
  await inPage(satchel, `void Promise.reject(new Error('nor this'))`);
  await expect.poll(() => logOf(dataDir)).toContain('nor this');

  await inPage(satchel, brokenLists);
  await page.getByRole('button', { name: en.accounts.explore }).click();
  const alert = page.getByRole('alert');
  await expect(alert).toContainText('Satchel’s window stopped');
  await expect(alert.getByText(/^Reference: [0-9A-F]{8}$/)).toBeVisible();
  await alert.getByRole('button', { name: 'Reload window' }).click();
  await expect(connect).toBeVisible();
  await expect(alert).toHaveCount(0);
});

test('whatever the contract lets through is shown without a fault', async ({
  launch,
  sandbox,
  dataDir,
}) => {
  const satchel = await launchConnected(launch, sandbox);
  const { app, page } = satchel;
  const draw = (schema: z.ZodType, count: number) =>
    fc.sample(arbitraryOf(schema), { seed: 86, numRuns: count });
  const names = Object.keys(events).filter((name) => name !== 'accountRemoved');
  const told = names.flatMap((name) =>
    draw(events[name as keyof typeof events], 40).map((payload) => [name, payload] as const),
  );
  // Nobody is no receiver, and would be the same one of several messages.
  const messages = told.flatMap(([name, payload]) =>
    name === 'messagesChanged' ? (payload as { to: string }[]) : [],
  );
  for (const [place, message] of messages.entries()) message.to ||= `+1 212 555 ${1_000 + place}`;
  const rows = draw(mediaRow, 60);
  // The library answers with them too, whatever it is asked for.
  await app.evaluate(({ ipcMain }, json) => {
    const rows = JSON.parse(json) as unknown[];
    type Answer = (event: unknown, name: string, input: unknown) => unknown;
    const { _invokeHandlers: answers } = ipcMain as unknown as {
      _invokeHandlers: Map<string, Answer>;
    };
    const usual = answers.get('satchel:ask');
    if (usual === undefined) throw new Error('nobody answers the window');
    answers.set('satchel:ask', (event, name, input) => {
      if (name === 'library.open') return { ok: true, value: { token: 't', total: rows.length } };
      return name === 'library.rows' ? { ok: true, value: rows } : usual(event, name, input);
    });
  }, JSON.stringify(rows));
  const button = (name: string | RegExp) => page.getByRole('button', { name }).first();
  const show = async (name: string) => {
    await button(name).click();
    await expect(page.getByText(isFault), name).toHaveCount(0);
  };
  await tell(satchel, told);
  await tell(satchel, [['libraryChanged', { accountId: null }]]);
  // The menu of the application opens a dialog over all the rest.
  const chosen = page.getByRole('dialog', { name: en.settings.title });
  await expect(chosen).toBeVisible();
  await expect(page.getByText(isFault)).toHaveCount(0);
  await page.keyboard.press('Escape');
  await expect(chosen).toHaveCount(0);
  // What is drawn is drawn in sight: the tray, the messages, the library and its details.
  await show('Messages');
  await show('Uploads');
  const uploads = page.getByRole('region', { name: 'Uploads' });
  await expect(uploads.getByRole('listitem').first()).toBeVisible();
  await show('All media');
  const cellAt = (index: number) => page.locator(`[role="gridcell"][data-index="${index}"]`);
  await cellAt(0).click({ force: true });
  for (let index = 1; index < 12; index += 1) {
    await page.keyboard.press('ArrowRight');
    await expect(cellAt(index)).toBeFocused();
    await expect(page.getByText(isFault)).toHaveCount(0);
  }
  expect(await faultsIn(dataDir)).toEqual([]);
});
