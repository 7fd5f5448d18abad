import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { z } from 'zod';
import { systemClock } from '../../../electron/base/clock.ts';
import { silentLog } from '../../../electron/base/log.ts';
import { openDatabase } from '../../../electron/database/database.ts';
import { createMediaTable } from '../../../electron/library/mediaTable.ts';
import { createSession } from '../../../electron/providers/createSession.ts';
import { plivo } from '../../../electron/providers/plivo/plivo.ts';
import { type Sandbox, startSandbox } from '../../../electron/sandbox/startSandbox.ts';
import { accountId } from '../../../shared/ids.ts';
import { createRandom } from '../../simulate/random.ts';
import type { Survival, SurvivalOptions } from './survive.ts';
import { type Blow, liveAndDie } from './victim.ts';

const items = 24;
const account = accountId.parse('shop');
const counted = z.object({ n: z.number() });

/** The same items renewed again and again, each time over kills; the judge is what the provider holds. */
export async function surviveCopies(options: SurvivalOptions): Promise<Survival> {
  const random = createRandom(options.seed);
  const dir = mkdtempSync(join(tmpdir(), 'satchel-killed-'));
  const sandbox = await startSandbox({ items, latencyMs: 2 });
  // Stored, and a while unanswered: the moment at which a blow hurts most.
  for (const route of ['upload', 'bytes'] as const) {
    sandbox.faults.arm({ kind: 'slow-headers', route, delayMs: 30, times: 1e6 });
  }
  const path = join(dir, 'library.sqlite');
  const mediaIds = await fillLibrary(path, sandbox);
  const held = () => sandbox.ledger('plivo').map(({ sha256 }) => sha256);
  const before = held();
  const broken: string[] = [];
  let kills = 0;
  let inTheMiddle = 0;
  try {
    for (let round = 1; kills < options.kills; round += 1) {
      for (let open = true; open; ) {
        const { baseUrl, authId, authToken } = sandbox.plivo;
        const task = {
          client: options.client,
          dir,
          baseUrl,
          projectId: authId,
          apiToken: authToken,
          speed: 60,
          archive: String(round),
          mediaIds,
          texts: [],
        };
        const blow: Blow = random.chance(0.3)
          ? { after: 'found', ms: random.whole(1, 140) }
          : { after: 'asking', ms: random.whole(0, 400) };
        const strikes = kills < options.kills;
        const life = await liveAndDie(options.program, task, strikes ? blow : null, options.over);
        open = !life.finished;
        if (!strikes || life.finished) continue;
        kills += 1;
        if (blow.after === 'asking') inTheMiddle += 1;
      }
      const due = Array.from({ length: round + 1 }, () => before).flat();
      if (held().sort().join() !== due.sort().join()) {
        broken.push(`round ${round}: ${held().length} are held, not ${due.length}`);
      }
      broken.push(...judge(path, join(dir, 'spool'), round).map((what) => `${round}: ${what}`));
    }
    return { kills, inTheMiddle, broken };
  } finally {
    await sandbox.close();
    rmSync(dir, { recursive: true, force: true, maxRetries: 10, retryDelay: 200 });
  }
}

/** What does not fit to so many runs that came to their end. */
function judge(path: string, spool: string, rounds: number): string[] {
  const database = openDatabase(path);
  const count = (sql: string) => counted.parse(database.prepare(sql).get()).n;
  const due: readonly [string, number, string][] = [
    ['done', rounds * items, "SELECT count(*) AS n FROM run_jobs WHERE outcome = 'done'"],
    ['jobs', rounds * items, 'SELECT count(*) AS n FROM run_jobs'],
    ['steps of lineage', rounds * items, 'SELECT count(*) AS n FROM lineage'],
    ['items of which it tells', items, 'SELECT count(DISTINCT old_media_id) AS n FROM lineage'],
    ['items', (rounds + 1) * items, 'SELECT count(*) AS n FROM media'],
    ['uploads left', 0, 'SELECT count(*) AS n FROM upload_jobs'],
  ];
  const found = due.map(([what, n, sql]) => [what, n, count(sql)] as const);
  database.close();
  const left = [['private copies', 0, readdirSync(spool).length] as const];
  return [...found, ...left].flatMap(([what, n, is]) => (is === n ? [] : [`${is} ${what}`]));
}

/** The library as it is after the account was connected, with what the provider lists. */
async function fillLibrary(path: string, sandbox: Sandbox): Promise<number[]> {
  const { authId, authToken, baseUrl } = sandbox.plivo;
  const database = openDatabase(path);
  database.exec(
    "INSERT INTO accounts VALUES ('shop', 'plivo', 'S', 'S', 0, 'session', '{}', 1, 0)",
  );
  const table = createMediaTable(database, () => plivo.retention);
  const session = createSession(
    plivo,
    { authId, authToken },
    { endpoints: baseUrl },
    { clock: systemClock, log: silentLog },
  );
  const { signal } = new AbortController();
  for (let cursor: string | null = null, more = true; more; more = cursor !== null) {
    const page = await plivo.list(session, cursor, signal);
    table.upsert(account, page.items, Date.now());
    cursor = page.nextCursor;
  }
  const ids = [...table.idsOf(account)];
  database.close();
  return ids;
}
