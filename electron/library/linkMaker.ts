import type { Copied } from '../../shared/contract/library.ts';
import { type Failure, SatchelError } from '../../shared/failure.ts';
import { invalidInput, notAllowed, notFound } from '../../shared/failures.ts';
import type { MediaId } from '../../shared/ids.ts';
import type { Clock } from '../base/clock.ts';
import { createTaskPool } from '../base/taskPool.ts';
import { askPatiently } from '../http/askPatiently.ts';
import type { Link, SessionSource } from '../providers/provider.ts';
import type { MadeLinks } from './madeLinks.ts';
import type { MediaTable } from './mediaTable.ts';
import { namesItem, originOf } from './namesItem.ts';

const requestsAtOnce = 4;
/** Links that need no request are made without a pause: now and then all else has its turn. */
const turnEvery = 100;

export interface MadeLink extends Link {
  readonly mediaId: MediaId;
  readonly name: string | null;
}

export interface Links extends Omit<Copied, 'count'> {
  /** The links are in the order of the ids that were given. */
  readonly links: readonly MadeLink[];
}

export interface LinkMaker {
  /** What the provider gives, one that needs the account's credentials too. */
  one(mediaId: MediaId, signal: AbortSignal): Promise<Link>;
  /** Links that work for everyone, made now; what has none is named. */
  all(mediaIds: readonly MediaId[], signal: AbortSignal, onOne?: () => void): Promise<Links>;
}

export interface LinkMakerDeps {
  readonly table: MediaTable;
  readonly sessions: SessionSource;
  readonly clock: Clock;
  readonly random: () => number;
  /** Keeps what tells of a link that does not name its item. */
  readonly made: Pick<MadeLinks, 'keep'>;
}

export function createLinkMaker({
  table,
  sessions,
  clock,
  random,
  made,
}: LinkMakerDeps): LinkMaker {
  const pool = createTaskPool(requestsAtOnce);

  async function make(mediaId: MediaId, signal: AbortSignal): Promise<MadeLink> {
    const [row] = table.byIds([mediaId]);
    if (row === undefined || row.goneAt !== null) throw new SatchelError(notFound);
    const { provider, session } = await sessions(row.accountId);
    const { link: links } = provider;
    if (!links) throw new SatchelError(invalidInput('cannot-link'));
    const ask = () => links.make(session, row, signal);
    const link = await pool.run(() => askPatiently(ask, { clock, random, signal }));
    const url = new URL(link.url);
    // Before it is handed out: what is not kept now is not found again once it has expired.
    if (!namesItem(provider.readLink(url, [originOf(session)]), row)) {
      made.keep(url, mediaId, clock.now());
    }
    return { ...link, mediaId, name: row.name };
  }

  async function makeForAll(mediaId: MediaId, signal: AbortSignal): Promise<MadeLink> {
    const link = await make(mediaId, signal);
    if (link.access !== 'protected') return link;
    throw new SatchelError(notAllowed('link-protected'));
  }

  return {
    one: make,
    async all(mediaIds, signal, onOne) {
      const turns = createTaskPool(requestsAtOnce);
      const makeInTurn = async (id: MediaId, index: number) => {
        if (index % turnEvery === turnEvery - 1) await new Promise(setImmediate);
        return makeForAll(id, signal).finally(onOne);
      };
      const results = await Promise.allSettled(
        mediaIds.map((id, index) => turns.run(() => makeInTurn(id, index))),
      );
      const links: MadeLink[] = [];
      const failed: { mediaId: MediaId; failure: Failure }[] = [];
      mediaIds.forEach((mediaId, index) => {
        const result = results[index];
        if (result?.status === 'fulfilled') links.push(result.value);
        else if (result?.reason instanceof SatchelError) {
          failed.push({ mediaId, failure: result.reason.failure });
        } else throw result?.reason;
      });
      const ends = links.flatMap((link) => link.expiresAt ?? []);
      const temporary = links.some((link) => link.access === 'temporary');
      return {
        links,
        failed,
        access: links.length === 0 ? null : temporary ? 'temporary' : 'public',
        soonestExpiryAt: ends.length === 0 ? null : Math.min(...ends),
      };
    },
  };
}
