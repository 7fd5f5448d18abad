import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { type DarkroomHost, startDarkroomHost } from './darkroomHost/start.ts';

// A whole Electron, on machines that may be busy.
vi.setConfig({ testTimeout: 120_000, hookTimeout: 60_000 });

let host: DarkroomHost;
beforeAll(async () => {
  host = await startDarkroomHost();
});
afterAll(() => host?.close());

const job = '0b9c1a52-7d4e-4c1f-9a53-1f1f7a0c9e11';
const picture = (url: string) =>
  host.ask(
    'inWindow',
    `new Promise((resolve) => {
      const img = new Image();
      img.onload = () => resolve(img.naturalWidth);
      img.onerror = () => resolve('none');
      img.src = ${JSON.stringify(url)};
    })`,
  );

describe('the media scheme in the real Electron', () => {
  it('shows pictures by id', async () => {
    expect(await picture('satchel-media://thumb/7')).toBe(1);
    expect(await picture('satchel-media://preview/7')).toBe(1);
    expect(await picture('satchel-media://small/7')).toBe(1);
    expect(Object.keys(await host.ask('served'))).toEqual(
      expect.arrayContaining(['small/7', 'thumb/7', 'preview/7']),
    );
  });

  it('shows the file of a job as it was and as it goes', async () => {
    expect(await picture(`satchel-media://job-before/${job}`)).toBe(1);
    expect(await picture(`satchel-media://job-after/${job}`)).toBe(1);
    expect(Object.keys(await host.ask('served'))).toEqual(
      expect.arrayContaining([`before/${job}`, `after/${job}`]),
    );
  });

  it('has nothing at any other address', async () => {
    const before = Object.keys(await host.ask('served'));
    for (const rest of [
      'thumb/0',
      'thumb/-1',
      'thumb/1.5',
      'thumb/x',
      'thumb/7/8',
      'thumb/7?a=1',
      'whole/7',
      'thumb/',
      'thumb/..%2f7',
      'thumb/99999999999999999',
      'job-before/7',
      `job-other/${job}`,
      `job-after/${job}/`,
    ]) {
      expect(await picture(`satchel-media://${rest}`)).toBe('none');
    }
    expect(Object.keys(await host.ask('served'))).toEqual(before);
  });

  it('shows no picture when there is none, and goes on', async () => {
    for (const id of [404, 503, 500])
      expect(await picture(`satchel-media://thumb/${id}`)).toBe('none');
    expect(await picture('satchel-media://thumb/8')).toBe(1);
  });

  it('tells the source when the window has lost interest', async () => {
    await host.ask(
      'inWindow',
      `window.gone = new Image(); gone.src = 'satchel-media://thumb/1000'; 1`,
    );
    await expect.poll(async () => 'thumb/1000' in (await host.ask('served'))).toBe(true);
    await host.ask('inWindow', `gone.src = ''; 1`);
    await expect.poll(async () => (await host.ask('served'))['thumb/1000']?.aborted).toBe(true);
  });
});

describe('the app scheme in the real Electron', () => {
  it('sends every file with the whole policy', async () => {
    const { status, headers } = await host.ask('fetchInWindow', 'satchel-app://app/page.html');
    expect(status).toBe(200);
    expect(headers).toMatchObject({
      'content-type': 'text/html; charset=utf-8',
      'x-content-type-options': 'nosniff',
      'referrer-policy': 'no-referrer',
      'cross-origin-opener-policy': 'same-origin',
    });
    const policy = headers['content-security-policy']?.split('; ');
    expect(policy).toEqual(
      expect.arrayContaining([
        "default-src 'none'",
        "script-src 'self'",
        "connect-src 'none'",
        "object-src 'none'",
        "frame-ancestors 'none'",
        "require-trusted-types-for 'script'",
      ]),
    );
    expect(policy?.join()).not.toContain('unsafe');
  });

  it('has only the files it was given', async () => {
    const statusOf = async (url: string) => (await host.ask('fetchInWindow', url)).status;
    expect(await statusOf('satchel-app://app/')).toBe(404);
    expect(await statusOf('satchel-app://app/page.html?x=1')).toBe(404);
    expect(await statusOf('satchel-app://app/../main/main.cjs')).toBe(404);
    expect(await statusOf('satchel-app://app/%2e%2e/main/main.cjs')).toBe(404);
    expect(await statusOf('satchel-app://app/..%2fmain%2fmain.cjs')).toBe(404);
    expect(await statusOf('satchel-app://app/notes.txt')).toBe(404);
    expect(await statusOf('satchel-app://darkroom/page.html')).toBe(404);
  });

  it('lets the window reach nothing else', async () => {
    for (const url of ['https://example.test/', 'http://127.0.0.1:9/']) {
      await expect(host.ask('fetchInWindow', url)).rejects.toThrow('ERR_BLOCKED_BY_CLIENT');
    }
    const file = await host.ask('fetchInWindow', 'file:///etc/hostname');
    expect(file.status).toBe(403);
    const inPage = (code: string) => host.ask('inWindow', code);
    expect(await inPage(`fetch('satchel-app://app/page.html').then(() => 'in', () => 'out')`)).toBe(
      'out',
    );
    expect(await inPage(`try { document.body.innerHTML = '<p>'; 'in' } catch { 'out' }`)).toBe(
      'out',
    );
    expect(
      await inPage(`new Promise((resolve) => {
        const frame = document.createElement('iframe');
        document.addEventListener('securitypolicyviolation', (event) => resolve(event.violatedDirective));
        frame.src = 'satchel-media://thumb/7';
        document.body.append(frame);
      })`),
    ).toBe('frame-src');
  });
});
