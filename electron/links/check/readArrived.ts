import { createHash } from 'node:crypto';
import type { IncomingMessage } from 'node:http';
import { headBytes } from '../../contentType/tellType.ts';
import { unpackBody } from '../../http/unpackBody.ts';

export interface Arrived {
  readonly head: Uint8Array;
  /** How many bytes were read. */
  readonly length: number;
  /** Nothing more was to come. */
  readonly ended: boolean;
  /** It broke off. */
  readonly broken: boolean;
  /** Of what was read. */
  readonly sha256: string;
}

/** Reads as many bytes as are wanted, of which the first are kept. What was packed unasked is unpacked. */
export async function readArrived(
  response: IncomingMessage,
  { upTo }: { readonly upTo: number },
): Promise<Arrived> {
  const body = unpackBody(response, response.headers['content-encoding']) ?? response;
  const hash = createHash('sha256');
  const first: Buffer[] = [];
  let [kept, length, ended, broken] = [0, 0, true, false];
  try {
    for await (const chunk of body) {
      const bytes = Buffer.from(chunk);
      hash.update(bytes);
      length += bytes.length;
      if (kept < headBytes) {
        const part = bytes.subarray(0, headBytes - kept);
        first.push(part);
        kept += part.length;
      }
      if (length >= upTo) {
        ended = response.complete;
        break;
      }
    }
  } catch {
    [broken, ended] = [true, false];
  }
  return { head: Buffer.concat(first, kept), length, ended, broken, sha256: hash.digest('hex') };
}
