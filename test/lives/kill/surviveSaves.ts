import { createHash } from 'node:crypto';
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { buffer } from 'node:stream/consumers';
import { z } from 'zod';
import { systemClock } from '../../../electron/base/clock.ts';
import { silentLog } from '../../../electron/base/log.ts';
import { openDatabase } from '../../../electron/database/database.ts';
import { createMediaTable } from '../../../electron/library/mediaTable.ts';
import { createSession } from '../../../electron/providers/createSession.ts';
import { signalwire } from '../../../electron/providers/laml/signalwire.ts';
import { startSandbox } from '../../../electron/sandbox/startSandbox.ts';
import { createRandom } from '../../simulate/random.ts';
import { fillLibrary, type Survival, type SurvivalOptions } from './survive.ts';
import { type Blow, liveAndDie } from './victim.ts';

const items = 60;
/** What may be on its way at once, and is asked for again after a kill. */
const laneWidth = 8;
const stored = z.object({ outcome: z.string().nullable(), job: z.string() });
const saved = z.object({
  mediaId: z.number(),
  claim: z.object({ name: z.string() }).nullable(),
});
const hashOf = (bytes: Uint8Array) => createHash('sha256').update(bytes).digest('hex');

/** One folder after the other, each filled over kills; the judge is the disk beside what the provider has. */
export async function surviveSaves(options: SurvivalOptions): Promise<Survival> {
  const random = createRandom(options.seed);
  const dir = mkdtempSync(join(tmpdir(), 'satchel-killed-'));
  const sandbox = await startSandbox({
    items,
    latencyMs: 2,
    signalwire: { settleMs: 0, mediaDelayMs: 0 },
  });
  const path = join(dir, 'library.sqlite');
  const { baseUrl, projectId, apiToken } = sandbox.signalwire;
  const ids = await fillLibrary(path, sandbox);
  const held = await hashesOf(path, ids, { baseUrl, projectId, apiToken });
  sandbox.faults.arm({ kind: 'slow-headers', route: 'bytes', delayMs: 30, times: 1e6 });
  const fetched = () => sandbox.requests().filter(({ route }) => route === 'bytes').length;
  const broken: string[] = [];
  let kills = 0;
  let inTheMiddle = 0;
  try {
    for (let round = 1; kills < options.kills; round += 1) {
      const folder = `saved ${round}`;
      const before = { kills, fetched: fetched() };
      for (let open = true; open; ) {
        const task = { client: options.client, dir, baseUrl, projectId, apiToken };
        const blow: Blow = random.chance(0.3)
          ? { after: 'found', ms: random.whole(1, 140) }
          : { after: 'asking', ms: random.whole(0, 160) };
        const strikes = kills < options.kills;
        const whole = { ...task, archive: folder, mediaIds: [], texts: [], speed: 60 };
        const life = await liveAndDie(options.program, whole, strikes ? blow : null, options.over);
        open = !life.finished;
        if (!strikes || life.finished) continue;
        kills += 1;
        if (blow.after === 'asking') inTheMiddle += 1;
      }
      const most = ids.length + (kills - before.kills) * laneWidth;
      const asked = fetched() - before.fetched;
      if (asked > most) broken.push(`${folder} asked ${asked} times, at most ${most} expected`);
      broken.push(...judge(path, join(dir, folder), folder, held));
    }
    return { kills, inTheMiddle, broken };
  } finally {
    await sandbox.close();
    rmSync(dir, { recursive: true, force: true, maxRetries: 10, retryDelay: 200 });
  }
}

/** By item, the hash of what the provider has. */
async function hashesOf(
  path: string,
  ids: readonly number[],
  access: { readonly baseUrl: string; readonly projectId: string; readonly apiToken: string },
): Promise<ReadonlyMap<number, string>> {
  const { baseUrl, projectId, apiToken } = access;
  const session = createSession(
    signalwire,
    { space: 'practice', projectId, apiToken },
    { endpoints: { baseUrl } },
    { clock: systemClock, log: silentLog },
  );
  const database = openDatabase(path);
  const held = new Map<number, string>();
  const { signal } = new AbortController();
  for (const row of createMediaTable(database, () => null).byIds(ids)) {
    const { body } = await signalwire.download(session, row, signal);
    held.set(row.id, hashOf(await buffer(body)));
  }
  database.close();
  return held;
}

/** What a folder that is said to be filled does not hold as it should. */
function judge(
  path: string,
  folder: string,
  title: string,
  held: ReadonlyMap<number, string>,
): string[] {
  const database = openDatabase(path);
  const rows = database
    .prepare(
      `SELECT outcome, job FROM run_jobs WHERE run_id IN
        (SELECT id FROM runs WHERE facts LIKE '%/' || ? || '"%')`,
    )
    .all(title)
    .map((found) => stored.parse(found));
  database.close();
  const jobs = rows.map(({ job }) => saved.parse(JSON.parse(job)));
  const names = readdirSync(folder);
  const claimed = new Set(jobs.map(({ claim }) => claim?.name));
  return [
    ...(rows.every(({ outcome }) => outcome === 'done') ? [] : [`${title}: some failed`]),
    ...(jobs.length === held.size ? [] : [`${title}: ${jobs.length} jobs`]),
    ...(names.length === held.size ? [] : [`${title}: ${names.length} files`]),
    ...(claimed.size === held.size ? [] : [`${title}: two items are one file`]),
    ...jobs.flatMap(({ mediaId, claim }) => {
      const name = claim?.name ?? '';
      if (!names.includes(name)) return [`${title}: ${name} is nowhere`];
      const right = hashOf(readFileSync(join(folder, name))) === held.get(mediaId);
      return right ? [] : [`${title}: ${name} has other bytes`];
    }),
  ];
}
