import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { systemClock } from '../../../electron/base/clock.ts';
import { createRuntimes } from '../../../electron/jobs/runtimes.ts';
import { createDuplicates } from '../../../electron/uploads/files/duplicates.ts';
import { createPatience } from '../../../electron/uploads/files/patience.ts';
import type { UploadEntry } from '../../../electron/uploads/ledger/uploadEntry.ts';
import type { UploadMemory } from '../../../electron/uploads/ledger/uploadKinds.ts';
import { newEntry } from '../../../electron/uploads/newEntry.ts';
import { accountId, batchId, jobId } from '../../../shared/ids.ts';

let dir: string;
beforeEach(() => {
  dir = mkdtempSync(join(tmpdir(), 'satchel-alike-'));
});
afterEach(() => rmSync(dir, { recursive: true, force: true }));

const batch = batchId.parse('00000000-0000-4000-8000-00000000000b');
const gesture = { accountId: accountId.parse('main'), batchId: batch, addedAt: 0, target: null };

it('reads each of many that begin alike once, and finds the equal ones', async () => {
  const entries = new Map<string, UploadEntry>();
  const runtimes = createRuntimes<UploadMemory>((id) => entries.has(id));
  const ledger = { get: (id: string) => entries.get(id), runtimes };
  const patience = createPatience(systemClock, 15_000);
  const { find } = createDuplicates({ ledger, storedOfSize: () => [], patience });
  const look = async (number: number, bytes: string | null) => {
    const id = jobId.parse(`00000000-0000-4000-8000-00000000000${number}`);
    const path = join(dir, `${number}`);
    if (bytes !== null) writeFileSync(path, bytes);
    const known = entries.get(id);
    const entry = newEntry(gesture, { id, position: number, name: path, path, spooled: false });
    entries.set(id, known ?? entry);
    return find(entries.get(id) ?? entry, { sizeBytes: 4, headPrint: 'same' });
  };
  expect(await look(1, 'same')).toBeNull();
  expect(await look(2, 'sama')).toBeNull();
  // The first is known by what was read of it, so it need not be there any more.
  rmSync(join(dir, '1'));
  expect(await look(3, 'same')).toMatchObject({
    rule: 'duplicate',
    existingJobId: expect.stringMatching(/0001$/),
  });
  // One that became another file since is not taken for what it was.
  expect(await look(2, 'same')).toMatchObject({ rule: 'duplicate' });
});
