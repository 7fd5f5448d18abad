import { createHash, randomBytes } from 'node:crypto';
import type { SandboxHost } from '../../../electron/sandbox/hosts/sandboxHost.ts';
import type { LedgerEntry } from '../../../electron/sandbox/store/ledger.ts';
import { createExchange, type HostRules } from '../../../electron/sandbox/wire/exchange.ts';
import { readSmall } from '../../../electron/sandbox/wire/incoming.ts';
import { listenOnLoopback } from '../../../electron/sandbox/wire/loopbackServer.ts';
import { rangedReply } from '../../../electron/sandbox/wire/rangedReply.ts';
import { jsonReply, type Reply } from '../../../electron/sandbox/wire/reply.ts';

export type MadeUpRoute = 'list' | 'get' | 'upload' | 'content' | 'share' | 'delete' | 'file';

export interface MadeUpAccess {
  readonly baseUrl: string;
  readonly storesUrl: string;
  readonly team: string;
  readonly token: string;
}

interface StoredFile extends LedgerEntry {
  readonly bytes: Buffer;
}

const routes: readonly (readonly [RegExp, Readonly<Record<string, MadeUpRoute>>])[] = [
  [/^\/v3\/files$/, { GET: 'list' }],
  [/^\/v3\/files\/named\/([^/]+)$/, { PUT: 'upload' }],
  [/^\/v3\/files\/([^/]+)$/, { GET: 'get', DELETE: 'delete' }],
  [/^\/v3\/files\/([^/]+)\/content$/, { GET: 'content' }],
  [/^\/v3\/files\/([^/]+)\/share$/, { PATCH: 'share' }],
];

function matched(method: string, path: string): { route: MadeUpRoute; id: string } | null {
  for (const [pattern, methods] of routes) {
    const found = pattern.exec(path);
    const route = found === null ? undefined : methods[method];
    if (found !== null && route !== undefined) {
      return { route, id: decodeURIComponent(found[1] ?? '') };
    }
  }
  return null;
}

/** A far end that no provider has: one Bearer token, whole files by PUT, shares by PATCH. */
export const madeUpSandbox: SandboxHost<
  MadeUpRoute,
  'made-up' | 'made-up-files',
  object,
  MadeUpAccess
> = {
  async start({ options, exchange, startedAt }) {
    const { items = 5 } = options;
    const { now, listed } = exchange.clocks;
    const token = `mu_${randomBytes(24).toString('base64url')}`;
    let leaks = 0;
    const hold = (name: string, type: string, bytes: Buffer, seeded: boolean): StoredFile => ({
      id: randomBytes(8).toString('hex'),
      name,
      contentType: type,
      sizeBytes: bytes.length,
      sha256: createHash('sha256').update(bytes).digest('hex'),
      storedAt: seeded ? startedAt - 3_600_000 : now(),
      requestId: '',
      seeded,
      provider: 'madeUp',
      bytes,
    });
    const living = new Map<string, StoredFile>();
    const stored: StoredFile[] = [];
    const keep = (one: StoredFile) => {
      living.set(one.id, one);
      stored.push(one);
    };
    for (let index = 0; index < items; index += 1) {
      keep(hold(`seeded-${index}.txt`, 'text/plain', Buffer.from(`seeded ${index}`), true));
    }

    const told = ({ id, name, contentType, sizeBytes, storedAt }: StoredFile) => ({
      id,
      title: name,
      mime: contentType,
      octets: sizeBytes,
      born: new Date(listed(storedAt)).toISOString(),
    });
    const filesHost: HostRules = {
      host: 'made-up-files',
      routeOf: () => 'file',
      answer: async ({ request, url }) => {
        if (request.headers.authorization !== undefined) leaks += 1;
        const one = living.get(url.pathname.slice(1));
        if (one === undefined) return jsonReply(404, { problem: 'no such file' });
        const headers = { 'content-type': one.contentType };
        return rangedReply({ status: 200, headers, body: one.bytes }, request.headers.range);
      },
    };
    const stores = await listenOnLoopback(0, createExchange(exchange, filesHost));

    const found = (id: string, act: (one: StoredFile) => Reply): Reply => {
      const one = living.get(id);
      return one === undefined ? jsonReply(404, { problem: 'no such file' }) : act(one);
    };
    const page = (query: URLSearchParams): Reply => {
      const all = [...living.values()].sort((a, b) => b.storedAt - a.storedAt);
      const from = Number(query.get('from') ?? 0);
      const files = all.slice(from, from + 2).map(told);
      return jsonReply(200, { files, next: from + 2 < all.length ? from + 2 : null });
    };
    const apiHost: HostRules = {
      host: 'made-up',
      routeOf: (method, path) => matched(method, path)?.route ?? 'other',
      async answer({ request, url, seen, body }) {
        const match = matched(seen.method, url.pathname);
        if (request.headers.authorization !== `Bearer ${token}`) {
          return jsonReply(401, { problem: 'no such token' });
        }
        if (match === null) return jsonReply(404, { problem: 'no such route' });
        const { route, id } = match;
        const bytes = await readSmall(body, 10_000_000);
        const type = request.headers['content-type'] ?? '';
        const acts: Record<MadeUpRoute, () => Reply> = {
          list: () => page(url.searchParams),
          get: () => found(id, (one) => jsonReply(200, told(one))),
          content: () =>
            found(id, () => ({
              status: 302,
              headers: { location: `${stores.origin}/${id}` },
              body: Buffer.alloc(0),
            })),
          share: () => found(id, () => jsonReply(200, { address: `${stores.origin}/${id}` })),
          delete: () =>
            found(id, () => {
              living.delete(id);
              return { status: 204, headers: {}, body: Buffer.alloc(0) };
            }),
          upload() {
            const one = hold(id, type, bytes, false);
            keep(one);
            return jsonReply(201, told(one));
          },
          file: () => jsonReply(404, { problem: 'no such route' }),
        };
        return async () => acts[route]();
      },
    };
    const api = await listenOnLoopback(0, createExchange(exchange, apiHost));

    return {
      access: { baseUrl: `${api.origin}/v3`, storesUrl: stores.origin, team: 'team-1', token },
      ledger: () => stored,
      leaks: () => leaks,
      async close() {
        await Promise.all([api.close(), stores.close()]);
      },
    };
  },
};
