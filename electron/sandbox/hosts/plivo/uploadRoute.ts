import type { Trouble } from '../../faults/fault.ts';
import { type Part, readForm } from '../../wire/multipart.ts';
import { jsonReply } from '../../wire/reply.ts';
import { acceptedType } from '../../wire/sniffType.ts';
import { type Handler, plivoError } from './plivoApi.ts';
import type { PlivoWording, Refusal } from './plivoBodies.ts';
import type { NewFile } from './storedObject.ts';
import type { World } from './world.ts';

export interface UploadDeps {
  readonly world: World;
  readonly wording: PlivoWording;
  readonly limitBytes: number;
  readonly mixedStatus: number;
  readonly allFailedStatus: number;
}

/** At most ten files in one request (providers.md 1.2). */
const maxFiles = 10;

/** `POST Media/`: each file judged by itself, answered in the order of the parts. */
export function createUploadRoute(deps: UploadDeps): Handler {
  const { world, wording, limitBytes } = deps;
  return async ({ headers, body, troubles, requestId }) => {
    const form = await readForm(body, headers, { maxFiles, maxFileBytes: limitBytes });
    return async () => {
      if (!form) return plivoError(400, requestId, 'request body is not a complete multipart form');
      if (form.tooMany) return plivoError(400, requestId, `at most ${maxFiles} files in a request`);
      if (form.parts.length === 0) return plivoError(400, requestId, 'file is required');
      const judged = form.parts.map((part, index) => judge(part, index, limitBytes, troubles));
      const accepted = judged.flatMap((one) => ('file' in one ? [one.file] : []));
      const delay = troubles.find((trouble) => trouble.kind === 'list-late')?.delayMs ?? 0;
      const stored = await world.store(accepted, requestId, delay);
      let next = 0;
      const objects = judged.map((one) => {
        const object = 'file' in one ? stored[next++] : undefined;
        if (object) return wording.stored(object);
        return wording.refused(one.name, 'refusal' in one ? one.refusal : unknownRefusal);
      });
      return jsonReply(overallStatus(deps, stored.length, judged.length), {
        api_id: requestId,
        objects,
      });
    };
  };
}

function overallStatus(deps: UploadDeps, stored: number, sent: number): number {
  if (stored === sent) return 201;
  return stored === 0 ? deps.allFailedStatus : deps.mixedStatus;
}

type Judged = { name: string } & ({ file: NewFile } | { refusal: Refusal });

const unknownRefusal = refusal('file could not be stored');

function judge(
  part: Part,
  index: number,
  limitBytes: number,
  troubles: readonly Trouble[],
): Judged {
  const { name, bytes, declaredType } = part;
  for (const trouble of troubles) {
    if (trouble.kind !== 'refuse') continue;
    if (trouble.names?.includes(name) || trouble.indexes?.includes(index)) {
      const { statusCode = 400, errorCode = 0, errorMessage = 'file was refused' } = trouble;
      return { name, refusal: { statusCode, errorCode, errorMessage } };
    }
  }
  if (part.tooLarge) return { name, refusal: refusal(`file is larger than ${limitBytes} bytes`) };
  if (bytes.length === 0) return { name, refusal: refusal('file is empty') };
  const contentType = acceptedType(bytes, declaredType);
  if (contentType === null) return { name, refusal: refusal('file type is not supported') };
  return { name, file: { name, contentType, bytes } };
}

function refusal(errorMessage: string): Refusal {
  return { statusCode: 400, errorCode: 0, errorMessage };
}
