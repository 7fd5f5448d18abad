import type { Failure } from '../../../shared/failure.ts';
import { fileRejected } from '../../../shared/failures.ts';
import type { FileLimits } from '../../../shared/upload.ts';
import { checkFile, unknownType } from '../../../shared/upload.ts';
import type { FileLocation } from '../../location/locationOf.ts';
import { readFileFacts, type SeenFile, unreadableFile } from './fileFacts.ts';
import { type Patience, withPatience } from './patience.ts';

export type Fit =
  | {
      readonly fits: true;
      readonly sizeBytes: number;
      readonly contentType: string;
      readonly mtimeMs: number | null;
      readonly headPrint?: string;
      readonly place?: FileLocation;
      readonly cutShort?: true;
    }
  | { readonly fits: false; readonly failure: Failure };

/** Whether a file may go up, by what it really is at this moment, as `look` tells it. */
export async function fitFile(
  path: string,
  limits: FileLimits,
  patience: Patience,
  look: (path: string) => Promise<SeenFile> = readFileFacts,
): Promise<Fit> {
  const { facts, mtimeMs, headPrint, place, film, cutShort } = await withPatience(
    path,
    () => look(path),
    patience,
    async () => unreadableFile,
  );
  const failure = checkFile(facts, limits);
  if (failure !== null) {
    return {
      fits: false,
      failure: {
        ...failure,
        ...(place?.answer === 'here' && { placed: true }),
        ...(film && failure.rule === 'wrong-type' && { film }),
        ...(cutShort && { cutShort }),
      },
    };
  }
  const { sizeBytes, contentType } = facts;
  // checkFile has refused this one; the types cannot say so.
  if (sizeBytes === null) return { fits: false, failure: unreadable(facts) };
  const type = contentType ?? unknownType;
  const seen = {
    ...(headPrint && { headPrint }),
    ...(place && { place }),
    ...(cutShort && { cutShort }),
  };
  return { fits: true, sizeBytes, contentType: type, mtimeMs, ...seen };
}

function unreadable(facts: SeenFile['facts']): Failure {
  const { sizeBytes, contentType: foundType } = facts;
  return fileRejected('unreadable', { sizeBytes, foundType });
}
