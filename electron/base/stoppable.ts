/** Work that a person may give up while it runs, by the key that was given when it was begun. */
export interface Stoppable {
  run<T>(key: string | undefined, work: (stop: AbortSignal) => Promise<T>): Promise<T>;
  /** Nothing happens where nothing runs under the key. */
  stop(key: string): void;
  /** Stops all, and whatever is begun afterwards. */
  close(): void;
}

export function createStoppable(): Stoppable {
  const running = new Set<{ readonly key: string | undefined; readonly stop: AbortController }>();
  let closed = false;
  return {
    async run(key, work) {
      const one = { key, stop: new AbortController() };
      if (closed) one.stop.abort();
      running.add(one);
      try {
        return await work(one.stop.signal);
      } finally {
        running.delete(one);
      }
    },
    stop(key) {
      for (const one of running) if (one.key === key) one.stop.abort();
    },
    close() {
      closed = true;
      for (const { stop } of running) stop.abort();
    },
  };
}
