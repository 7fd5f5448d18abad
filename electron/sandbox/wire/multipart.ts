import type { IncomingHttpHeaders } from 'node:http';
import type { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { Busboy } from '@fastify/busboy';

/** One `file` part; bytes beyond the limit were counted and dropped. */
export interface Part {
  readonly name: string;
  readonly declaredType: string;
  readonly bytes: Buffer;
  readonly tooLarge: boolean;
}

export type Form = { readonly parts: readonly Part[]; readonly tooMany: boolean };

export interface FormLimits {
  readonly maxFiles: number;
  readonly maxFileBytes: number;
}

/** Reads a multipart form to its end; null when it is none or breaks off. */
export async function readForm(
  body: Readable,
  headers: IncomingHttpHeaders,
  limits: FormLimits,
): Promise<Form | null> {
  const contentType = headers['content-type'];
  if (contentType === undefined || !/^multipart\/form-data\b/i.test(contentType)) {
    body.resume();
    return null;
  }
  const parts: Part[] = [];
  let tooMany = false;
  try {
    const parser = new Busboy({
      headers: { ...headers, 'content-type': contentType },
      limits: {
        files: limits.maxFiles,
        fileSize: limits.maxFileBytes,
        fields: 100,
        fieldSize: 1_024,
      },
    });
    parser.on('filesLimit', () => {
      tooMany = true;
    });
    parser.on('file', (field, stream, name, _encoding, declaredType) => {
      const chunks: Buffer[] = [];
      // A form that breaks off fails the parser too, which is what is listened to.
      stream.on('error', () => {});
      const index = field === 'file' ? parts.push(emptyPart(name, declaredType)) - 1 : null;
      stream.on('data', (chunk: Buffer) => chunks.push(chunk));
      stream.on('end', () => {
        if (index === null) return;
        const bytes = Buffer.concat(chunks);
        parts[index] = { ...emptyPart(name, declaredType), bytes, tooLarge: stream.truncated };
      });
    });
    await pipeline(body, parser);
  } catch {
    return null;
  }
  return { parts, tooMany };
}

function emptyPart(name: string | undefined, declaredType: string): Part {
  return { name: name ?? '', declaredType, bytes: Buffer.alloc(0), tooLarge: false };
}
