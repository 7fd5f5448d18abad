export interface Bounds {
  readonly maxBytes: number;
  readonly maxItems: number;
  readonly maxDepth: number;
}

export const askBounds: Bounds = { maxBytes: 256 * 1024, maxItems: 1_000, maxDepth: 8 };

/**
 * Whether a value from the window is small enough to be parsed at all: text counted in UTF-16 units
 * times two, any list or record up to `maxItems`, nesting up to `maxDepth`.
 */
export function isWithin(value: unknown, bounds: Bounds = askBounds): boolean {
  let bytes = 0;
  const visit = (node: unknown, depth: number): boolean => {
    if (typeof node === 'string') bytes += node.length * 2;
    else bytes += 8;
    if (bytes > bounds.maxBytes) return false;
    if (typeof node !== 'object' || node === null) return true;
    if (depth >= bounds.maxDepth) return false;
    const entries = Array.isArray(node) ? node : entriesOf(node);
    if (entries === null || entries.length > bounds.maxItems) return false;
    return entries.every((entry) => visit(entry, depth + 1));
  };
  return visit(value, 0);
}

/** Keys and values of a plain record; null for anything else (maps, buffers, dates). */
function entriesOf(node: object): unknown[] | null {
  const prototype: unknown = Object.getPrototypeOf(node);
  if (prototype !== Object.prototype && prototype !== null) return null;
  return Object.entries(node).flat();
}
