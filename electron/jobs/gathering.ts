interface Waiting<C, R> {
  readonly changes: readonly C[];
  resolve(results: R[]): void;
  reject(error: unknown): void;
}

/** Gathers what happens at one moment, so that the disk is waited for once. `apply` writes all or throws. */
export function createGathering<
  C extends { readonly id: string },
  R extends { readonly id: string },
>(apply: (changes: readonly C[]) => R[]) {
  let waiting: Waiting<C, R>[] = [];

  function now(changes: readonly C[]): R[] {
    const before = waiting;
    waiting = [];
    try {
      const results = apply([...before.flatMap((one) => one.changes), ...changes]);
      for (const one of before) one.resolve(resultsOf(results, one.changes));
      return resultsOf(results, changes);
    } catch (error) {
      for (const one of before) one.reject(error);
      throw error;
    }
  }

  function flush(): void {
    try {
      now([]);
    } catch {
      // Those who wait have been told.
    }
  }

  return {
    /** At once, and with it what waits. */
    now,
    /** When everything else of this moment has happened. */
    soon(changes: readonly C[]): Promise<R[]> {
      return new Promise((resolve, reject) => {
        if (waiting.length === 0) setImmediate(flush);
        waiting.push({ changes, resolve, reject });
      });
    },
  };
}

function resultsOf<C extends { readonly id: string }, R extends { readonly id: string }>(
  results: readonly R[],
  changes: readonly C[],
): R[] {
  const ids = new Set(changes.map(({ id }) => id));
  return results.filter(({ id }) => ids.has(id));
}
