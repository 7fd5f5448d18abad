import { createServer } from 'node:http';
import { join } from 'node:path';
import { en } from '../../renderer/strings/en.ts';
import { watchNoMore } from './support/access/watch.ts';
import { clipboardText, launchConnected, uploadRow } from './support/actions.ts';
import { dragFiles, dropFiles, dropLink } from './support/drop.ts';
import { pngBytes, writeFiles } from './support/files.ts';
import { inPage, isIdle } from './support/inPage.ts';
import { expect, type Satchel, test } from './support/satchel.ts';

const account = `(await satchel.ask('accounts.list')).value[0].id`;
const invalid = (detail: string) => ({ ok: false, failure: { kind: 'invalid-input', detail } });
const canary = 'what another program copied';

function resetClipboard({ app }: Satchel): Promise<void> {
  return app.evaluate(({ clipboard }, text) => clipboard.writeText(text), canary);
}

test('no script of the page names a path: only what a person drops does, and once', async ({
  launch,
  sandbox,
  dataDir,
}) => {
  const satchel = await launchConnected(launch, sandbox);
  const stored = () => sandbox.ledger().filter(({ seeded }) => !seeded).length;
  const fakes = {
    'a plain object': `{ path: '/etc/hostname', name: 'hostname', size: 3 }`,
    'an object called File': `{ path: '/etc/hostname', name: 'x', size: 3, [Symbol.toStringTag]: 'File' }`,
    'a File in name': `Object.create(File.prototype, { path: { value: '/etc/hostname' } })`,
    'a Proxy': `new Proxy(new File(['x'], 'x'), { get: () => '/etc/hostname' })`,
    'a Blob': `new Blob(['x'])`,
  };
  for (const [name, fake] of Object.entries(fakes)) {
    for (const call of [`countFiles([${fake}])`, `addFiles(${account}, [${fake}])`]) {
      const answer = inPage(
        satchel,
        `(async () => { try { return await satchel.${call}; } catch { return 'thrown'; } })()`,
        true,
      );
      expect([invalid('files-unfit'), 'thrown'], `${name}: ${call}`).toContainEqual(await answer);
    }
  }
  for (const called of ['path', 'webkitRelativePath']) {
    // A true File is its bytes, whatever is written on it.
    const written = `Object.defineProperty(new File(['x'], 'x.txt'), '${called}', { value: '/etc/passwd' })`;
    const counted = await inPage(satchel, `satchel.countFiles([${written}])`);
    // Only what lies on disk has a size here.
    expect(counted).toMatchObject({ ok: true, value: { files: 1, sizeBytes: 0 } });
  }

  // A page that keeps what was dropped for itself has it once; an event of its own brings nothing.
  await inPage(
    satchel,
    `addEventListener('drop', (event) => {
      event.preventDefault();
      event.stopImmediatePropagation();
      globalThis.kept = [...event.dataTransfer.files];
    }, { capture: true, once: true })`,
  );
  const paths = await writeFiles(join(dataDir, 'in'), [
    ['one.png', await pngBytes(1)],
    ['two.png', await pngBytes(2)],
  ]);
  await dropFiles(satchel, paths);
  const add = (files: string) => inPage(satchel, `(async () => satchel.${files})()`);
  await expect.poll(() => inPage(satchel, 'globalThis.kept?.length')).toBe(2);
  expect(await add(`addFiles(${account}, [kept[0]])`)).toMatchObject({ ok: true });
  expect(await add(`addFiles(${account}, [kept[0]])`)).toEqual(invalid('files-not-heard'));
  await inPage(
    satchel,
    `(() => {
      const dataTransfer = new DataTransfer();
      dataTransfer.items.add(kept[0]);
      dispatchEvent(new DragEvent('drop', { dataTransfer, bubbles: true, cancelable: true }));
    })()`,
  );
  expect(await add(`countFiles([kept[0]])`)).toEqual(invalid('files-not-heard'));
  // What was refused by the other side can be tried again, since nothing came of it.
  expect(await add(`addFiles('nobody', [kept[1]])`)).toMatchObject({
    ok: false,
    failure: { kind: 'not-found' },
  });
  expect(await add(`addFiles(${account}, [kept[1]])`)).toMatchObject({ ok: true });
  await expect.poll(stored).toBe(2);
  await dragFiles(satchel, paths, ['dragEnter', 'dragCancel']);
});

