import type { AccountId } from '../../shared/ids.ts';
import type { SessionSource } from './provider.ts';

/**
 * What time it is by the providers of accounts, in epoch ms: by their last answers, and what went by since on the clock
 * that nobody sets. Nobody is asked for it, and who has not answered yet is not in the list.
 */
export const createProviderTimes =
  (sessions: SessionSource) =>
  async (ids: readonly AccountId[]): Promise<readonly number[]> => {
    const told = ids.map(async (id) => {
      try {
        return (await sessions(id)).session.http.serverNow();
      } catch {
        return null;
      }
    });
    return (await Promise.all(told)).filter((time) => time !== null);
  };
