import { type Failure, type FailureOf, SatchelError } from '../../shared/failure.ts';
import { fileRejected } from '../../shared/failures.ts';
import type { JobId } from '../../shared/ids.ts';
import { isTooMuchToDecode } from '../../shared/pictures/decodeMemory.ts';
import type { Remedy } from '../../shared/remedy.ts';
import { type FileLimits, unknownType } from '../../shared/upload.ts';
import { peekInto } from '../location/bytes/peek.ts';
import { locationSegment, withSegment } from '../location/formats/locationSegment.ts';
import { removeLocations } from '../location/removeLocations.ts';
import type { Darkroom, FitType } from '../thumbnails/darkroom.ts';
import type { RasterHeader } from '../thumbnails/originals/rasterHeader.ts';
import type { Scanner } from '../uploads/files/scanner.ts';
import type { UploadEntry } from '../uploads/ledger/uploadEntry.ts';
import type { RemakeQueue } from '../uploads/remakeQueue.ts';
import { endsEarly } from '../wholeness/endsEarly.ts';
import { isRepacked, maxFilmBytes } from './filmTypes.ts';
import { makeUtf8 } from './makeUtf8.ts';
import { nameAs, nameAsMp4 } from './nameAs.ts';
import { canMove, maxOriginalBytes, stillTypes, takesGif } from './pictureTypes.ts';
import { repackFilm } from './repackFilm.ts';
import type { SharedRoom } from './sharedRoom.ts';

/** Films are copied, never decoded. */
const maxPlacedBytes = 512 * 1024 * 1024;

const inThisProcess: NonNullable<RemakerDeps['places']> = {
  removeLocations,
  locationSegment,
  endsEarly: (bytes, contentType) =>
    endsEarly({ peek: peekInto(bytes), size: bytes.length }, contentType),
};

export type Making = Exclude<Remedy, { kind: 'other-account' | 'keep-place' | 'send-cut' }>;

/** Those for which a new picture is made. */
type Picturing = Exclude<Making, { kind: 'remove-place' | 'to-utf8' | 'repack' }>;

export interface RemakeTask {
  readonly id: JobId;
  readonly remedy: Making;
  readonly limits: FileLimits;
  readonly maxBytes: number;
  /** What is left for the set whose share `maxBytes` is; absent for a file that is alone. */
  readonly room?: SharedRoom;
}

export interface RemakerDeps {
  readonly remakes: RemakeQueue;
  readonly darkroom: Pick<Darkroom, 'fit' | 'repack'>;
  /** Elsewhere than in this process, where it is given. */
  readonly places?: Pick<Scanner, 'removeLocations' | 'locationSegment' | 'endsEarly'>;
  readonly headerOf: (bytes: Uint8Array) => RasterHeader | null;
  readonly failureOf: (error: unknown) => Failure;
}

