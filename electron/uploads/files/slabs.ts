/** The most that one request carries, but for a single larger file. */
export const groupBytes = 4_000_000;

const leastBytes = 65_536;
const mostKept = 12;

/** Memory that requests are read into and that is used again: as much of it as they are large. */
export function createSlabs() {
  /** The smallest first. */
  const kept: Buffer[] = [];
  return {
    /** At least that much, its bytes those of whoever had it before. */
    take(bytes: number): Buffer {
      const fitting = kept.findIndex(({ length }) => length >= bytes);
      const [found] = fitting === -1 ? [] : kept.splice(fitting, 1);
      return found ?? Buffer.allocUnsafeSlow(roundedUp(bytes));
    },
    /** Nobody reads from it or writes to it any more. */
    giveBack(slab: Buffer): void {
      const index = kept.findIndex(({ length }) => length >= slab.length);
      kept.splice(index === -1 ? kept.length : index, 0, slab);
      // A large one serves every request, a small one only few.
      if (kept.length > mostKept) kept.shift();
    },
  };
}

/** Few different sizes, so that most are used again. */
function roundedUp(bytes: number): number {
  let size = leastBytes;
  while (size < bytes) size *= 2;
  return Math.max(bytes, Math.min(size, groupBytes));
}
