import { execFileSync } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { z } from 'zod';
import { openDatabase } from '../../../electron/database/database.ts';
import { startSandbox } from '../../../electron/sandbox/startSandbox.ts';
import { createRandom } from '../../simulate/random.ts';
import { fillLibrary, type Survival, type SurvivalOptions } from './survive.ts';
import { type Blow, liveAndDie } from './victim.ts';

const items = 60;
/** What may be on its way at once, and is asked for again after a kill. */
const laneWidth = 8;
const indexLine = z.object({ path: z.string(), mediaId: z.string(), sha256: z.string() });
const storedRow = z.object({ path: z.string(), ref: z.string(), sha256: z.string() });

/** One archive after the other, each finished over kills; the judge is the disk. */
export async function surviveArchives(options: SurvivalOptions): Promise<Survival> {
  const random = createRandom(options.seed);
  const dir = mkdtempSync(join(tmpdir(), 'satchel-killed-'));
  const sandbox = await startSandbox({
    items,
    latencyMs: 2,
    signalwire: { settleMs: 0, mediaDelayMs: 0 },
  });
  sandbox.faults.arm({ kind: 'slow-headers', route: 'bytes', delayMs: 30, times: 1e6 });
  const path = join(dir, 'library.sqlite');
  const ids = await fillLibrary(path, sandbox);
  const { baseUrl, projectId, apiToken } = sandbox.signalwire;
  const fetched = () => sandbox.requests().filter(({ route }) => route === 'bytes').length;
  const broken: string[] = [];
  let kills = 0;
  let inTheMiddle = 0;
  try {
    for (let round = 1; kills < options.kills; round += 1) {
      const archive = `archive ${round}`;
      const before = { kills, fetched: fetched() };
      for (let open = true; open; ) {
        const none = { mediaIds: [], texts: [] };
        const task = { client: options.client, dir, baseUrl, projectId, apiToken, archive };
        const blow: Blow = random.chance(0.3)
          ? { after: 'found', ms: random.whole(1, 140) }
          : { after: 'asking', ms: random.whole(0, 160) };
        const strikes = kills < options.kills;
        const whole = { ...task, ...none, speed: 60 };
        const life = await liveAndDie(options.program, whole, strikes ? blow : null, options.over);
        open = !life.finished;
        if (!strikes || life.finished) continue;
        kills += 1;
        if (blow.after === 'asking') inTheMiddle += 1;
      }
      const most = ids.length + (kills - before.kills) * laneWidth;
      const asked = fetched() - before.fetched;
      if (asked > most) broken.push(`${archive} asked ${asked} times, at most ${most} expected`);
      broken.push(...judge(path, join(dir, archive), archive, ids.length));
    }
    return { kills, inTheMiddle, broken };
  } finally {
    await sandbox.close();
    rmSync(dir, { recursive: true, force: true, maxRetries: 10, retryDelay: 200 });
  }
}

/** What an archive that came to its end does not hold as it should. */
function judge(path: string, folder: string, title: string, count: number): string[] {
  const files = readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name).slice(folder.length + 1));
  const copies = files.filter((name) => name.includes('/') && !name.startsWith('.satchel')).sort();
  const parts = files.filter((name) => name.endsWith('.part'));
  const text = readFileSync(join(folder, 'index.jsonl'), 'utf8').trim().split('\n');
  const lines = text.map((line) => indexLine.parse(JSON.parse(line)));
  const rowsOf = (lists: readonly { path: string; sha256: string }[]) =>
    lists.map((one) => `${one.sha256}  ${one.path}`).sort();
  const database = openDatabase(path);
  const rows = database
    .prepare(
      `SELECT path, ref, sha256 FROM archived_items WHERE archive_id IN
        (SELECT id FROM archives WHERE folder LIKE '%' || ?)`,
    )
    .all(title)
    .map((row) => storedRow.parse(row));
  database.close();
  const held = new Set(lines.map(({ mediaId }) => mediaId));
  return [
    ...(copies.length === count ? [] : [`${title}: ${copies.length} files of ${count} items`]),
    ...(held.size === count && lines.length === count ? [] : [`${title}: ${held.size} listed`]),
    ...(rowsOf(lines).join() === rowsOf(rows).join() ? [] : [`${title}: index is not the table`]),
    ...(lines
      .map((line) => line.path)
      .sort()
      .join() === copies.join()
      ? []
      : [`${title}: index is not the disk`]),
    ...copies.flatMap((name) =>
      statSync(join(folder, name)).nlink === 1 ? [] : [`${title}: ${name} has two names`],
    ),
    ...parts.map((name) => `${title}: ${name} is left`),
    ...checked(folder, count).map((what) => `${title}: ${what}`),
  ];
}

/** What `sha256sum` says against it. */
function checked(folder: string, count: number): string[] {
  try {
    const options = { cwd: folder, encoding: 'utf8' } as const;
    const said = execFileSync('sha256sum', ['-c', '--strict', 'manifest.sha256'], options);
    const good = said.trim().split('\n').length;
    return good === count ? [] : [`${good} of ${count} checked`];
  } catch (error) {
    return [String(error)];
  }
}
