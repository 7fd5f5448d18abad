import { type Handler, plivoError } from './plivoApi.ts';
import type { PlivoWording } from './plivoBodies.ts';
import { jsonReply } from './reply.ts';
import type { SandboxOptions } from './sandbox.ts';
import type { World } from './world.ts';

export interface ListDeps {
  readonly world: World;
  readonly wording: PlivoWording;
  readonly outOfRange: NonNullable<SandboxOptions['outOfRange']>;
  readonly metaLinks: NonNullable<SandboxOptions['metaLinks']>;
  readonly accountPath: string;
}

/** Default and most are both 20 (providers.md 1.4). */
const maxLimit = 20;

/** `GET Media/?limit=&offset=`: the account-wide list, newest first. */
export function createListRoute(deps: ListDeps): Handler {
  const { world, wording, outOfRange, metaLinks } = deps;
  return async ({ query, body, requestId }) => {
    body.resume();
    return async () => {
      const limit = wholeNumber(query.get('limit'), maxLimit);
      const offset = wholeNumber(query.get('offset'), 0);
      const inRange = limit >= 1 && limit <= maxLimit && offset >= 0;
      if (!inRange && (outOfRange === 'refuse' || Number.isNaN(limit + offset))) {
        return plivoError(400, requestId, 'limit must be 1 to 20 and offset 0 or more');
      }
      const size = Math.min(maxLimit, Math.max(1, limit));
      const from = Math.max(0, offset);
      const { total, objects } = world.list(from, size);
      return jsonReply(200, {
        api_id: requestId,
        meta: {
          limit: size,
          offset: from,
          total_count: total,
          ...links(deps, size, from, total, metaLinks),
        },
        objects: objects.map(wording.object),
      });
    };
  };
}

/** `GET Media/{id}/`: one flat object. */
export function createGetRoute({ world, wording }: Pick<ListDeps, 'world' | 'wording'>): Handler {
  return async ({ id, body, requestId }) => {
    body.resume();
    return async () => {
      const object = world.find(id);
      if (!object) return plivoError(404, requestId, 'not found');
      return jsonReply(200, { api_id: requestId, ...wording.object(object) });
    };
  };
}

function links(
  { accountPath }: ListDeps,
  limit: number,
  offset: number,
  total: number,
  form: ListDeps['metaLinks'],
): { next?: string | null; previous?: string | null } {
  if (form === 'missing') return {};
  const link = (from: number) => {
    if (form === 'null') return null;
    // The absolute form names an internal host and lacks the slash, as fixtures do (providers.md 1.4).
    const base =
      form === 'relative' ? `${accountPath}Media/` : `http://media-api.invalid${accountPath}Media`;
    return `${base}?limit=${limit}&offset=${from}`;
  };
  return {
    next: offset + limit < total ? link(offset + limit) : null,
    previous: offset > 0 ? link(Math.max(0, offset - limit)) : null,
  };
}

function wholeNumber(text: string | null, otherwise: number): number {
  if (text === null || text === '') return otherwise;
  return /^-?\d{1,9}$/.test(text) ? Number(text) : Number.NaN;
}
