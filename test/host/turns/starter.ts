import { appendFileSync } from 'node:fs';
import { oneAfterAnother } from '../../../electron/host/oneAfterAnother.ts';

// One of several that are started at once on a folder; says in the file when its turn begins and ends.
const [, , dataDir = '', said = '', name = '', ends = ''] = process.argv;
const say = (what: string) => appendFileSync(said, `${what} ${name}\n`);

oneAfterAnother(dataDir, () => {
  say('begins');
  // Killed in its turn, as by a person who has had enough of waiting.
  if (ends === 'killed') process.kill(process.pid, 'SIGKILL');
  Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 20);
  say('ends');
});
