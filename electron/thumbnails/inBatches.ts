/**
 * Work that is done for many as quickly as for one: what is asked for while it runs waits, and is done together
 * afterwards. Each who asks hears when all that they asked for is done, or why it was not.
 */
export function inBatches<T>(
  work: (all: readonly T[]) => Promise<void>,
): (asked: readonly T[]) => Promise<void> {
  let running: Promise<unknown> = Promise.resolve();
  let next: { readonly all: Set<T>; readonly done: Promise<void> } | null = null;
  return (asked) => {
    if (next === null) {
      const all = new Set<T>();
      const done = running.then(() => {
        next = null;
        return work([...all]);
      });
      running = done.catch(() => {});
      next = { all, done };
    }
    for (const one of asked) next.all.add(one);
    return next.done;
  };
}
