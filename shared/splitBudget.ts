export interface BudgetFile {
  readonly sizeBytes: number;
  /** It can be made smaller; any other takes what it takes. */
  readonly shrinks: boolean;
}

/**
 * How many bytes each file of a set may have so that all of them keep to a total: those below the
 * common level stay as they are, the others share what is left alike. Null when those that cannot
 * be made smaller leave nothing for the others.
 */
export function splitBudget(files: readonly BudgetFile[], totalBytes: number): number[] | null {
  const fixed = files.reduce((sum, file) => sum + (file.shrinks ? 0 : file.sizeBytes), 0);
  const sizes = files.flatMap((file) => (file.shrinks ? [file.sizeBytes] : []));
  const level = levelOf(sizes, totalBytes - fixed);
  if (totalBytes < fixed || (level < 1 && sizes.length > 0)) return null;
  return files.map((file) => (file.shrinks ? Math.min(file.sizeBytes, level) : file.sizeBytes));
}

/** The height to which water of that volume rises over such vessels, in whole bytes. */
function levelOf(sizes: readonly number[], volume: number): number {
  const rising = [...sizes].sort((a, b) => a - b);
  let left = volume;
  for (const [index, size] of rising.entries()) {
    const share = Math.floor(left / (rising.length - index));
    if (size > share) return share;
    left -= size;
  }
  return Number.MAX_SAFE_INTEGER;
}
