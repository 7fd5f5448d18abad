import { mostInCall, type NamedByIds } from '../../shared/contract/parts/parts.ts';
import type { MediaId } from '../../shared/ids.ts';
import { client } from './client.ts';

/** Ids in portions of as many as one call may name. */
export function portionsOf<Id>(ids: readonly Id[]): Id[][] {
  const portions: Id[][] = [];
  for (let start = 0; start < ids.length; start += mostInCall) {
    portions.push(ids.slice(start, start + mostInCall));
  }
  return portions;
}

/** Items for one act, however many: all but the last portion are gathered first. */
export async function named(ids: readonly MediaId[]): Promise<NamedByIds> {
  const portions = portionsOf(ids);
  const last = portions.pop() ?? [];
  let after: string | undefined;
  for (const mediaIds of portions) {
    const { token } = await client.library.gather({ mediaIds, after });
    after = token;
  }
  return after === undefined ? { mediaIds: last } : { mediaIds: last, after };
}
