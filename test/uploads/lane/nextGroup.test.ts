import fc from 'fast-check';
import { expect, it } from 'vitest';
import { nextGroup } from '../../../electron/uploads/lane/nextGroup.ts';
import type { UploadEntry } from '../../../electron/uploads/ledger/uploadEntry.ts';
import { accountId, batchId, jobId } from '../../../shared/ids.ts';

const limits = { maxFileBytes: 2_000_000, maxFilesPerRequest: 10, accepts: [] };

function entry(id: string, name: string, sizeBytes: number): UploadEntry {
  const job = {
    id: jobId.parse(id),
    accountId: accountId.parse('main'),
    batchId: batchId.parse('batch'),
    position: 0,
    name,
    sizeBytes,
    contentType: 'image/png',
    addedAt: 0,
    attempt: 0,
    state: 'queued' as const,
  };
  return { job, path: '', spooled: false, mtimeMs: 0, sha256: null, sentAt: null };
}

const queue = fc
  .array(
    fc.record({
      name: fc.constantFrom('a', 'A', 'b', 'c', 'd', 'e', 'f', 'g', 'h', 'i', 'j', 'k', 'l'),
      size: fc.integer({ min: 1, max: 9_000_000 }),
      alone: fc.boolean(),
    }),
    { minLength: 1, maxLength: 30 },
  )
  .map((files) =>
    files.map((file, i) => ({ ...file, entry: entry(`${i}`, file.name, file.size) })),
  );

it('always takes the first, and no more than fits into one request', () => {
  fc.assert(
    fc.property(queue, (files) => {
      const loners = new Set(files.filter((file) => file.alone).map((file) => file.entry.job.id));
      const group = nextGroup(
        files.map((file) => file.entry),
        limits,
        (id) => loners.has(id),
      );
      expect(group[0]).toBe(files[0]?.entry);
      expect(group.length).toBeLessThanOrEqual(10);
      const names = group.map(({ job }) => job.name.toLowerCase());
      expect(new Set(names).size).toBe(names.length);
      if (group.length === 1) return;
      expect(group.some(({ job }) => loners.has(job.id))).toBe(false);
      const total = group.reduce((sum, { job }) => sum + (job.sizeBytes ?? 0), 0);
      expect(total).toBeLessThanOrEqual(4_000_000);
    }),
  );
});

it('fills a request with small files', () => {
  const files = Array.from({ length: 25 }, (_, i) => entry(`${i}`, `${i}.png`, 1_000));
  expect(nextGroup(files, limits, () => false)).toEqual(files.slice(0, 10));
});
