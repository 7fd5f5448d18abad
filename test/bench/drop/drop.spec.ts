import { join } from 'node:path';
import { launchConnected } from '../../e2e/support/actions.ts';
import { type Satchel, test } from '../../e2e/support/satchel.ts';
import { chooseDragged, drag, prepareDrag } from './dragMany.ts';
import { reportDrop } from './dropReport.ts';
import { watchMain } from './mainWatch.ts';
import { manyFiles } from './manyFiles.ts';
import { createPhases, type Measure, type Phase } from './phases.ts';
import { addCounted, deafen, workInTray } from './ways.ts';
import { seenAt, watchWindow } from './windowWatch.ts';

const files = Number(process.env['SATCHEL_BENCH_FILES'] ?? 10_000);
const rounds = Number(process.env['SATCHEL_BENCH_ROUNDS'] ?? 3);
const only = process.env['SATCHEL_BENCH_ONLY'];
const profileDir = process.env['SATCHEL_BENCH_PROFILE'] ?? null;
const asked = {
  selector: 'dialog, [role="dialog"], [role="alertdialog"]',
  text: `Add ${files} files`,
};

const ways = ['control', 'a folder', 'files', 'the file dialog'] as const;
type Way = (typeof ways)[number];
const all: Phase[] = [];

test.afterAll(() => reportDrop(all));

for (let round = 0; round < rounds; round += 1) {
  for (const way of ways.filter((each) => only === undefined || only.split(';').includes(each))) {
    test(`${way}, round ${round + 1}`, async ({ launch, sandbox, dataDir }) => {
      const folder = join(dataDir, 'brought');
      const paths = manyFiles(folder, files, round);
      const satchel = await launchConnected(launch, sandbox);
      await watchWindow(satchel.page);
      await watchMain(satchel.app);
      const { phases, measure } = createPhases(satchel, way, profileDir);
      await prepareDrag(satchel, way === 'a folder' ? [folder] : paths);
      if (way === 'control') {
        await measure('hover', () => hover(satchel), true);
        await deafen(satchel.page, false);
        await measure('drop, nobody listens', () => letGo(satchel), true);
        await deafen(satchel.page, true);
        await measure('drop, list of files read', () => letGo(satchel), true);
      } else {
        await bring(satchel, way, measure);
        await measure('add', () => addCounted(satchel.page, sandbox, files));
        await workInTray(satchel, measure);
      }
      all.push(...phases);
    });
  }
}

async function hover(satchel: Satchel) {
  await drag(satchel, 'dragEnter', 'dragOver');
  return undefined;
}

async function letGo(satchel: Satchel) {
  await drag(satchel, 'dragEnter', 'dragOver', 'drop');
  return undefined;
}

async function bring(satchel: Satchel, way: Way, measure: Measure) {
  const { page } = satchel;
  if (way !== 'the file dialog') await measure('hover', () => hover(satchel));
  await measure('bring and count', async () => {
    const began = performance.timeOrigin + performance.now();
    if (way === 'the file dialog') await chooseDragged(satchel);
    else await drag(satchel, 'drop');
    return { 'until asked': (await seenAt(page, asked)) - began };
  });
}
