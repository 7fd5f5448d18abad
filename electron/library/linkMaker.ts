import { type Failure, SatchelError } from '../../shared/failure.ts';
import { invalidInput, notAllowed, notFound } from '../../shared/failures.ts';
import type { MediaId } from '../../shared/ids.ts';
import type { LinkAccess } from '../../shared/link.ts';
import type { Clock } from '../base/clock.ts';
import { createTaskPool } from '../base/taskPool.ts';
import { askPatiently } from '../http/askPatiently.ts';
import type { Link, SessionSource } from '../providers/provider.ts';
import type { MadeLinks } from './madeLinks.ts';
import type { StoredMedia } from './mediaRow.ts';
import type { MediaTable } from './mediaTable.ts';
import { namesItem, originOf } from './namesItem.ts';

const requestsAtOnce = 4;
/** Links that need no request are made without a pause: after so many all else has its turn. */
const linksAtOnce = 200;

/** A link with what is known of its item. */
export interface MadeLink extends Link {
  readonly mediaId: MediaId;
  readonly name: string | null;
  readonly item: StoredMedia;
}

export interface LinkPortion {
  /** In the order of the ids that were given. */
  readonly links: readonly MadeLink[];
  readonly failed: readonly { readonly mediaId: MediaId; readonly failure: Failure }[];
}

export interface Links extends LinkPortion {
  /** The lesser of them; null where there is none. */
  readonly access: LinkAccess | null;
  /** When the first of the links stops working by itself; null when none does. */
  readonly soonestExpiryAt: number | null;
}

export interface LinkMaker {
  /** What the provider gives, one that needs the account's credentials too. */
  one(mediaId: MediaId, signal: AbortSignal): Promise<Link>;
  /** Links that work for everyone, made now; what has none is named. */
  all(mediaIds: readonly MediaId[], signal: AbortSignal, onOne?: () => void): Promise<Links>;
  /** The same in portions, in the order of the ids, as they are made; it ends where it is aborted. */
  portions(
    mediaIds: readonly MediaId[],
    signal: AbortSignal,
    onOne?: () => void,
  ): AsyncGenerator<LinkPortion, void, undefined>;
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

  async function make(item: StoredMedia | undefined, signal: AbortSignal): Promise<MadeLink> {
    if (item === undefined || item.goneAt !== null) throw new SatchelError(notFound);
    const { provider, session } = await sessions(item.accountId);
    const { link: links } = provider;
    if (!links) throw new SatchelError(invalidInput('cannot-link'));
    const ask = () => links.make(session, item, signal);
    const link = await pool.run(() => askPatiently(ask, { clock, random, signal }));
    const url = new URL(link.url);
    // Before it is handed out: what is not kept now is not found again once it has expired.
    if (!namesItem(provider.readLink(url, [originOf(session)]), item)) {
      made.keep(url, item.id, clock.now());
    }
    return { ...link, mediaId: item.id, name: item.name, item };
  }

  async function makeForAll(item: StoredMedia | undefined, signal: AbortSignal): Promise<MadeLink> {
    const link = await make(item, signal);
    if (link.access !== 'protected') return link;
    throw new SatchelError(notAllowed('link-protected'));
  }

  async function portion(
    mediaIds: readonly MediaId[],
    signal: AbortSignal,
    onOne: (() => void) | undefined,
  ): Promise<LinkPortion> {
    const items = new Map(table.byIds(mediaIds).map((item) => [item.id, item]));
    const turns = createTaskPool(requestsAtOnce);
    const results = await Promise.allSettled(
      mediaIds.map((id) =>
        turns.run(() => makeForAll(items.get(id), signal).finally(() => onOne?.())),
      ),
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
    return { links, failed };
  }

  async function* portions(
    mediaIds: readonly MediaId[],
    signal: AbortSignal,
    onOne?: () => void,
  ): AsyncGenerator<LinkPortion, void, undefined> {
    for (let at = 0; at < mediaIds.length && !signal.aborted; at += linksAtOnce) {
      yield await portion(mediaIds.slice(at, at + linksAtOnce), signal, onOne);
      await new Promise(setImmediate);
    }
  }

  return {
    one: async (mediaId, signal) => make(table.byIds([mediaId])[0], signal),
    portions,
    async all(mediaIds, signal, onOne) {
      const links: MadeLink[] = [];
      const failed: LinkPortion['failed'][number][] = [];
      for await (const some of portions(mediaIds, signal, onOne)) {
        links.push(...some.links);
        failed.push(...some.failed);
      }
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
