import { z } from 'zod';
import type { Http } from '../../http/http.ts';

/** Asks for what is at a path to be deleted; answers the HTTP status of the success. */
export async function askDeletion(
  http: Pick<Http, 'json'>,
  path: string,
  signal: AbortSignal,
): Promise<number | null> {
  const told: { status: number | null } = { status: null };
  const onStatus = (status: number) => {
    told.status = status;
  };
  await http.json({ method: 'DELETE', path, schema: z.unknown(), signal, onStatus });
  return told.status;
}
