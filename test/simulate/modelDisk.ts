import { Readable } from 'node:stream';
import type { FileSource } from '../../electron/uploads/files/fileSource.ts';
import { type Failure, SatchelError } from '../../shared/failure.ts';
import { sha256 } from './modelServer.ts';

interface Kept {
  readonly bytes: Buffer;
  readonly mtimeMs: number;
}

const rejected = (rule: 'changed' | 'unreadable'): Failure => ({
  kind: 'file-rejected',
  rule,
  sizeBytes: null,
  limitBytes: null,
  foundType: null,
  accepts: [],
});

/** Files without a disk, so that nothing but the seed decides when they are read. */
export function createModelDisk() {
  const files = new Map<string, Kept>();
  let writes = 0;
  const source: FileSource = {
    async fit(path) {
      const kept = files.get(path);
      if (kept === undefined) return { fits: false, failure: rejected('unreadable') };
      const { bytes, mtimeMs } = kept;
      return { fits: true, sizeBytes: bytes.length, contentType: 'image/png', mtimeMs };
    },
    async load({ path, job, mtimeMs }) {
      const kept = files.get(path);
      if (kept === undefined) throw new SatchelError(rejected('unreadable'));
      const { bytes } = kept;
      if (kept.mtimeMs !== mtimeMs || bytes.length !== job.sizeBytes) {
        throw new SatchelError(rejected('changed'));
      }
      const { name } = job;
      return {
        file: {
          name,
          contentType: 'image/png',
          sizeBytes: bytes.length,
          open: () => Readable.from([bytes], { objectMode: false }),
        },
        seal: async () => sha256(bytes),
      };
    },
  };
  return {
    source,
    write(path: string, text: string): void {
      writes += 1;
      files.set(path, { bytes: Buffer.from(text), mtimeMs: writes });
    },
    remove: (path: string) => void files.delete(path),
    read: (path: string) => files.get(path)?.bytes ?? null,
    paths: () => [...files.keys()],
  };
}
