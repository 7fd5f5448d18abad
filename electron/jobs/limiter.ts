/** Lets so many in at once as there may be at that moment; the others wait in their order. */
export function createLimiter(width: () => number) {
  const waiting: (() => void)[] = [];
  let inside = 0;
  function admit(): void {
    while (inside < width()) {
      const next = waiting.shift();
      if (next === undefined) return;
      inside += 1;
      next();
    }
  }
  return {
    async enter(): Promise<void> {
      const turn = new Promise<void>((resolve) => waiting.push(resolve));
      admit();
      await turn;
    },
    leave(): void {
      inside -= 1;
      admit();
    },
  };
}
