const everyMs = 500;

/** The most that is alive in the heap between `begin` and `end`, in bytes; 0 where Node was not started with `--expose-gc`. */
export function watchHeap() {
  let most = 0;
  let timer: NodeJS.Timeout | undefined;
  const look = () => {
    globalThis.gc?.();
    most = Math.max(most, process.memoryUsage().heapUsed);
  };
  return {
    begin(): void {
      if (globalThis.gc === undefined) return;
      look();
      timer = setInterval(look, everyMs);
    },
    end(): number {
      clearInterval(timer);
      return most;
    },
  };
}
