import type { Group } from './groups.ts';
import { clamp, type LaidRow, type Layout, lastNotBeyond, type Measures } from './layout.ts';

/** Cards of one size in columns, as wide as they are high; each group begins a row. */
export function createEvenLayout(
  total: number,
  groups: readonly Group[] | null,
  measures: Measures,
): Layout {
  const { width, columns, gap, wordsHeight, headingHeight } = measures;
  const cardWidth = Math.max(1, (width - gap * (columns - 1)) / columns);
  const pictureHeight = Math.max(1, Math.round(cardWidth));
  const pitch = pictureHeight + wordsHeight + gap;
  const parts = groups ?? [{ start: 0, count: total }];
  const above = groups === null ? 0 : headingHeight;

  const count = parts.length;
  const starts = new Float64Array(count);
  const firstRows = new Float64Array(count + 1);
  const tops = new Float64Array(count + 1);
  parts.forEach((part, at) => {
    const rows = Math.ceil(part.count / columns);
    starts[at] = part.start;
    firstRows[at + 1] = (firstRows[at] ?? 0) + rows;
    tops[at + 1] = (tops[at] ?? 0) + above + rows * pitch;
  });
  const rows = firstRows[count] ?? 0;
  const height = tops[count] ?? 0;

  function row(number: number): LaidRow {
    const at = lastNotBeyond(firstRows, count, number);
    const within = number - (firstRows[at] ?? 0);
    const part = parts[at] ?? { start: 0, count: 0 };
    const first = part.start + within * columns;
    const cells = Math.min(columns, part.start + part.count - first);
    const top = (tops[at] ?? 0) + within * pitch;
    return {
      number,
      top: within === 0 ? top : top + above,
      height: within === 0 ? pitch + above : pitch,
      pictureHeight,
      heading: within === 0 ? (groups?.[at] ?? null) : null,
      cells: Array.from({ length: Math.max(0, cells) }, (_, column) => ({
        index: first + column,
        left: column * (cardWidth + gap),
        width: cardWidth,
      })),
    };
  }

  return {
    total,
    rows,
    columns,
    height,
    headingHeight: above,
    rowOf(index) {
      const at = lastNotBeyond(starts, count, index);
      return (firstRows[at] ?? 0) + Math.floor((index - (starts[at] ?? 0)) / columns);
    },
    rowNear(offset) {
      const at = lastNotBeyond(tops, count, offset);
      const within = Math.floor((offset - (tops[at] ?? 0) - above) / pitch);
      const first = firstRows[at] ?? 0;
      return clamp(
        first + Math.max(0, within),
        first,
        Math.max(first, (firstRows[at + 1] ?? 0) - 1),
      );
    },
    row,
  };
}
