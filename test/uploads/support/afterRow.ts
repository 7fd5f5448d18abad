import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect } from 'vitest';
import { type UploadJob, uploadJob } from '../../../shared/upload.ts';
import { expectStoredOnce } from './storedOnce.ts';
import type { openUploadRig } from './uploadRig.ts';

export type UploadRig = Awaited<ReturnType<typeof openUploadRig>>;

/** What must hold after every fault, whatever it was; the sandbox's ledger is the judge. */
export async function expectUnharmed(
  rig: UploadRig,
  sent: readonly { readonly name: string; readonly bytes: Buffer }[],
  mostRequests: number,
): Promise<void> {
  const jobs = await rig.service().list(undefined);
  expect(jobs.map((job) => job.name)).toEqual(sent.map(({ name }) => name));

  expectStoredOnce(rig, jobs, sent);
  const rows = rig.database().prepare('SELECT job FROM upload_jobs ORDER BY rowid').all() as {
    job: string;
  }[];
  expect(rows.map(({ job }) => uploadJob.parse(JSON.parse(job)))).toEqual(jobs);
  await rig.until(() => JSON.stringify(shown(rig, jobs)) === JSON.stringify(jobs));

  expect(rig.uploads().length).toBeLessThanOrEqual(mostRequests);
  for (const { attempt } of jobs) expect(attempt).toBeLessThanOrEqual(6);
  expect(rig.sandbox.leaks()).toBe(0);
  expectNoSecret(rig);
}

/** The last that the window was told of each job. */
function shown(rig: UploadRig, jobs: readonly UploadJob[]): (UploadJob | undefined)[] {
  const last = new Map(rig.state.emitted.flat().map((job) => [job.id, job]));
  return jobs.map(({ id }) => last.get(id));
}

function expectNoSecret(rig: UploadRig): void {
  const files = [
    ...['', '-wal', '-shm'].map((ending) => `${rig.databasePath}${ending}`),
    ...readdirSync(rig.logsDir).map((name) => join(rig.logsDir, name)),
  ].filter((path) => existsSync(path));
  const written = files.map((path) => readFileSync(path, 'latin1'));
  for (const text of [...written, JSON.stringify(rig.state.emitted)]) {
    for (const secret of rig.secrets()) expect(text.includes(secret)).toBe(false);
  }
}
