import { createAnnouncer } from '../base/announcer.ts';
import type { Clock } from '../base/clock.ts';

const everyMs = 100;

/** What is committed: whole jobs as they are now, and the ids of those that are no more. */
export interface News<J> {
  readonly changed: readonly J[];
  readonly removed: readonly string[];
}

export type Listener<J> = (news: News<J>) => void;

export type Feed<J extends { readonly id: string }> = ReturnType<typeof createFeed<J>>;

/** Tells any number of listeners what is committed: at once when quiet, at most ten times a second when not. */
export function createFeed<J extends { readonly id: string }>(
  clock: Clock,
  onBug: (error: unknown) => void,
) {
  const listeners = new Set<Listener<J>>();
  const changed = new Map<string, J>();
  const announcer = createAnnouncer<string>(clock, everyMs, (ids) => {
    const jobs = ids.flatMap((id) => changed.get(id) ?? []);
    const removed = ids.filter((id) => !changed.has(id));
    changed.clear();
    for (const listener of listeners) {
      try {
        listener({ changed: jobs, removed });
      } catch (error) {
        // What is told is on disk: neither the others nor whoever wrote it may take that for a failure.
        onBug(error);
      }
    }
  });

  return {
    /** Answers what ends it. */
    subscribe(listener: Listener<J>): () => void {
      // Each subscription is its own, also of a function that listens twice.
      const own: Listener<J> = (news) => listener(news);
      listeners.add(own);
      return () => void listeners.delete(own);
    },
    changed(jobs: readonly J[]): void {
      for (const job of jobs) changed.set(job.id, job);
      announcer.say(jobs.map(({ id }) => id));
    },
    removed(ids: readonly string[]): void {
      for (const id of ids) changed.delete(id);
      announcer.say(ids);
    },
    /** Tells what is gathered; after this nothing is told. */
    close(): void {
      announcer.flush();
      announcer.close();
      listeners.clear();
    },
  };
}
