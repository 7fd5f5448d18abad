export interface Field {
  readonly columns: number;
  readonly total: number;
  /** Rows that a PageUp or PageDown passes. */
  readonly rowsInView: number;
}

/** The index that a key takes the focus to, or null when the key is not one of movement. */
export function moveFocus(index: number, key: string, field: Field, far: boolean): number | null {
  const { columns, total, rowsInView } = field;
  const last = Math.max(0, total - 1);
  const clamp = (to: number) => Math.min(last, Math.max(0, to));
  const page = Math.max(1, rowsInView) * columns;
  const rowStart = index - (index % columns);
  // A row of one item has no ends of its own.
  const toEnds = far || columns === 1;
  switch (key) {
    case 'ArrowLeft':
      return clamp(index - 1);
    case 'ArrowRight':
      return clamp(index + 1);
    case 'ArrowUp':
      return index - columns < 0 ? index : index - columns;
    case 'ArrowDown':
      return index + columns <= last ? index + columns : rowStart + columns <= last ? last : index;
    case 'PageUp':
      return index - page < 0 ? index % columns : index - page;
    case 'PageDown':
      return clamp(index + page);
    case 'Home':
      return toEnds ? 0 : rowStart;
    case 'End':
      return toEnds ? last : clamp(rowStart + columns - 1);
    default:
      return null;
  }
}
