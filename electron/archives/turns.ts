import type { MediaId } from '../../shared/ids.ts';

/** Whatever is done for one item of one archive, one after another: it is fetched once. */
export function createTurns() {
  const underway = new Map<string, Promise<unknown>>();
  return {
    async take<T>(archiveId: string, mediaId: MediaId, work: () => Promise<T>): Promise<T> {
      const name = `${archiveId}:${mediaId}`;
      while (underway.has(name)) await underway.get(name)?.catch(() => {});
      const mine = work().finally(() => underway.delete(name));
      underway.set(name, mine);
      return mine;
    },
  };
}
export type Turns = ReturnType<typeof createTurns>;
