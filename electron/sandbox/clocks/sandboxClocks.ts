/** How far clocks of one provider are off from its own time, each by itself; in ms. */
export interface ClockOffsets {
  /** The `Date` header of every answer. */
  readonly date?: number;
  /** Every instant in a listing or a look-up, such as `upload_time` and `date_created`. */
  readonly listed?: number;
  /** What signed links are made and judged by. */
  readonly links?: number;
}

/** The time of the sandbox, and the three clocks by which it tells others of it. */
export interface SandboxClocks {
  /** Its own, by which it keeps and forgets: the given one, plus all that it was wound forward. */
  now(): number;
  wind(ms: number): void;
  date(): number;
  links(): number;
  /** What an instant of its own is listed as: by the clock of the listing as it was just then. */
  listed(at: number): number;
  /** Sets those clocks that are named; what was listed before keeps its instants. */
  skew(offsets: ClockOffsets): void;
}

export function createSandboxClocks(now: () => number, offsets: ClockOffsets = {}): SandboxClocks {
  let woundMs = 0;
  let { date = 0, links = 0 } = offsets;
  /** The latest first. */
  const listings = [{ from: Number.NEGATIVE_INFINITY, ms: offsets.listed ?? 0 }];
  const own = () => now() + woundMs;
  return {
    now: own,
    wind(ms) {
      woundMs += ms;
    },
    date: () => own() + date,
    links: () => own() + links,
    listed: (at) => at + (listings.find(({ from }) => from <= at)?.ms ?? 0),
    skew(changed) {
      date = changed.date ?? date;
      links = changed.links ?? links;
      if (changed.listed !== undefined) listings.unshift({ from: own(), ms: changed.listed });
    },
  };
}
