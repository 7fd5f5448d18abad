import { readFile } from 'node:fs/promises';
import { SatchelError } from '../../../shared/failure.ts';
import type { ServedFile } from './protocolFiles.ts';
import { type Page, pageHeaders, refusalHeaders } from './protocolHeaders.ts';

export function refusal(status: number): Response {
  return new Response(null, { status, headers: refusalHeaders });
}

/** A file of ours under the policy of its page; refused where there is none. */
export async function servedFile(
  page: Page,
  file: ServedFile | null | undefined,
): Promise<Response> {
  if (!file) return refusal(404);
  return new Response(await readFile(file.path), { headers: pageHeaders(page, file.contentType) });
}

export function statusOf(error: unknown): number {
  if (!(error instanceof SatchelError)) return 500;
  return error.failure.kind === 'not-found' ? 404 : 503;
}
