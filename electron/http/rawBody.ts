import type { BodyFile, BodyHooks, CommitBody } from './commitBody.ts';
import { createCommitBody } from './commitBody.ts';

/** So few that once they are let go an answer follows soon, also on a slow line. */
const tailBytes = 1_024;

export interface RawBody extends CommitBody {
  readonly contentLength: number;
}

/** A file as the whole body of a request; its own last bytes are what is kept back. */
export function encodeRaw(file: BodyFile, hooks: BodyHooks): RawBody {
  return {
    contentLength: file.sizeBytes,
    ...createCommitBody(hooks, async function* encode({ contentOf, commit }) {
      let tail: Buffer = Buffer.alloc(0);
      let left = file.sizeBytes;
      // Read to its very end before the commit: only then is it known that it was what it should be.
      for await (const chunk of contentOf(file, 0)) {
        left -= chunk.length;
        const tailSize = Math.min(tailBytes, file.sizeBytes);
        const bytes = tail.length === 0 ? chunk : Buffer.concat([tail, chunk]);
        const free = Math.max(0, Math.min(bytes.length, bytes.length + left - tailSize));
        if (free > 0) yield bytes.subarray(0, free);
        tail = bytes.subarray(free);
      }
      // An empty piece would end nothing and wake nobody.
      if ((await commit()) && tail.length > 0) yield tail;
    }),
  };
}

/** Text that was made here as the whole body of a request. */
export function encodeText(text: string, beforeCommit: () => Promise<void>): RawBody {
  const bytes = Buffer.from(text);
  return {
    contentLength: bytes.length,
    ...createCommitBody({ onProgress() {}, beforeCommit }, async function* encode({ commit }) {
      if (await commit()) yield bytes;
    }),
  };
}
