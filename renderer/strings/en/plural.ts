const grouped = new Intl.NumberFormat();

/** A count with its noun: "1 file", "2,400 files"; `many` where an s does not make the plural. */
export function plural(count: number, one: string, many = `${one}s`): string {
  return count === 1 ? `1 ${one}` : `${grouped.format(count)} ${many}`;
}

/** All of so many, two or more: “both”, “all 2,400”. */
export const allOf = (count: number) => (count === 2 ? 'both' : `all ${grouped.format(count)}`);