test('no script of the page reads or writes the clipboard; keys and the menu do', async ({
  launch,
  sandbox,
}) => {
  const satchel = await launchConnected(launch, sandbox);
  const { app, page } = satchel;
  const text = `(() => {
    const text = frame.document.createElement('p');
    text.textContent = 'of the page';
    frame.document.body.append(text);
    frame.focus();
    frame.getSelection().selectAllChildren(text);
    return text;
  })()`;
  const writes = {
    copy: `${text}; frame.document.execCommand('copy')`,
    cut: `${text}.contentEditable = 'true'; frame.document.execCommand('cut')`,
    handler: `frame.document.addEventListener('copy', (event) => {
      event.clipboardData.setData('text/plain', 'of a handler');
      event.preventDefault();
    }); ${text}; frame.document.execCommand('copy')`,
    async: `await frame.navigator.clipboard.writeText('written').catch(() => {})`,
    item: `await frame.navigator.clipboard.write([
      new ClipboardItem({ 'text/plain': new Blob(['written'], { type: 'text/plain' }) }),
    ]).catch(() => {})`,
  };
  const read = `(() => {
    const field = frame.document.createElement('textarea');
    frame.document.body.append(field);
    let heard = '';
    frame.document.addEventListener('paste', (event) => {
      heard += event.clipboardData.getData('text/plain');
    });
    frame.focus();
    field.focus();
    frame.document.execCommand('paste');
    const got = heard + field.value;
    field.remove();
    return got;
  })()`;
  const own = 'const frame = window;';
  const framed = `const element = document.createElement('iframe');
    document.body.append(element);
    const frame = element.contentWindow;`;
  const run = (code: string, gesture: boolean) =>
    inPage(satchel, `(async () => { ${code} })()`, gesture);
  await resetClipboard(satchel);
  for (const gesture of [false, true]) {
    if (!gesture) await expect.poll(() => isIdle(satchel)).toBe(true);
    for (const frame of [own, framed]) {
      for (const [name, write] of Object.entries(writes)) {
        await run(`${frame} ${write}`, gesture);
        // Chromium writes on its own time: what came before would be there by the end of a round trip.
        await run('await 0', false);
        expect(await clipboardText(satchel), `${name}, gesture ${gesture}`).toBe(canary);
      }
      expect(await run(`${frame} return ${read}`, gesture)).toBe('');
    }
  }
  // Nor is what a script copies a gesture that opens other doors.
  await expect.poll(() => isIdle(satchel)).toBe(true);
  const opened = await run(
    `${own} ${writes.copy}; return satchel.ask('library.copyLinks', { mediaIds: [1] })`,
    false,
  );
  expect(opened).toMatchObject({ ok: false, failure: { kind: 'forbidden' } });
  await page.reload();

  const search = page.getByRole('combobox', { name: en.find.search });
  await search.fill('typed');
  await search.press('Control+a');
  await search.press('Control+c');
  await expect.poll(() => clipboardText(satchel)).toBe('typed');
  await search.press('Control+x');
  await expect(search).toHaveValue('');
  await resetClipboard(satchel);
  await search.press('Control+v');
  await expect(search).toHaveValue(canary);
  await search.fill('by the menu');
  await search.selectText();
  const byMenu = (what: 'copy' | 'paste') =>
    app.evaluate(({ BrowserWindow }, what) => {
      const window = BrowserWindow.getAllWindows().find((each) => each.isVisible());
      window?.webContents[what]();
    }, what);
  await byMenu('copy');
  await expect.poll(() => clipboardText(satchel)).toBe('by the menu');
  await resetClipboard(satchel);
  await byMenu('paste');
  await expect(search).toHaveValue(canary);
});

