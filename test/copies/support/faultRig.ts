import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { OpenPart } from '../../../electron/disk/writePart.ts';
import { plivo } from '../../../electron/providers/plivo/plivo.ts';
import { startSandbox } from '../../../electron/sandbox/startSandbox.ts';
import type { CopyRun } from '../../../shared/contract/copies.ts';
import { accountId, type MediaId } from '../../../shared/ids.ts';
import { wireCopies } from './wireCopies.ts';

const account = accountId.parse('shop');
/** Waits of the kernel take no time so; a busy machine has its own for everything else. */
const speed = 60;

export type FaultRig = Awaited<ReturnType<typeof openFaultRig>>;

/** Items of one account that takes uploads, as they were read, and what its provider holds. */
export async function openFaultRig(items: number, openPart?: OpenPart) {
  const sandbox = await startSandbox({ items });
  const dir = mkdtempSync(join(tmpdir(), 'satchel-test-'));
  const { authId, authToken, baseUrl } = sandbox.plivo;
  const known = new Map<MediaId, string>();
  const wired = wireCopies({
    dir,
    speed,
    baseUrl,
    authId,
    authToken,
    provider: plivo,
    hashesOf: () => known,
    openPart,
  });
  const { database, session, table, spoolDir, uploads, copies } = wired;
  database.exec(
    "INSERT INTO accounts VALUES ('shop', 'plivo', 'S', 'S', 0, 'session', '{}', 1, 0)",
  );
  const { signal } = new AbortController();
  for (let cursor: string | null = null, more = true; more; more = cursor !== null) {
    const page = await plivo.list(session, cursor, signal);
    table.upsert(account, page.items, Date.now());
    cursor = page.nextCursor;
  }
  const rows = table.byIds(table.idsOf(account));
  const ids = rows.map(({ id }) => id);
  uploads.start();
  await copies.begin();
  const held = () => sandbox.ledger('plivo').map(({ sha256 }) => sha256);

  async function until(is: () => boolean | Promise<boolean>): Promise<void> {
    while (!(await is())) await new Promise((resolve) => setTimeout(resolve, 20));
  }
  async function runIs(id: string, is: (run: CopyRun) => boolean): Promise<CopyRun> {
    for (;;) {
      const run = (await copies.service.runs(undefined)).find((one) => one.id === id);
      if (run !== undefined && is(run)) return run;
      await new Promise((resolve) => setTimeout(resolve, 20));
    }
  }
  const over = (id: string) => runIs(id, ({ state }) => state === 'over');
  async function copy(mediaIds = ids): Promise<CopyRun> {
    const { token } = await copies.service.plan({ items: { mediaIds }, to: 'same' });
    return copies.service.begin({ token });
  }
  return {
    sandbox,
    faults: sandbox.faults,
    rows,
    ids,
    known,
    held,
    before: held(),
    copies: copies.service,
    runIs,
    over,
    copy,
    renewed: async (mediaIds = ids) => over((await copy(mediaIds)).id),
    /** Resolves when no upload and no private copy is left. */
    nothingLeft: () =>
      until(() => uploads.copies.all().length + readdirSync(spoolDir).length === 0),
    async close() {
      await copies.close();
      await uploads.close();
      await sandbox.close();
      database.close();
      rmSync(dir, { recursive: true, force: true, maxRetries: 10, retryDelay: 200 });
    },
  };
}
