import { join } from 'node:path';
import type { BareApp } from '../../../bareApp/bareApp.ts';
import { test } from '../../../e2e/support/satchel.ts';
import { measureKeys } from './keys.ts';
import { measureMillion } from './million.ts';
import { inside, lay, type Place, rest } from './place.ts';
import { type Figure, lineOf, type Note, reportWindow } from './windowReport.ts';

const rounds = Number(process.env['SATCHEL_BENCH_ROUNDS'] ?? 3);
const many = Number(process.env['SATCHEL_BENCH_ITEMS'] ?? 100_000);
const most = Number(process.env['SATCHEL_BENCH_MOST'] ?? 1_000_000);
const only = process.env['SATCHEL_BENCH_ONLY']?.split(';');

/** A folder for what every process did in each part, which makes it slower. */
const traces = process.env['SATCHEL_BENCH_TRACE'];

const wants = (part: string) => only === undefined || only.includes(part);

const figures: Figure[] = [];
const figure: Note = (what, values, by, unit = 'ms', goal) => {
  const told: Figure = { what, values, by, unit, ...(goal !== undefined && { goal }) };
  figures.push(told);
  console.log(`… ${lineOf(told)}`);
};

test.afterAll(() => void reportWindow(figures));

async function closing<T>(app: BareApp, work: (app: BareApp) => Promise<T>): Promise<T> {
  try {
    return await work(app);
  } finally {
    await app.close();
  }
}

async function traced<T>(app: BareApp, part: string, work: () => Promise<T>): Promise<T> {
  if (traces === undefined) return work();
  await app.ask('startTrace');
  try {
    return await work();
  } finally {
    await app.ask('endTrace', join(traces, `${part}.json`));
  }
}

const bytesOf = async (app: BareApp) => (await app.ask('proportionalBytes')) ?? Number.NaN;

test('the window over a large library', async () => {
  if (!['start', 'scroll', 'jump', 'keys', 'memory'].some(wants)) return;
  const [empty, full] = [await lay(0), await lay(many)];
  try {
    // Once, so that what is seen first is in the cache.
    await closing(await full.open(), (app) => inside(app, 'untilPainted(60000)'));
    if (wants('start')) await measureStart(empty, full);
    if (wants('scroll')) await measureScroll(full);
    if (wants('jump')) await measureJumps(full);
    if (wants('keys')) {
      await closing(await full.open(), async (app) => {
        await inside(app, 'untilPainted(60000)');
        await traced(app, 'keys', () => measureKeys(app, { rounds, many }, figure));
      });
    }
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
    await closing(await place.open(), (app) => measureMillion(app, place.count, figure));
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
    const jumps = async (n: number) => {
      const share = ((n * 61) % 97) / 97;
      const first = await inside<Jump>(app, `jump(${share})`);
      await inside<Jump>(app, `jump(${(share + 0.37) % 1})`);
      const again = await inside<Jump>(app, `jump(${share})`);
      text.push(first.text, again.text);
      fresh.push(first.pictures);
      cached.push(again.pictures);
    };
    await traced(app, 'jumps', async () => {
      for (let n = 0; n < 20 * rounds; n += 1) await jumps(n);
    });
    figure('jump anywhere until its text is there', text, 'p95', 'ms', 100);
    figure('jump anywhere until its pictures are there, from the cache', cached, 'p95', 'ms', 200);
    figure('jump anywhere until its pictures are there, others', fresh, 'p95', 'ms', 1_500);
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
