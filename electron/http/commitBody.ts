import { Readable } from 'node:stream';
import type { Failure } from '../../shared/failure.ts';
import { SatchelError } from '../../shared/failure.ts';
import { fileRejected } from '../../shared/failures.ts';

export interface BodyFile {
  readonly sizeBytes: number;
  open(): Readable;
}

export interface BodyHooks {
  /** Bytes of that file which were taken from us; absolute, never falling. */
  onProgress(index: number, sentBytes: number): void;
  /** Asked once when all but the last bytes are gone, which follow when it has settled. */
  beforeCommit(): Promise<void>;
}

/** A request body whose last bytes are kept back until it is written down that they go. */
export interface CommitBody {
  readonly body: Readable;
  /** Lets the first byte go; until then nothing is read or counted. */
  start(): void;
  /** The last bytes were let go: from here on a server may hold the whole request. */
  committed(): boolean;
  /** The file that broke the request, by its index. */
  fault(): { readonly index: number; readonly failure: Failure } | null;
}

/** What a body is made with. */
export interface BodyParts {
  /** A file's bytes in small pieces; anything but its whole size breaks the request. */
  contentOf(file: BodyFile, index: number): AsyncGenerator<Buffer>;
  /** Settles when the last bytes may go; false when nobody takes them any more. */
  commit(): Promise<boolean>;
}

const maxChunkBytes = 65_536;

function rejected(rule: 'changed' | 'unreadable', { sizeBytes }: BodyFile): Failure {
  return fileRejected(rule, { sizeBytes });
}

/** Makes a body of what `encode` gives, as it is pulled. */
export function createCommitBody(
  hooks: BodyHooks,
  encode: (parts: BodyParts) => AsyncGenerator<Buffer>,
): CommitBody {
  const state = {
    committed: false,
    dropped: false,
    fault: null as { index: number; failure: Failure } | null,
    open: null as Readable | null,
  };
  let start = () => {};
  const started = new Promise<void>((resolve) => {
    start = resolve;
  });

  function broke(index: number, failure: Failure): SatchelError {
    state.fault = { index, failure };
    return new SatchelError(failure);
  }

  async function* read(file: BodyFile, index: number): AsyncGenerator<Buffer> {
    const source = file.open();
    state.open = source;
    let sent = 0;
    for await (const piece of source) {
      const bytes = Buffer.isBuffer(piece) ? piece : Buffer.from(piece);
      for (let at = 0; at < bytes.length; at += maxChunkBytes) {
        const chunk = bytes.subarray(at, at + maxChunkBytes);
        if (sent + chunk.length > file.sizeBytes) throw broke(index, rejected('changed', file));
        yield chunk;
        // We are asked again only when the chunk was taken.
        sent += chunk.length;
        hooks.onProgress(index, sent);
      }
    }
    if (sent !== file.sizeBytes) throw broke(index, rejected('changed', file));
  }

  const parts: BodyParts = {
    async *contentOf(file, index) {
      try {
        yield* read(file, index);
      } catch (error) {
        throw state.fault === null ? broke(index, rejected('unreadable', file)) : error;
      }
    },
    async commit() {
      await hooks.beforeCommit();
      if (state.dropped) return false;
      state.committed = true;
      return true;
    },
  };

  async function* whenStarted(): AsyncGenerator<Buffer> {
    await started;
    yield* encode(parts);
  }

  const chunks = whenStarted();
  return {
    body: new Readable({
      // Nothing is made ahead of its being taken, so that progress is what left.
      highWaterMark: 0,
      read() {
        chunks.next().then(
          ({ done, value }) => this.push(done === true ? null : value),
          (error: Error) => this.destroy(error),
        );
      },
      destroy(error, done) {
        state.dropped = true;
        state.open?.destroy();
        void chunks.return(undefined).catch(() => {});
        done(error);
      },
    }),
    start,
    committed: () => state.committed,
    fault: () => state.fault,
  };
}
