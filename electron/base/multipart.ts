import { randomBytes } from 'node:crypto';
import { Readable } from 'node:stream';
import type { Failure } from '../../shared/failure.ts';
import { SatchelError } from '../../shared/failure.ts';
import { multipartName } from './multipartName.ts';

export interface MultipartFile {
  readonly field: string;
  readonly name: string;
  /** From our own table of types; anything else than `type/subtype` is refused. */
  readonly contentType: string;
  readonly sizeBytes: number;
  open(): Readable;
}

export interface MultipartHooks {
  /** Bytes of that file which were taken from us; absolute, never falling. */
  onProgress(index: number, sentBytes: number): void;
  /** Asked once when all but the closing boundary is gone, which follows when it has settled. */
  beforeCommit(): Promise<void>;
}

export interface Multipart {
  readonly contentType: string;
  readonly contentLength: number;
  readonly body: Readable;
  /** Lets the first byte go; until then nothing is read or counted. */
  start(): void;
  /** The closing boundary was let go: from here on a server may hold the whole request. */
  committed(): boolean;
  /** The file that broke the request, by its place. */
  fault(): { readonly index: number; readonly failure: Failure } | null;
}

const maxChunkBytes = 65_536;

function fileRejected(rule: 'changed' | 'unreadable', file: MultipartFile): Failure {
  const { sizeBytes } = file;
  return { kind: 'file-rejected', rule, sizeBytes, limitBytes: null, foundType: null, accepts: [] };
}

/** A `multipart/form-data` body (RFC 7578) of known length, made as it is pulled, file after file. */
export function encodeMultipart(files: readonly MultipartFile[], hooks: MultipartHooks): Multipart {
  const boundary = `satchel-${randomBytes(18).toString('hex')}`;
  const heads = files.map((file, index) => {
    if (!/^[\w.+-]+\/[\w.+-]+$/.test(file.contentType)) {
      throw new SatchelError({ kind: 'invalid-input', detail: 'Not a content type.' });
    }
    return Buffer.from(
      `${index === 0 ? '' : '\r\n'}--${boundary}\r\n` +
        `Content-Disposition: form-data; name="${multipartName(file.field)}"; ` +
        `filename="${multipartName(file.name)}"\r\n` +
        `Content-Type: ${file.contentType}\r\n\r\n`,
    );
  });
  const closing = Buffer.from(`${files.length === 0 ? '' : '\r\n'}--${boundary}--\r\n`);
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

  async function* contentOf(file: MultipartFile, index: number): AsyncGenerator<Buffer> {
    const source = file.open();
    state.open = source;
    let sent = 0;
    for await (const piece of source) {
      const bytes = Buffer.isBuffer(piece) ? piece : Buffer.from(piece);
      for (let at = 0; at < bytes.length; at += maxChunkBytes) {
        const chunk = bytes.subarray(at, at + maxChunkBytes);
        if (sent + chunk.length > file.sizeBytes) throw broke(index, fileRejected('changed', file));
        yield chunk;
        // We are asked again only when the chunk was taken.
        sent += chunk.length;
        hooks.onProgress(index, sent);
      }
    }
    if (sent !== file.sizeBytes) throw broke(index, fileRejected('changed', file));
  }

  async function* encode(): AsyncGenerator<Buffer> {
    await started;
    for (const [index, file] of files.entries()) {
      yield heads[index] ?? Buffer.alloc(0);
      try {
        yield* contentOf(file, index);
      } catch (error) {
        throw state.fault === null ? broke(index, fileRejected('unreadable', file)) : error;
      }
    }
    await hooks.beforeCommit();
    if (state.dropped) return;
    state.committed = true;
    yield closing;
  }

  const chunks = encode();
  const sizes = [...heads.map((head) => head.length), ...files.map((file) => file.sizeBytes)];
  return {
    contentType: `multipart/form-data; boundary=${boundary}`,
    contentLength: sizes.reduce((sum, size) => sum + size, closing.length),
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
