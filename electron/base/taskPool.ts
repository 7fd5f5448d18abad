/** Runs tasks, at most so many at once, in the order in which they were asked for. */
export interface TaskPool {
  run<T>(task: () => Promise<T>): Promise<T>;
}

export function createTaskPool(width: number): TaskPool {
  const waiting: (() => void)[] = [];
  let free = width;
  return {
    async run(task) {
      if (free > 0) free -= 1;
      else await new Promise<void>((resolve) => waiting.push(resolve));
      try {
        return await task();
      } finally {
        // The slot is handed over rather than freed, so that nobody can overtake who waits.
        const next = waiting.shift();
        if (next) next();
        else free += 1;
      }
    },
  };
}
