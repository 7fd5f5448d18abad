import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { startSandbox } from '../../../electron/sandbox/startSandbox.ts';
import { type BareApp, startBareApp } from '../../bareApp/bareApp.ts';
import { connect } from '../../e2e/support/actions.ts';
import { pngBytes } from '../../e2e/support/files.ts';
import { expect, test } from '../../e2e/support/satchel.ts';
import { scrollForEver, type WindowFacts, watchPictures, windowFacts } from './scrolling.ts';
import { judge, type Sample, sampleOf, sayReport } from './soakReport.ts';

const minutes = Number(process.env['SATCHEL_PROVE_MINUTES'] ?? 10);
const items = Number(process.env['SATCHEL_PROVE_ITEMS'] ?? 4_000);
const betweenSamplesMs = 5_000;
const uploadsEach = 4;

test(`${minutes} minutes of uploading and scrolling`, async ({ launch, dataDir }) => {
  const sandbox = await startSandbox({ items });
  try {
    const first = await launch({ baseUrl: sandbox.plivo.baseUrl });
    await connect(first.page, sandbox);
    await first.quit();
    const endpoints = JSON.stringify({ plivo: sandbox.plivo.baseUrl });
    const app = startBareApp(dataDir, { SATCHEL_ENDPOINTS: endpoints });
    try {
      const samples = await soak(app, dataDir);
      sayReport(samples);
      expect(judge(samples).missed).toEqual([]);
    } finally {
      await app.close();
    }
  } finally {
    await sandbox.close();
  }
});

async function soak(app: BareApp, dataDir: string): Promise<Sample[]> {
  await app.until(`document.querySelector('[role=grid] img') !== null`);
  await app.ask('inWindow', watchPictures);
  await app.ask('inWindow', scrollForEver);
  const samples: Sample[] = [];
  const began = performance.now();
  for (let round = 0; performance.now() - began < minutes * 60_000; round += 1) {
    await app.ask('drop', await filesOf(dataDir, round));
    const until = began + (round + 1) * betweenSamplesMs;
    await new Promise((resolve) => setTimeout(resolve, Math.max(0, until - performance.now())));
    const facts = (await app.ask('inWindow', windowFacts)) as WindowFacts;
    const memory = await app.ask('memory');
    samples.push(sampleOf(memory, (performance.now() - began) / 1_000, facts));
  }
  return samples;
}

async function filesOf(dataDir: string, round: number): Promise<string[]> {
  const files: string[] = [];
  for (let index = 0; index < uploadsEach; index += 1) {
    const number = round * uploadsEach + index;
    const path = join(dataDir, `soak-${number}.png`);
    await writeFile(path, Buffer.concat([await pngBytes(number, 900), Buffer.from(`${number}`)]));
    files.push(path);
  }
  return files;
}
