import type { ListOptions, Page, Provider, Session } from '../../providers/provider.ts';

export interface Pages {
  /** The page that begins at `cursor`, which is where the page before it ended. */
  at(cursor: string | null): Promise<Page>;
  /** Drops what was asked for ahead. */
  close(): void;
}

/**
 * The pages of a provider's list, read ahead where it can. After a failure the next page is asked for anew from
 * where it begins.
 */
export function openPages(
  { provider, session, signal }: { provider: Provider; session: Session; signal: AbortSignal },
  options: ListOptions,
): Pages {
  let walk: AsyncIterator<Page, void, undefined> | null = null;
  return {
    async at(cursor) {
      if (provider.walk === undefined) return provider.list(session, cursor, signal, options);
      walk ??= provider.walk(session, cursor, signal, options);
      try {
        const { value } = await walk.next();
        return value ?? { items: [], nextCursor: null, total: null };
      } catch (error) {
        walk = null;
        throw error;
      }
    },
    close() {
      walk?.return?.().catch(() => {});
    },
  };
}