test('no address that the page thought of is fetched, only one that a person brings', async ({
  launch,
  sandbox,
}) => {
  const satchel = await launchConnected(launch, sandbox);
  const picture = await pngBytes(7);
  const asked: (string | undefined)[] = [];
  const server = createServer((request, response) => {
    asked.push(request.url);
    response.writeHead(200, { 'content-type': 'image/png' }).end(picture);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  const base = `http://127.0.0.1:${typeof address === 'object' ? address?.port : 0}`;
  try {
    const ask = (path: string, gesture: boolean) =>
      inPage(
        satchel,
        `(async () => satchel.ask('intake.addLink', { url: '${base}${path}', accountId: ${account} }))()`,
        gesture,
      );
    await expect.poll(() => isIdle(satchel)).toBe(true);
    expect(await ask('/secret', false)).toMatchObject({ failure: { kind: 'forbidden' } });
    expect(await ask('/secret', true)).toEqual(invalid('link-not-heard'));
    await dropLink(satchel, `${base}/sea.png`);
    await expect(uploadRow(satchel.page, 'sea.png')).toContainText(en.uploads.states.stored);
    expect(await ask('/sea.png', true)).toEqual(invalid('link-not-heard'));
    expect(await ask('/sea.png?secret', true)).toEqual(invalid('link-not-heard'));
    expect(asked).toEqual(['/sea.png']);
    // What a drop carried is told while the event lasts, and an event of the page carries nothing.
    const dropOfPage = `(() => {
      const dataTransfer = new DataTransfer();
      dataTransfer.setData('text/html', '<img src="${base}/secret">');
      let told = 'nothing was heard';
      addEventListener('drop', () => { told = satchel.carried(); }, { once: true });
      document.body.dispatchEvent(
        new DragEvent('drop', { dataTransfer, bubbles: true, cancelable: true }),
      );
      return told;
    })()`;
    for (const question of ['satchel.carried()', dropOfPage]) {
      expect(await inPage(satchel, question, true), question).toBe(null);
    }
    expect(await ask('/secret', true)).toEqual(invalid('link-not-heard'));
  } finally {
    server.close();
  }
});

test('no device is asked for, and asking does not end the app', async ({ launch, sandbox }) => {
  const satchel = await launchConnected(launch, sandbox);
  const { app, page } = satchel;
  // What is put into the page here is not Satchel's.
  watchNoMore(page);
  const asking = `(async (frame) => {
    const attempt = (work) =>
      Promise.resolve().then(work).then(() => 'went through', (error) => error.name);
    const { navigator } = frame;
    return {
      devices: ['usb', 'hid', 'serial', 'bluetooth'].filter((name) => name in navigator),
      usb: await attempt(() => navigator.usb.requestDevice({ filters: [] })),
      known: await attempt(() => navigator.usb.getDevices()),
      hid: await attempt(() => navigator.hid.requestDevice({ filters: [] })),
      serial: await attempt(() => navigator.serial.requestPort({})),
      bluetooth: await attempt(() => navigator.bluetooth.requestDevice({ acceptAllDevices: true })),
      screen: await attempt(() => navigator.mediaDevices.getDisplayMedia({ video: true })),
      midi: await attempt(() => navigator.requestMIDIAccess()),
      allowed: frame.document.featurePolicy.allowedFeatures().filter((name) => !/^ch-/.test(name)),
    };
  })`;
  const frame = `(() => {
    const element = document.createElement('iframe');
    element.allow = 'usb; hid; serial; bluetooth; clipboard-read';
    return document.body.appendChild(element).contentWindow;
  })()`;
  for (const each of ['window', frame]) {
    const { devices, allowed, ...answers } = (await inPage(
      satchel,
      `${asking}(${each})`,
      true,
    )) as {
      devices: string[];
      allowed: string[];
    };
    expect(devices).toEqual([]);
    expect(allowed).toEqual([]);
    expect(Object.values(answers)).not.toContain('went through');
  }
  // Each of the two controls holds without the other.
  const headerAlone = await app.evaluate(async ({ BrowserWindow }) => {
    const ours = BrowserWindow.getAllWindows().find((each) => each.isVisible())?.webContents;
    if (!ours) throw new Error('no window is shown');
    const other = new BrowserWindow({ show: false, webPreferences: { session: ours.session } });
    await other.loadURL(ours.getURL());
    const code = `navigator.usb.requestDevice({ filters: [] }).then(() => '', (error) => error.name)`;
    const answer = await other.webContents.executeJavaScript(code, true);
    other.destroy();
    return answer as unknown;
  });
  expect(headerAlone).toBe('SecurityError');
  await expect(page.getByRole('grid', { name: 'Library' })).toBeVisible();
});
