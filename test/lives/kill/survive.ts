import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { systemClock } from '../../../electron/base/clock.ts';
import { silentLog } from '../../../electron/base/log.ts';
import { openDatabase } from '../../../electron/database/database.ts';
import { createMediaTable } from '../../../electron/library/mediaTable.ts';
import { createSession } from '../../../electron/providers/createSession.ts';
import { signalwire } from '../../../electron/providers/laml/signalwire.ts';
import { type Sandbox, startSandbox } from '../../../electron/sandbox/startSandbox.ts';
import { accountId } from '../../../shared/ids.ts';
import { messageRow } from '../../../shared/message.ts';
import { createRandom } from '../../simulate/random.ts';
import type { Task } from './task.ts';
import { type Blow, liveAndDie } from './victim.ts';

const account = accountId.parse('line');
const itemsEach = 12;
const messagesEach = 4;

export interface Survival {
  readonly kills: number;
  /** Blows that struck while what cannot be taken back was under way. */
  readonly inTheMiddle: number;
  readonly broken: readonly string[];
}

export interface SurvivalOptions {
  readonly program: string;
  readonly client: Task['client'];
  readonly seed: number;
  readonly kills: number;
  readonly over: AbortSignal;
}

/** Batch after batch on one machine that is killed again and again; the judge is the provider. */
export async function survive(options: SurvivalOptions): Promise<Survival> {
  const { client, seed } = options;
  const random = createRandom(seed);
  const dir = mkdtempSync(join(tmpdir(), 'satchel-killed-'));
  const sandbox = await startSandbox({
    items: 2 * itemsEach * options.kills,
    latencyMs: 2,
    signalwire: { settleMs: 20 },
  });
  // Done, and a while unanswered: the moment at which a blow hurts most.
  for (const route of ['delete', 'send'] as const) {
    sandbox.faults.arm({ kind: 'slow-headers', route, delayMs: 30, times: 1e6 });
  }
  const path = join(dir, 'library.sqlite');
  const rest = await fillLibrary(path, client === 'removals' ? sandbox : null);
  const confirmed = new Set<number>();
  const acknowledged = new Set<string>();
  let kills = 0;
  let inTheMiddle = 0;
  let texts = 0;
  let open = false;
  try {
    while (kills < options.kills || open) {
      const mediaIds = open ? [] : rest.splice(0, client === 'removals' ? itemsEach : 0);
      const count = open || client === 'removals' ? 0 : messagesEach;
      const names = Array.from({ length: count }, () => {
        texts += 1;
        return `message ${seed} ${texts}`;
      });
      const { baseUrl, projectId, apiToken } = sandbox.signalwire;
      const task = {
        client,
        dir,
        baseUrl,
        projectId,
        apiToken,
        speed: 60,
        archive: '',
        mediaIds,
        texts: names,
      };
      const blow: Blow = random.chance(0.3)
        ? { after: 'found', ms: random.whole(1, 140) }
        : { after: 'asking', ms: random.whole(0, 60) };
      for (const id of mediaIds) confirmed.add(id);
      const strikes = kills < options.kills;
      const life = await liveAndDie(options.program, task, strikes ? blow : null, options.over);
      if (strikes && !life.finished) {
        kills += 1;
        if (blow.after === 'asking') inTheMiddle += 1;
      }
      for (const text of life.taken) acknowledged.add(text);
      open = !life.finished;
    }
    const broken =
      client === 'removals'
        ? judgeRemovals(path, sandbox, confirmed)
        : judgeMessages(path, sandbox, acknowledged);
    return { kills, inTheMiddle, broken };
  } finally {
    await sandbox.close();
    rmSync(dir, { recursive: true, force: true, maxRetries: 10, retryDelay: 200 });
  }
}

/** The library as it is after the account was connected, with what the provider lists. */
export async function fillLibrary(path: string, sandbox: Sandbox | null): Promise<number[]> {
  const database = openDatabase(path);
  database.exec(
    "INSERT INTO accounts VALUES ('line', 'signalwire', 'L', 'L', 0, 'session', '{}', 1, 0)",
  );
  const table = createMediaTable(database, () => null);
  if (sandbox !== null) {
    const { projectId, apiToken, baseUrl } = sandbox.signalwire;
    const credentials = { space: 'practice', projectId, apiToken };
    const deps = { clock: systemClock, log: silentLog };
    const session = createSession(signalwire, credentials, { endpoints: { baseUrl } }, deps);
    const { signal } = new AbortController();
    for (let cursor: string | null = null, more = true; more; more = cursor !== null) {
      const page = await signalwire.list(session, cursor, signal);
      table.upsert(account, page.items, Date.now());
      cursor = page.nextCursor;
    }
  }
  const ids = [...table.idsOf(account)];
  database.close();
  return ids;
}

function judgeRemovals(path: string, sandbox: Sandbox, confirmed: ReadonlySet<number>): string[] {
  const database = openDatabase(path);
  const table = createMediaTable(database, () => null);
  const open = database
    .prepare('SELECT count(*) AS n FROM run_jobs WHERE outcome IS NULL')
    .get() as { n: number };
  const rows = table.byIds(table.idsOf(account));
  const runs = database.prepare('SELECT items, done, failed, kept FROM runs').all() as {
    items: number;
    done: number;
    failed: number;
    kept: number;
  }[];
  database.close();
  const deleted = sandbox.requests().filter(({ method }) => method === 'DELETE');
  const asked = (ref: string) => deleted.some(({ path: at }) => at.includes(ref));
  const gone = rows.filter(({ goneAt }) => goneAt !== null);
  return [
    ...(open.n === 0 ? [] : [`${open.n} are stuck`]),
    ...rows.flatMap((row) =>
      asked(row.ref) && !confirmed.has(row.id) ? [`${row.ref} was not confirmed`] : [],
    ),
    ...gone.flatMap((row) => (asked(row.ref) ? [] : [`${row.ref} was never asked for`])),
    ...runs.flatMap((run) =>
      run.done + run.failed + run.kept === run.items && run.failed + run.kept === 0
        ? []
        : [`a run ended as ${JSON.stringify(run)}`],
    ),
    ...(runs.reduce((sum, run) => sum + run.done, 0) === gone.length ? [] : ['miscounted']),
  ];
}

function judgeMessages(
  path: string,
  sandbox: Sandbox,
  acknowledged: ReadonlySet<string>,
): string[] {
  const database = openDatabase(path);
  const found = database.prepare('SELECT message FROM outgoing_messages').all();
  const rows = found.map((row) =>
    messageRow.parse(JSON.parse((row as { message: string }).message)),
  );
  database.close();
  const sent = (text: string) => sandbox.messages().filter(({ body }) => body === text);
  return [
    ...[...acknowledged].flatMap((text) =>
      rows.some((row) => row.text === text) ? [] : [`"${text}" is lost`],
    ),
    ...rows.flatMap(({ text, state, messageRef }) => {
      const there = sent(text);
      if (!['delivered', 'failed', 'cancelled'].includes(state)) return [`"${text}" is ${state}`];
      if (there.length > 1) return [`"${text}" was sent ${there.length} times`];
      const known = messageRef === null ? there.length === 0 : there[0]?.sid === messageRef;
      return known
        ? []
        : [`"${text}" is ${state} as ${messageRef}, and there ${there.length} times`];
    }),
  ];
}
