import type { Copied } from '../../shared/contract.ts';
import { type Failure, SatchelError } from '../../shared/failure.ts';
import type { MediaId } from '../../shared/ids.ts';
import type { Shareable } from '../../shared/shareFormats.ts';
import { createTaskPool } from '../base/taskPool.ts';
import type { SessionSource } from '../providers/provider.ts';
import type { StoredMedia } from './mediaRow.ts';
import type { MediaTable } from './mediaTable.ts';

export interface Links {
  readonly links: readonly Shareable[];
  readonly failed: Copied['failed'];
}

/** Makes links that work for everyone, in the order asked for; what has none is named. */
export type LinkMaker = (mediaIds: readonly MediaId[], signal: AbortSignal) => Promise<Links>;

export function createLinkMaker(deps: { table: MediaTable; sessions: SessionSource }): LinkMaker {
  const pool = createTaskPool(4);
  const linkOf = async (row: StoredMedia | undefined, signal: AbortSignal): Promise<Shareable> => {
    if (row === undefined || row.goneAt !== null) throw new SatchelError({ kind: 'not-found' });
    const { provider, session } = await deps.sessions(row.accountId);
    if (!provider.link) throw new SatchelError({ kind: 'invalid-input', detail: 'cannot-link' });
    const { url } = await provider.link(session, row, signal);
    return { url, name: row.name };
  };
  return async (mediaIds, signal) => {
    const rows = new Map(deps.table.byIds(mediaIds).map((row) => [row.id, row]));
    const made = await Promise.allSettled(
      mediaIds.map((id) => pool.run(() => linkOf(rows.get(id), signal))),
    );
    const links: Shareable[] = [];
    const failed: { mediaId: MediaId; failure: Failure }[] = [];
    mediaIds.forEach((mediaId, index) => {
      const result = made[index];
      if (result?.status === 'fulfilled') links.push(result.value);
      else if (result?.reason instanceof SatchelError) {
        failed.push({ mediaId, failure: result.reason.failure });
      } else throw result?.reason;
    });
    return { links, failed };
  };
}
