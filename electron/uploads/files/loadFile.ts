import { createHash, type Hash, webcrypto } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { stat } from 'node:fs/promises';
import { Readable, Transform } from 'node:stream';
import { type Failure, SatchelError } from '../../../shared/failure.ts';
import { fileRejected } from '../../../shared/failures.ts';
import type { FileLimits } from '../../../shared/upload.ts';
import { checkFile, unknownType } from '../../../shared/upload.ts';
import { readFrom, type TellLong, tellWhole, wholeTextBytes } from '../../contentType/tellFile.ts';
import { headBytes, tellType } from '../../contentType/tellType.ts';
import type { OutgoingFile } from '../../providers/provider.ts';
import type { UploadEntry } from '../ledger/uploadEntry.ts';
import { openFile } from './fileFacts.ts';

/** Files up to this size are kept in memory while they are sent, so what was hashed is what goes. */
const inMemoryBytes = wholeTextBytes;

export interface LoadedFile {
  readonly file: OutgoingFile;
  /** SHA-256 of what was sent; throws when that is not what was checked. Once all bytes were read. */
  seal(): Promise<string | null>;
}

/**
 * The second check: the file as it is just before it is sent. `into` is memory of its size to hold
 * it in, `tellLong` who is asked about long texts. Throws SatchelError.
 */
export async function loadFile(
  entry: UploadEntry,
  limits: FileLimits,
  into?: Buffer,
  tellLong?: TellLong,
): Promise<LoadedFile> {
  const opened = await openFile(entry.path);
  if (opened === null || opened === 'folder') {
    const facts = { readable: false, folder: opened === 'folder', sizeBytes: null };
    throw new SatchelError(
      checkFile({ ...facts, contentType: null }, limits) ?? changed(null, null),
    );
  }
  const { handle, stats: now } = opened;
  const { name, sizeBytes, contentType } = entry.job;
  try {
    const differs = now.size !== sizeBytes || now.mtimeMs !== entry.mtimeMs;
    const inMemory = !differs && now.size <= inMemoryBytes;
    const bytes = inMemory
      ? (into ?? Buffer.allocUnsafeSlow(now.size))
      : Buffer.alloc(Math.min(headBytes, now.size));
    const read = await readFrom(handle, bytes);
    const found = inMemory ? (await tellWhole(read, tellLong)).contentType : await tellType(read);
    const same = (found ?? unknownType) === contentType;
    if (differs || read.length < bytes.length || !same) {
      throw new SatchelError(changed(now.size, found));
    }
    const described = { name, contentType, sizeBytes: now.size };
    return inMemory ? memoryFile(bytes, described) : streamFile(entry, described);
  } catch (error) {
    if (error instanceof SatchelError) throw error;
    throw new SatchelError({ ...changed(sizeBytes, null), rule: 'unreadable' });
  } finally {
    await handle.close().catch(() => {});
  }
}

type Described = Pick<OutgoingFile, 'name' | 'contentType' | 'sizeBytes'>;

function memoryFile(bytes: Buffer, described: Described): LoadedFile {
  // On another thread, while the first bytes are already on their way.
  const hashed = webcrypto.subtle.digest('SHA-256', bytes);
  const open = () => Readable.from([bytes], { objectMode: false });
  return {
    file: { ...described, open },
    seal: async () => Buffer.from(await hashed).toString('hex'),
  };
}

function streamFile(entry: UploadEntry, described: Described): LoadedFile {
  let hash: Hash | null = null;
  const open = () => {
    const own = createHash('sha256');
    hash = own;
    const tap = new Transform({
      transform(chunk: Buffer, _encoding, done) {
        own.update(chunk);
        done(null, chunk);
      },
    });
    const source = createReadStream(entry.path);
    source.on('error', () =>
      tap.destroy(new SatchelError({ ...changed(described.sizeBytes, null), rule: 'unreadable' })),
    );
    tap.on('close', () => source.destroy());
    return source.pipe(tap);
  };
  const seal = async () => {
    const after = await stat(entry.path).catch(() => null);
    if (after?.size !== described.sizeBytes || after.mtimeMs !== entry.mtimeMs) {
      throw new SatchelError(changed(after?.size ?? null, null));
    }
    // What only has to be put into its target is not read again.
    return hash?.digest('hex') ?? entry.sha256;
  };
  return { file: { ...described, open }, seal };
}

function changed(sizeBytes: number | null, foundType: string | null) {
  return fileRejected('changed', { sizeBytes, foundType });
}

/** What is said of a file whose drive does not answer. */
export function tooSlow(entry: UploadEntry): Failure {
  return { ...changed(entry.job.sizeBytes, entry.job.contentType), rule: 'unreadable' };
}
