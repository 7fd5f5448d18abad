import type { Copied } from '../../shared/contract.ts';
import { type Failure, SatchelError } from '../../shared/failure.ts';
import type { MediaId } from '../../shared/ids.ts';
import type { Shareable } from '../../shared/shareFormats.ts';
import { createTaskPool } from '../base/taskPool.ts';
import type { Link, SessionSource } from '../providers/provider.ts';
import type { StoredMedia } from './mediaRow.ts';
import type { MediaTable } from './mediaTable.ts';

export interface Links {
  readonly links: readonly Shareable[];
  readonly failed: Copied['failed'];
  readonly access: Copied['access'];
  readonly soonestExpiryAt: number | null;
}

/** Makes links that work for everyone, in the order asked for; what has none is named. */
export type LinkMaker = (mediaIds: readonly MediaId[], signal: AbortSignal) => Promise<Links>;

export function createLinkMaker(deps: { table: MediaTable; sessions: SessionSource }): LinkMaker {
  const pool = createTaskPool(4);
  const linkOf = async (row: StoredMedia | undefined, signal: AbortSignal) => {
    if (row === undefined || row.goneAt !== null) throw new SatchelError({ kind: 'not-found' });
    const { provider, session } = await deps.sessions(row.accountId);
    if (!provider.link) throw new SatchelError({ kind: 'invalid-input', detail: 'cannot-link' });
    const link = await provider.link.make(session, row, signal);
    if (link.access === 'protected') {
      throw new SatchelError({ kind: 'forbidden', detail: 'link-protected' });
    }
    return { link, name: row.name };
  };
  return async (mediaIds, signal) => {
    const rows = new Map(deps.table.byIds(mediaIds).map((row) => [row.id, row]));
    const results = await Promise.allSettled(
      mediaIds.map((id) => pool.run(() => linkOf(rows.get(id), signal))),
    );
    const made: { link: Link; name: string | null }[] = [];
    const failed: { mediaId: MediaId; failure: Failure }[] = [];
    mediaIds.forEach((mediaId, index) => {
      const result = results[index];
      if (result?.status === 'fulfilled') made.push(result.value);
      else if (result?.reason instanceof SatchelError) {
        failed.push({ mediaId, failure: result.reason.failure });
      } else throw result?.reason;
    });
    const ends = made.flatMap(({ link }) => link.expiresAt ?? []);
    const temporary = made.some(({ link }) => link.access === 'temporary');
    return {
      links: made.map(({ link, name }) => ({ url: link.url, name })),
      failed,
      access: made.length === 0 ? null : temporary ? 'temporary' : 'public',
      soonestExpiryAt: ends.length === 0 ? null : Math.min(...ends),
    };
  };
}
