/** What a running Satchel knows of a live job beside its row. All times are by the monotonic clock, in ms. */
export interface Runtime<M extends object> {
  /** From then on what it waits for is over; -Infinity for at once, Infinity for never by itself. */
  dueAt: number;
  /** Questions after it that were answered in this doubt. */
  rounds: number;
  /** When its doubt began; null where that is not known yet. */
  doubtedAt: number | null;
  /** What its client remembers of it. */
  readonly memory: Partial<M>;
}

export type Runtimes<M extends object> = ReturnType<typeof createRuntimes<M>>;

/**
 * One record for each job, and none that outlives its job: `isLive` says which may have one. What is
 * remembered of any other is remembered by nobody.
 */
export function createRuntimes<M extends object>(isLive: (id: string) => boolean) {
  const records = new Map<string, Runtime<M>>();
  const fresh = (): Runtime<M> => ({
    dueAt: Number.NEGATIVE_INFINITY,
    rounds: 0,
    doubtedAt: null,
    memory: {},
  });
  return {
    /** To be written to. */
    of(id: string): Runtime<M> {
      const found = records.get(id) ?? fresh();
      if (isLive(id)) records.set(id, found);
      return found;
    },
    /** To be read; nothing is kept for having been asked for. */
    peek: (id: string): Readonly<Runtime<M>> | undefined => records.get(id),
    drop: (id: string): void => void records.delete(id),
    ids: (): readonly string[] => [...records.keys()],
  };
}
