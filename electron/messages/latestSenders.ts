/** Whom a message or an item was seen to come from. */
export interface SeenSender {
  readonly address: string;
  /** When it was last seen; null where that is not known. */
  readonly at: number | null;
}

/** As many as a person looks through. */
export const mostSenders = 50;

/** Addresses of all of them, each once, the latest used first. */
export function latestSenders(seen: readonly SeenSender[]): string[] {
  const latest = new Map<string, number>();
  for (const { address, at } of seen) {
    const time = at ?? Number.NEGATIVE_INFINITY;
    latest.set(address, Math.max(time, latest.get(address) ?? Number.NEGATIVE_INFINITY));
  }
  return [...latest]
    .sort(([, one], [, other]) => (one === other ? 0 : other - one))
    .slice(0, mostSenders)
    .map(([address]) => address);
}
