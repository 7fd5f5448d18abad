import { readFile, writeFile } from 'node:fs/promises';
import { app, BrowserWindow, session, webContents } from 'electron';
import { type Clock, systemClock } from '../../../electron/base/clock.ts';
import { createDarkroom } from '../../../electron/host/darkroom/darkroom.ts';
import {
  registerSchemes,
  serveApp,
  serveMedia,
} from '../../../electron/host/protocols/protocols.ts';
import { hardenEveryPage } from '../../../electron/host/window/hardening.ts';
import { rasterHeaderOf } from '../../../electron/thumbnails/originals/rasterHeader.ts';
import { SatchelError } from '../../../shared/failure.ts';
import { cachePictures } from './cachePictures.ts';
import type { Answer, Calls, Question } from './calls.ts';

const [rendererDir = '', preloadPath = ''] = process.argv.slice(-2);
const logged: string[] = [];
let inHand = 0;
const log = {
  info() {},
  error: ({ event }: { event: string }) => void logged.push(event),
};

let patience = 1;
/** What a page may idle, and how often its memory is looked at: no limit of a picture is as short. */
const longestOtherMs = 5_000;
const clock: Clock = {
  ...systemClock,
  after: (ms, task) => systemClock.after(ms <= longestOtherMs ? ms : ms * patience, task),
};

registerSchemes();
hardenEveryPage();
app.on('window-all-closed', () => {});

const served = new Map<string, { aborted: boolean }>();
let window: BrowserWindow | null = null;
let darkroom: ReturnType<typeof createDarkroom>;

const calls: Calls = {
  async develop({ from, to, maxEdge, header }) {
    const bytes = await readFile(from);
    const found = header ?? rasterHeaderOf(bytes);
    if (!found) throw new Error('no raster picture');
    inHand += 1;
    const picture = await darkroom
      .picture({ ...found, bytes, maxEdge }, new AbortController().signal)
      .finally(() => {
        inHand -= 1;
      });
    await writeFile(to, picture.bytes);
    const { width, height, contentType } = picture;
    return { width, height, contentType };
  },
  async draw({ from, to, wanted }) {
    const request = { ...wanted, bytes: await readFile(from) };
    const picture = await darkroom.draw(request, new AbortController().signal);
    await writeFile(to, picture.bytes);
    const { width, height, contentType, look = null } = picture;
    return { width, height, contentType, look };
  },
  cachePictures: (input) => cachePictures(darkroom, input),
  async fit({ from, to, ...wanted }) {
    const bytes = await readFile(from);
    const header = rasterHeaderOf(bytes);
    if (!header) throw new Error('no raster picture');
    const made = await darkroom.fit(
      { ...header, bytes, parts: false, ...wanted },
      new AbortController().signal,
    );
    await writeFile(to, made.bytes);
    const { width, height, contentType } = made;
    return { width, height, contentType };
  },
  async repack({ from, to, maxBytes }) {
    const request = { bytes: await readFile(from), contentType: 'video/quicktime', maxBytes };
    const made = await darkroom.repack(request, new AbortController().signal);
    await writeFile(to, made);
    return made.length;
  },
  async play({ base64 }) {
    const open = session.fromPartition('plain');
    open.webRequest.onBeforeRequest((_request, answer) => answer({}));
    const plain = new BrowserWindow({ show: false, webPreferences: { session: open } });
    await plain.loadURL('data:text/html,<video muted></video>');
    const played = await plain.webContents.executeJavaScript(`new Promise((resolve) => {
      const video = document.querySelector('video');
      video.onerror = () => resolve({ error: video.error.message });
      video.ontimeupdate = () => {
        const { videoWidth: width, videoHeight: height, currentTime } = video;
        if (currentTime > 0.2) resolve({ width, height });
      };
      video.src = 'data:video/mp4;base64,${base64}';
      video.play();
    })`);
    plain.destroy();
    return played;
  },
  async patience(times) {
    patience = times;
  },
  async inHand() {
    return inHand;
  },
  async darkroomPids() {
    return darkroomContents().map((contents) => contents.getOSProcessId());
  },
  async pids() {
    return app.getAppMetrics().map(({ pid }) => pid);
  },
  async inDarkroom(code) {
    const [contents] = darkroomContents();
    return contents?.executeJavaScript(code);
  },
  async inWindow(code) {
    window ??= await openWindow();
    return window.webContents.executeJavaScript(code);
  },
  async fetchInWindow(url) {
    window ??= await openWindow();
    const response = await window.webContents.session.fetch(url);
    return { status: response.status, headers: Object.fromEntries(response.headers) };
  },
  async served() {
    return Object.fromEntries(served);
  },
  async logged() {
    return logged.splice(0);
  },
  async memory() {
    const pids = new Set(darkroomContents().map((contents) => contents.getOSProcessId()));
    const metrics = app.getAppMetrics();
    const kilobytes = (pick: (metric: Electron.ProcessMetric) => boolean) =>
      metrics.filter(pick).reduce((sum, metric) => sum + metric.memory.workingSetSize, 0);
    return {
      darkroomKilobytes: kilobytes((metric) => pids.has(metric.pid)),
      largestKilobytes: Math.max(
        0,
        ...metrics
          .filter((metric) => pids.has(metric.pid))
          .map((metric) => metric.memory.workingSetSize),
      ),
      mainKilobytes: kilobytes((metric) => metric.type === 'Browser'),
    };
  },
};

