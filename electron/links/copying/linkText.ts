import { randomUUID } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { mkdir, open, rm } from 'node:fs/promises';
import { join } from 'node:path';

/** A text that is larger than the clipboard bears, in a private file until it is saved or let go. */
export interface TextFile {
  readonly bytes: number;
  read(): AsyncIterable<Buffer>;
  drop(): Promise<void>;
}

/** A text that grows, in memory as long as it is small enough for the clipboard. */
export interface LinkText {
  add(text: string): Promise<void>;
  /** The text itself, or the file that it is in. */
  end(): Promise<string | TextFile>;
  /** Leaves nothing behind. */
  drop(): Promise<void>;
}

/** `mostChars` counts JavaScript's units; `folder` is made when it is needed. */
export function createLinkText(folder: string, mostChars: number): LinkText {
  const parts: string[] = [];
  const path = join(folder, randomUUID());
  let chars = 0;
  let bytes = 0;
  let file: Awaited<ReturnType<typeof open>> | null = null;

  async function write(text: string): Promise<void> {
    if (file === null) {
      await mkdir(folder, { recursive: true, mode: 0o700 });
      // Links are keys to what they lead to: nobody else of this computer reads them.
      file = await open(path, 'wx', 0o600);
    }
    const whole = Buffer.from(text);
    // A single write may take less than all of it; this goes on until it is written.
    await file.writeFile(whole);
    bytes += whole.length;
  }
  async function close(): Promise<void> {
    const closing = file;
    file = null;
    await closing?.close();
  }

  return {
    async add(text) {
      chars += text.length;
      if (chars <= mostChars) {
        parts.push(text);
        return;
      }
      await write(parts.join('') + text);
      parts.length = 0;
    },
    async end() {
      if (file === null) return parts.join('');
      await close();
      return {
        bytes,
        read: () => createReadStream(path),
        drop: () => rm(path, { force: true }),
      };
    },
    async drop() {
      await close();
      await rm(path, { force: true });
    },
  };
}
