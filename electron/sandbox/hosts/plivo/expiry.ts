const hourMs = 3_600_000;

/** Unused media is deleted after six hours (providers.md 1.8). */
export const unusedLifeMs = 6 * hourMs;
/** Media used in a message is kept for a year (providers.md 1.8). */
export const usedLifeMs = 365 * 24 * hourMs;

export function expiresAt(object: { storedAt: number; usedAt: number | null }): number {
  return object.usedAt === null ? object.storedAt + unusedLifeMs : object.usedAt + usedLifeMs;
}
