import { createHash } from 'node:crypto';
import { mkdirSync, mkdtempSync } from 'node:fs';
import { type FileHandle, open, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Readable } from 'node:stream';

/** A body that has arrived whole and waits for a name. */
export interface Received {
  readonly sizeBytes: number;
  readonly sha256: string;
  keep(sid: string): Promise<void>;
}

/** Where uploaded bytes live: small ones in memory, larger ones in files, all in files when a folder is given. */
export interface MediaSpool {
  /** More than the limit gives null, and is read to its end all the same. */
  receive(body: Readable, limitBytes: number): Promise<Received | null>;
  read(sid: string): Promise<Buffer | null>;
  remove(sid: string): Promise<void>;
  close(): Promise<void>;
}

export function createMediaSpool(memoryBytes: number, keptDir: string | null): MediaSpool {
  const inMemory = new Map<string, Buffer>();
  let dir: string | null = null;
  let parts = 0;
  const folder = () => {
    if (keptDir !== null) mkdirSync(keptDir, { recursive: true });
    dir ??= keptDir ?? mkdtempSync(join(tmpdir(), `satchel-sandbox-${process.pid}-`));
    return dir;
  };
  const part = () => {
    parts += 1;
    return join(folder(), `${parts}.part`);
  };

  return {
    async receive(body, limitBytes) {
      const hash = createHash('sha256');
      let chunks: Buffer[] = [];
      let sizeBytes = 0;
      let file: { path: string; handle: FileHandle } | null = null;
      try {
        for await (const chunk of body as AsyncIterable<Buffer>) {
          sizeBytes += chunk.length;
          if (sizeBytes > limitBytes) {
            chunks = [];
            continue;
          }
          hash.update(chunk);
          chunks.push(chunk);
          if (!file && sizeBytes <= memoryBytes) continue;
          if (!file) {
            const path = part();
            file = { path, handle: await open(path, 'w') };
          }
          for (const waiting of chunks) await file.handle.writeFile(waiting);
          chunks = [];
        }
      } catch (error) {
        if (file) await rm(file.path, { force: true });
        throw error;
      } finally {
        await file?.handle.close();
      }
      if (sizeBytes > limitBytes) {
        if (file) await rm(file.path, { force: true });
        return null;
      }
      const path = file?.path;
      return {
        sizeBytes,
        sha256: hash.digest('hex'),
        async keep(sid) {
          if (path !== undefined) await rename(path, join(folder(), sid));
          else if (keptDir === null) inMemory.set(sid, Buffer.concat(chunks));
          else await writeFile(join(folder(), sid), Buffer.concat(chunks));
        },
      };
    },
    async read(sid) {
      const inFile = dir ?? keptDir;
      const known = inMemory.get(sid) ?? null;
      return known || inFile === null ? known : readFile(join(inFile, sid)).catch(() => null);
    },
    async remove(sid) {
      const kept = dir ?? keptDir;
      if (!inMemory.delete(sid) && kept !== null) await rm(join(kept, sid), { force: true });
    },
    async close() {
      inMemory.clear();
      if (keptDir === null && dir !== null) await rm(dir, { recursive: true, force: true });
    },
  };
}
