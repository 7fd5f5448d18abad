export type Claims<C> = ReturnType<typeof createClaims<C>>;

/** What is at a provider belongs to one job only, also to one that is forgotten since. */
export function createClaims<C>(known: Iterable<C>) {
  const claimed = new Set(known);
  return {
    isClaimed: (name: C): boolean => claimed.has(name),
    /** Takes it for one job, before that is written; false when another one has it. */
    claim(name: C): boolean {
      if (claimed.has(name)) return false;
      claimed.add(name);
      return true;
    },
  };
}
