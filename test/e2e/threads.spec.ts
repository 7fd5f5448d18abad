import { execFileSync } from 'node:child_process';
import { join } from 'node:path';
import { expect, test } from './support/satchel.ts';

test('a drive that does not answer leaves threads for everything else', async ({
  launch,
  dataDir,
}) => {
  const { app } = await launch();
  // To open a pipe that nobody writes to takes a thread for as long as that is so.
  const pipes = Array.from({ length: 8 }, (_, i) => join(dataDir, `pipe-${i}`));
  execFileSync('mkfifo', pipes);
  const answers = await app.evaluate(async (_electron, paths) => {
    const fs = process.mainModule?.require('node:fs') as typeof import('node:fs');
    const opened = paths.map(
      (path) => new Promise<number>((resolve) => fs.open(path, 'r', (_, file) => resolve(file))),
    );
    const asked = fs.promises.stat('/').then(() => true);
    const late = new Promise<false>((resolve) => setTimeout(resolve, 10_000, false));
    const found = await Promise.race([asked, late]);
    // Both ends at once, which no pipe waits for: those who wait for a writer have one now.
    const ends = paths.map((path) => fs.openSync(path, fs.constants.O_RDWR));
    for (const file of [...(await Promise.all(opened)), ...ends]) fs.closeSync(file);
    return found;
  }, pipes);
  expect(answers).toBe(true);
});
