import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Sandbox, startSandbox } from '../../../../electron/sandbox/startSandbox.ts';
import { type BareApp, startBareApp } from '../../../bareApp/bareApp.ts';
import { connect } from '../../../e2e/support/actions.ts';
import { launchSatchel, test } from '../../../e2e/support/satchel.ts';
import { library } from './inWindow.ts';
import { seedLibrary } from './seedLibrary.ts';
import { type Figure, reportWindow } from './windowReport.ts';

const rounds = Number(process.env['SATCHEL_BENCH_ROUNDS'] ?? 3);
const many = Number(process.env['SATCHEL_BENCH_ITEMS'] ?? 100_000);
const most = Number(process.env['SATCHEL_BENCH_MOST'] ?? 1_000_000);
const only = process.env['SATCHEL_BENCH_ONLY']?.split(';');

interface Place {
  readonly dataDir: string;
  readonly sandbox: Sandbox;
  readonly count: number;
  open(): Promise<BareApp>;
  end(): Promise<void>;
}

/** A library of so many items that was read before, and its provider. */
async function lay(count: number): Promise<Place> {
  const dataDir = await mkdtemp(join(tmpdir(), 'satchel-bench-'));
  const startedAt = Date.now();
  const sandbox = await startSandbox({ items: count, now: () => Date.now() });
  const { baseUrl } = sandbox.plivo;
  const first = await launchSatchel({ dataDir, baseUrl });
  await connect(first.page, sandbox);
  await first.quit();
  if (count > 0) seedLibrary(dataDir, sandbox, count, startedAt);
  const env = { SATCHEL_ENDPOINTS: JSON.stringify({ plivo: baseUrl }) };
  return {
    dataDir,
    sandbox,
    count,
    async open() {
      const app = startBareApp(dataDir, env);
      const main = `document.querySelector('main ${count > 0 ? '[role=gridcell]' : 'h1'}') !== null`;
      await app.until(main);
      await app.ask('inWindow', `window.bench = ${library}; true`);
      return app;
    },
    async end() {
      await sandbox.close();
      await rm(dataDir, { recursive: true, force: true, maxRetries: 10, retryDelay: 200 });
    },
  };
}

const inside = <T>(app: BareApp, code: string) =>
  app.ask('inWindow', `bench.${code}`) as Promise<T>;
const rest = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));
const wants = (part: string) => only === undefined || only.includes(part);

const figures: Figure[] = [];
const figure = (
  what: string,
  values: readonly number[],
  by: Figure['by'],
  unit = 'ms',
  goal?: number,
) => void figures.push({ what, values, by, unit, ...(goal !== undefined && { goal }) });

test.afterAll(() => void reportWindow(figures));

async function closing<T>(app: BareApp, work: (app: BareApp) => Promise<T>): Promise<T> {
  try {
    return await work(app);
  } finally {
    await app.close();
  }
}

const bytesOf = async (app: BareApp) => (await app.ask('proportionalBytes')) ?? Number.NaN;

test('the window over a large library', async () => {
  const [empty, full] = [await lay(0), await lay(many)];
  try {
    // Once, so that what is seen first is in the cache.
    await closing(await full.open(), (app) => inside(app, 'untilPainted(60000)'));
    if (wants('start')) await measureStart(empty, full);
    if (wants('scroll')) await measureScroll(full);
    if (wants('jump')) await measureJumps(full);
    if (wants('keys')) await measureKeys(full);
    if (wants('memory')) await measureMemory(empty, full);
  } finally {
    await empty.end();
    await full.end();
  }
});

test('the window over a million items', async () => {
  if (!wants('million')) return;
  const place = await lay(most);
  try {
    await closing(await place.open(), (app) => measureMillion(app, place.count));
  } finally {
    await place.end();
  }
});

async function measureStart(empty: Place, full: Place) {
  const took = async (place: Place) => {
    const began = performance.now();
    return closing(await place.open(), async (app) => {
      if (place.count > 0) await inside(app, 'untilPainted(60000)');
      return performance.now() - began;
    });
  };
  const ratios: number[] = [];
  for (let round = 0; round < rounds + 2; round += 1) {
    const alone = await took(empty);
    ratios.push((await took(full)) / alone);
  }
  figure(
    `start to every visible thumbnail painted, ${many}, of an empty window`,
    ratios,
    'median',
    'times',
    1.5,
  );
}

async function measureScroll(full: Place) {
  for (const px of [60, 1_500]) {
    for (const cached of [false, true]) {
      const own: number[] = [];
      const bare: number[] = [];
      let nodes = 0;
      for (let round = 0; round < rounds; round += 1) {
        await closing(await full.open(), async (app) => {
          await inside(app, 'untilPainted(60000)');
          const ids = await inside<number[]>(app, 'ids()');
          if (cached) await inside(app, `scroll(${px}, 300)`);
          own.push(...(await inside<number[]>(app, `scroll(${px}, 300)`)));
          nodes = Math.max(nodes, await inside<number>(app, 'nodes()'));
          bare.push(
            ...(await inside<number[]>(app, `bareScroll(${px}, 300, ${JSON.stringify(ids)})`)),
          );
        });
      }
      const what = `scroll of ${px} px a frame, ${cached ? 'seen before' : 'as it comes'}`;
      figure(`${what}`, own, 'p95', 'ms', 17.5);
      figure(`${what}`, own, 'most', 'ms', 33);
      figure(`${what}, a plain recycler beside it`, bare, 'p95');
      figure(`${what}, a plain recycler beside it`, bare, 'most');
      figure(
        `${what}, frames over 33 ms, own`,
        [own.filter((gap) => gap > 33).length],
        'most',
        'frames',
        0,
      );
      figure(
        `${what}, frames over 33 ms, plain`,
        [bare.filter((gap) => gap > 33).length],
        'most',
        'frames',
      );
      figure('nodes in the grid', [nodes], 'most', 'nodes', 400);
    }
  }
}

