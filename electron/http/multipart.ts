import { randomBytes } from 'node:crypto';
import { SatchelError } from '../../shared/failure.ts';
import { invalidInput } from '../../shared/failures.ts';
import type { BodyFile, BodyHooks, CommitBody } from './commitBody.ts';
import { createCommitBody } from './commitBody.ts';
import { multipartName } from './multipartName.ts';

export interface MultipartFile extends BodyFile {
  readonly field: string;
  readonly name: string;
  /** From our own table of types; anything else than `type/subtype` is refused. */
  readonly contentType: string;
}

/** What is kept back is the closing boundary. */
export interface Multipart extends CommitBody {
  readonly contentType: string;
  readonly contentLength: number;
}

/** A `multipart/form-data` body (RFC 7578) of known length, made as it is pulled, file after file. */
export function encodeMultipart(files: readonly MultipartFile[], hooks: BodyHooks): Multipart {
  const boundary = `satchel-${randomBytes(18).toString('hex')}`;
  const heads = files.map((file, index) => {
    if (!/^[\w.+-]+\/[\w.+-]+$/.test(file.contentType)) {
      throw new SatchelError(invalidInput('unusable'));
    }
    return Buffer.from(
      `${index === 0 ? '' : '\r\n'}--${boundary}\r\n` +
        `Content-Disposition: form-data; name="${multipartName(file.field)}"; ` +
        `filename="${multipartName(file.name)}"\r\n` +
        `Content-Type: ${file.contentType}\r\n\r\n`,
    );
  });
  const closing = Buffer.from(`${files.length === 0 ? '' : '\r\n'}--${boundary}--\r\n`);
  const sizes = [...heads.map((head) => head.length), ...files.map((file) => file.sizeBytes)];
  return {
    contentType: `multipart/form-data; boundary=${boundary}`,
    contentLength: sizes.reduce((sum, size) => sum + size, closing.length),
    ...createCommitBody(hooks, async function* encode({ contentOf, commit }) {
      for (const [index, file] of files.entries()) {
        yield heads[index] ?? Buffer.alloc(0);
        yield* contentOf(file, index);
      }
      if (await commit()) yield closing;
    }),
  };
}