/** Makes what fits, one file after the other: the darkroom has room for one at a time. */
export function createRemaker(deps: RemakerDeps) {
  const { remakes, darkroom, headerOf, failureOf } = deps;
  const places = deps.places ?? inThisProcess;
  const waiting: RemakeTask[] = [];
  const stopped = new AbortController();
  let running = false;
  let current: JobId | null = null;

  async function run(): Promise<void> {
    running = true;
    for (let task = waiting.shift(); task !== undefined; task = waiting.shift()) {
      const { id, room, maxBytes } = task;
      const entry = remakes.entry(id);
      if (entry?.job.state !== 'checking' || entry.job.making === undefined) {
        room?.passed(maxBytes, null);
        continue;
      }
      try {
        await remakes.begun(id);
        current = id;
        const madeBytes = await make(task, entry);
        room?.passed(maxBytes, madeBytes);
      } catch (error) {
        // Left as it is when Satchel quits: the next run makes it.
        if (stopped.signal.aborted) return;
        room?.passed(maxBytes, null);
        await remakes.fail(id, failureOf(error));
      }
      current = null;
    }
    running = false;
  }

  /** How many bytes it came to; null where that frees none. */
  async function make(task: RemakeTask, entry: UploadEntry): Promise<number | null> {
    const { id, remedy, limits } = task;
    if (remedy.kind === 'remove-place') {
      await withoutPlace(id, entry, task.maxBytes);
      return null;
    }
    if (remedy.kind === 'repack') {
      await repacked(task, entry);
      return null;
    }
    const bytes = await remakes.read(entry, 'original', maxOriginalBytes);
    if (remedy.kind === 'to-utf8') {
      if (bytes === null) throw new SatchelError(await unread(entry));
      await asUtf8(id, entry, bytes, remedy.from, task.maxBytes);
      return null;
    }
    const header = bytes && headerOf(bytes);
    if (bytes === null) throw new SatchelError(await unread(entry));
    if (header === null) throw new SatchelError(await undecodable(bytes, entry));
    const maxBytes = mostFor(task, bytes.length);
    const { contentType } = header;
    const was = { sizeBytes: bytes.length, contentType };
    if (isTooMuchToDecode(header)) {
      throw new SatchelError({ ...unreadable(entry), rule: 'too-much', foundType: contentType });
    }
    // What is made of files of ours was agreed to unseen: never a part of a picture in silence.
    const parts = entry.job.toMake === undefined && (await places.endsEarly(bytes, contentType));
    const place = await keptPlace(places, remedy, bytes, entry);
    const made = await darkroom
      .fit(
        {
          ...header,
          bytes,
          maxBytes: maxBytes - (place?.length ?? 0),
          types: place === null ? typesFor(remedy, contentType, limits) : ['image/jpeg'],
          purpose: remedy.kind,
          flatten: remedy.flatten,
          parts,
        },
        stopped.signal,
      )
      .catch(async (error: unknown) => {
        // The darkroom's "not found": its decoders make no picture of these bytes.
        const isNone = error instanceof SatchelError && error.failure.kind === 'not-found';
        throw isNone ? new SatchelError(await undecodable(bytes, entry)) : error;
      });
    const { name } = remakes.originalOf(entry);
    const file = {
      bytes: place === null ? made.bytes : withSegment(made.bytes, place),
      name: nameAs(name, made.contentType),
      ...(place !== null && { keepsPlace: true as const }),
    };
    await remakes.finish(id, file, was);
    return file.bytes.length;
  }

  /** What is still there has become empty, or larger than what is made anew: it was not when that was offered. */
  async function unread(entry: UploadEntry, which: 'original' | 'current' = 'original') {
    const failure = unreadable(entry);
    return (await remakes.opens(entry, which)) ? { ...failure, rule: 'changed' as const } : failure;
  }

  async function undecodable(bytes: Uint8Array, entry: UploadEntry) {
    const cut = await places.endsEarly(bytes, entry.job.contentType);
    return {
      ...unreadable(entry),
      rule: 'undecodable' as const,
      ...(cut && { cutShort: true as const }),
    };
  }

  async function asUtf8(
    id: JobId,
    entry: UploadEntry,
    bytes: Uint8Array,
    from: string,
    maxBytes: number,
  ): Promise<void> {
    const { name } = remakes.originalOf(entry);
    const was = { sizeBytes: bytes.length, contentType: 'text/plain', encoding: from };
    await remakes.finish(id, { bytes: await makeUtf8(bytes, from, maxBytes), name }, was);
  }

  async function repacked(task: RemakeTask, entry: UploadEntry): Promise<void> {
    const bytes = await remakes.read(entry, 'original', maxFilmBytes);
    if (bytes === null) throw new SatchelError(await unread(entry));
    const contentType = entry.job.alteredFrom?.contentType ?? entry.job.contentType ?? unknownType;
    const film = { bytes, contentType, maxBytes: task.maxBytes };
    const made = await repackFilm({ darkroom, failureOf }, film, task.limits, stopped.signal);
    const name = nameAsMp4(remakes.originalOf(entry).name);
    const was = { sizeBytes: bytes.length, contentType };
    await remakes.finish(task.id, { bytes: made, name }, was);
  }

  async function withoutPlace(id: JobId, entry: UploadEntry, maxBytes: number): Promise<void> {
    const limitBytes = Math.min(maxBytes, maxPlacedBytes);
    const { contentType, sizeBytes, alteredFrom } = entry.job;
    // What was added would only be refused again: a location may be taken out of what was made of a film.
    const film = isRepacked(entry.job) ? alteredFrom : undefined;
    const bytes = await remakes.read(entry, film ? 'current' : 'original', limitBytes);
    if (bytes === null) {
      const tooLarge = (alteredFrom?.sizeBytes ?? sizeBytes ?? 0) > limitBytes;
      const stays = { ...unreadable(entry), rule: 'place-stays', limitBytes } as const;
      throw new SatchelError(tooLarge ? stays : await unread(entry, film ? 'current' : 'original'));
    }
    const made = await places.removeLocations(bytes, contentType);
    if (made === null || contentType === null) {
      throw new SatchelError({ ...unreadable(entry), rule: 'place-stays' });
    }
    const name = film ? entry.job.name : remakes.originalOf(entry).name;
    const was = {
      sizeBytes: film?.sizeBytes ?? bytes.length,
      contentType: film?.contentType ?? contentType,
    };
    await remakes.finish(id, { bytes: made, name }, was);
  }

  return {
    take(tasks: readonly RemakeTask[]): void {
      waiting.push(...tasks);
      if (!running) void run();
    },
    close(): void {
      waiting.length = 0;
      stopped.abort();
      if (current === null) return;
      try {
        remakes.spare(current);
      } catch {
        // It cannot be written now: the file has one try less.
      }
    },
  };
}

/** One of a set may use what others left, and never becomes larger than it was. */
function mostFor({ room, maxBytes, limits }: RemakeTask, sizeBytes: number): number {
  if (room === undefined) return maxBytes;
  return Math.min(room.roomFor(maxBytes), limits.maxFileBytes, sizeBytes);
}

/** What goes before the new picture so that it says the same place; null where none is to be said. */
async function keptPlace(
  { locationSegment: read }: Pick<Scanner, 'locationSegment'>,
  remedy: Picturing,
  bytes: Uint8Array,
  entry: UploadEntry,
) {
  if (remedy.kind !== 'shrink' || remedy.keepPlace !== true) return null;
  const place = await read(bytes);
  // Said in a way that cannot be carried over: not kept in silence, nor dropped in silence.
  if (place === null) throw new SatchelError({ ...unreadable(entry), rule: 'place-not-kept' });
  return place;
}

function typesFor(remedy: Picturing, contentType: string, limits: FileLimits): FitType[] {
  const types = remedy.kind === 'convert' ? [remedy.to] : stillTypes(limits.accepts);
  // One that moves becomes a GIF; one that stands still may become anything.
  return canMove(contentType) && takesGif(limits.accepts) ? ['image/gif', ...types] : types;
}

function unreadable({ job }: UploadEntry): FailureOf<'file-rejected'> {
  return fileRejected('unreadable', { sizeBytes: job.sizeBytes, foundType: job.contentType });
}