async function measureJumps(full: Place) {
  await closing(await full.open(), async (app) => {
    await inside(app, 'untilPainted(60000)');
    type Jump = { text: number; pictures: number };
    const text: number[] = [];
    const fresh: number[] = [];
    const cached: number[] = [];
    for (let n = 0; n < 20 * rounds; n += 1) {
      const share = ((n * 61) % 97) / 97;
      const first = await inside<Jump>(app, `jump(${share})`);
      await inside<Jump>(app, `jump(${(share + 0.37) % 1})`);
      const again = await inside<Jump>(app, `jump(${share})`);
      text.push(first.text, again.text);
      fresh.push(first.pictures);
      cached.push(again.pictures);
    }
    figure('jump anywhere until its text is there', text, 'p95', 'ms', 100);
    figure('jump anywhere until its pictures are there, from the cache', cached, 'p95', 'ms', 200);
    figure('jump anywhere until its pictures are there, others', fresh, 'p95', 'ms', 1_500);
  });
}

async function measureKeys(full: Place) {
  await closing(await full.open(), async (app) => {
    await inside(app, 'untilPainted(60000)');
    const took: number[] = [];
    for (let round = 0; round < rounds; round += 1) {
      for (const word of ['pizza-friday-9', 'lotion 7', 'ps-sh', 'night ticket']) {
        await inside(app, 'searchField()');
        for (const keyCode of word) {
          await inside(app, 'hearKey()');
          await app.ask('press', { keyCode });
          took.push(await inside<number>(app, 'keyed()'));
          await rest(150);
        }
      }
    }
    figure(`key to painted result, ${many}`, took, 'median');
    figure(`key to painted result, ${many}`, took, 'p95', 'ms', 50);
  });
}

async function measureMemory(empty: Place, full: Place) {
  const ratios = { page: [] as number[], scrolled: [] as number[], rested: [] as number[] };
  for (let round = 0; round < rounds; round += 1) {
    const alone = await closing(await empty.open(), async (app) => {
      await rest(5_000);
      return bytesOf(app);
    });
    await closing(await full.open(), async (app) => {
      await inside(app, 'untilPainted(60000)');
      await rest(2_000);
      ratios.page.push((await bytesOf(app)) / alone);
      for (const px of [60, 1_500]) await inside(app, `scroll(${px}, 300)`);
      ratios.scrolled.push((await bytesOf(app)) / alone);
      await rest(10_000);
      ratios.rested.push((await bytesOf(app)) / alone);
    });
  }
  figure(
    'memory of all processes at the first page, of an empty window',
    ratios.page,
    'median',
    'times',
    1.2,
  );
  figure(
    'memory of all processes after the scrolls, of an empty window',
    ratios.scrolled,
    'median',
    'times',
    1.7,
  );
  figure(
    'memory of all processes ten seconds later, of an empty window',
    ratios.rested,
    'median',
    'times',
    1.4,
  );
}

async function measureMillion(app: BareApp, count: number) {
  await inside(app, 'untilPainted(60000)');
  await rest(3_000);
  await app.ask('longestPause');
  await inside(app, 'focusFirst()');
  await app.ask('press', { keyCode: 'End', modifiers: ['control'] });
  figure(
    `End until the last of ${count} is there`,
    [await inside<number>(app, `untilLast(${count})`)],
    'most',
  );
  await app.ask('press', { keyCode: 'Home', modifiers: ['control'] });
  await inside(app, 'jump(0)');
  await inside(app, 'jump(1)');
  figure(
    `scroll bar to the end: the last of ${count} is there`,
    [await inside<number>(app, `untilLast(${count})`)],
    'most',
  );
  await app.ask('longestPause');
  const pauses: number[] = [];
  const pages: number[] = [];
  const orders = [
    'stored',
    'name',
    'size',
    'end',
    'kind',
    'type',
    'from',
    'to',
    'account',
    'status',
    'used',
  ];
  for (const by of orders) {
    for (const descending of [true, false]) {
      const query = JSON.stringify({ filter: {}, sort: { by, descending } });
      const ms = await app.ask(
        'inWindow',
        `(async () => {
          const began = performance.now();
          const { value } = await satchel.ask('library.open', ${query});
          await satchel.ask('library.rows', { token: value.token, start: 0, count: 100 });
          return performance.now() - began;
        })()`,
      );
      pages.push(ms as number);
      await rest(500);
      pauses.push(await app.ask('longestPause'));
    }
  }
  figure(`first page of any order of ${count}`, pages, 'most', 'ms', 50);
  figure(`longest pause of the main process meanwhile`, pauses, 'most', 'ms', 16.7);
}
