import { jsonReply } from '../../wire/reply.ts';
import { type PageRules, pageOf } from './listPage.ts';
import { type Handler, plivoError } from './plivoApi.ts';
import type { PlivoWording } from './plivoBodies.ts';
import type { World } from './world.ts';

export interface ListDeps {
  readonly world: World;
  readonly wording: PlivoWording;
  readonly page: PageRules;
}

/** `GET Media/?limit=&offset=`: the account-wide list, newest first. */
export function createListRoute({ world, wording, page: rules }: ListDeps): Handler {
  return async ({ query, body, requestId }) => {
    body.resume();
    return async () => {
      const page = pageOf(query, rules);
      if (!page) return plivoError(400, requestId, 'limit must be 1 to 20 and offset 0 or more');
      const { total, objects } = world.list(page.offset, page.limit);
      return jsonReply(200, {
        api_id: requestId,
        meta: page.meta('Media/', total),
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
