import type { Sandbox } from '../../electron/sandbox/startSandbox.ts';

export const gif = Buffer.from('GIF89a\x01\x00\x01\x00\x00\x00\x00;', 'latin1');
export const png = Buffer.from('\x89PNG\r\n\x1a\n and so on', 'latin1');

export interface SentFile {
  readonly name: string;
  readonly type?: string;
  readonly bytes: Buffer | string;
  readonly field?: string;
}

/** Asks the API with its credentials, unless others are given. */
export function ask(sandbox: Sandbox, path: string, init: RequestInit = {}): Promise<Response> {
  const { baseUrl, authId, authToken } = sandbox.plivo;
  const authorization = `Basic ${Buffer.from(`${authId}:${authToken}`).toString('base64')}`;
  return fetch(`${baseUrl}/Account/${authId}/${path}`, {
    redirect: 'manual',
    ...init,
    headers: { authorization, ...init.headers },
  });
}

export function upload(sandbox: Sandbox, files: readonly SentFile[]): Promise<Response> {
  const form = new FormData();
  for (const { name, type = '', bytes, field = 'file' } of files) {
    form.append(field, new Blob([Uint8Array.from(Buffer.from(bytes))], { type }), name);
  }
  return ask(sandbox, 'Media/', { method: 'POST', body: form });
}

export interface WireObject {
  readonly media_id: string;
  readonly file_name: string;
  readonly content_type: string;
  readonly size: number | string;
  readonly media_url: string;
  readonly url?: string;
  readonly status?: string;
  readonly status_code?: number;
  readonly upload_time: string;
  readonly error_message?: string;
  readonly error_code?: number;
}

export interface WireList {
  readonly api_id: string;
  readonly meta: {
    readonly limit: number;
    readonly offset: number;
    readonly total_count: number;
    readonly next?: string | null;
    readonly previous?: string | null;
  };
  readonly objects: readonly WireObject[];
}

export async function list(sandbox: Sandbox, query = ''): Promise<WireList> {
  return (await (await ask(sandbox, `Media/${query}`)).json()) as WireList;
}

/** The objects of an upload's answer. */
export async function objectsOf(response: Response): Promise<readonly WireObject[]> {
  return ((await response.json()) as WireList).objects;
}

export async function uploadOne(sandbox: Sandbox, name = 'cat.gif'): Promise<WireObject> {
  const [object] = await objectsOf(await upload(sandbox, [{ name, bytes: gif }]));
  if (!object) throw new Error('nothing was stored');
  return object;
}

export function uploads(sandbox: Sandbox) {
  return sandbox.ledger().filter((entry) => !entry.seeded);
}
