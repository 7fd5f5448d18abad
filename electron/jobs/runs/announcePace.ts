const quickMs = 100;
const slowestMs = 2_000;
/** So long for each run that is told of, since all are told each time: a hundred that are over must not make a window slow. */
const eachMs = 2;

/** How long from one announcement of all runs to the next, in ms. */
export const announcePace = (runs: number): number =>
  Math.min(slowestMs, Math.max(quickMs, runs * eachMs));

/** The same of those that there are each time it is asked. */
export const paceOf = (runs: { readonly size: number }) => () => announcePace(runs.size);
