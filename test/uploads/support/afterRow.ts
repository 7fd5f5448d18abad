import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect } from 'vitest';
import { type UploadJob, uploadJob } from '../../../shared/upload.ts';
import { expectHeldOnce } from './heldOnce.ts';
import type { openWorkshop } from './workshop.ts';

export type Shop = Awaited<ReturnType<typeof openWorkshop>>;

/** What must hold after every fault, whatever it was; the sandbox's ledger is the judge. */
export async function expectUnharmed(
  shop: Shop,
  sent: readonly { readonly name: string; readonly bytes: Buffer }[],
  mostRequests: number,
): Promise<void> {
  const jobs = await shop.service().list(undefined);
  expect(jobs.map((job) => job.name)).toEqual(sent.map(({ name }) => name));

  expectHeldOnce(shop, jobs, sent);
  const rows = shop.database().prepare('SELECT job FROM upload_jobs ORDER BY rowid').all() as {
    job: string;
  }[];
  expect(rows.map(({ job }) => uploadJob.parse(JSON.parse(job)))).toEqual(jobs);
  await shop.until(() => JSON.stringify(shown(shop, jobs)) === JSON.stringify(jobs), 2_000);

  expect(shop.uploads().length).toBeLessThanOrEqual(mostRequests);
  for (const { attempt } of jobs) expect(attempt).toBeLessThanOrEqual(6);
  expect(shop.sandbox.leaks()).toBe(0);
  expectNoSecret(shop);
}

/** The last that the window was told of each job. */
function shown(shop: Shop, jobs: readonly UploadJob[]): (UploadJob | undefined)[] {
  const last = new Map(shop.state.emitted.flat().map((job) => [job.id, job]));
  return jobs.map(({ id }) => last.get(id));
}

function expectNoSecret(shop: Shop): void {
  const files = [
    ...['', '-wal', '-shm'].map((ending) => `${shop.databasePath}${ending}`),
    ...readdirSync(shop.logsDir).map((name) => join(shop.logsDir, name)),
  ].filter((path) => existsSync(path));
  const written = files.map((path) => readFileSync(path, 'latin1'));
  for (const text of [...written, JSON.stringify(shop.state.emitted)]) {
    for (const secret of shop.secrets()) expect(text.includes(secret)).toBe(false);
  }
}