function darkroomContents() {
  return webContents
    .getAllWebContents()
    .filter((contents) => contents.getURL().startsWith('satchel-app://darkroom/'));
}

async function openWindow(): Promise<BrowserWindow> {
  const own = session.fromPartition('window');
  serveApp(own, { rendererDir });
  serveMedia(own, {
    async picture(mediaId, wanted, signal) {
      const seen = { aborted: false };
      const variant = typeof wanted === 'string' ? wanted : `page-${wanted.page}`;
      served.set(`${variant}/${mediaId}`, seen);
      if (mediaId === 404) throw new SatchelError({ kind: 'not-found' });
      if (mediaId === 503) throw new SatchelError({ kind: 'offline', host: 'example.test' });
      if (mediaId === 500) throw new Error('a bug');
      if (mediaId === 1000) {
        await new Promise((_resolve, reject) => {
          signal.addEventListener('abort', () => {
            seen.aborted = true;
            reject(new SatchelError({ kind: 'cancelled' }));
          });
        });
      }
      return { bytes: pixel, contentType: 'image/png' };
    },
    codePicture(): never {
      throw new Error('no codes here');
    },
    async postingPicture(): Promise<never> {
      throw new Error('nothing is to be put anywhere');
    },
    async jobPicture(jobId, side) {
      served.set(`${side}/${jobId}`, { aborted: false });
      return { bytes: pixel, contentType: 'image/png' };
    },
  });
  const opened = new BrowserWindow({ show: false, webPreferences: { session: own } });
  await opened.loadURL('satchel-app://app/page.html');
  return opened;
}

const pixel = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
  'base64',
);

app.whenReady().then(() => {
  darkroom = createDarkroom({ preloadPath, rendererDir, clock, log });
  process.on('message', async (question: Question) => {
    process.send?.(await answer(question));
  });
  process.send?.({ id: 0, ok: true, value: null } satisfies Answer);
});

async function answer({ id, call, input }: Question): Promise<Answer> {
  try {
    const run: (input: never) => Promise<unknown> = calls[call];
    return { id, ok: true, value: (await run(input as never)) ?? null };
  } catch (error) {
    const failure = error instanceof SatchelError ? error.failure : null;
    const reason = failure?.kind === 'file-rejected' ? failure.rule : (failure?.kind ?? `${error}`);
    return { id, ok: false, reason };
  }
}
