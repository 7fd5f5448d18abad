import type { MediaId } from '../../../../shared/ids.ts';

/** What shows one item after another, and may stand in any place. */
interface Holder {
  readonly item: MediaId | null;
}

interface Holders<H extends Holder> {
  readonly cells: H[];
}

interface Drawn<H extends Holder> {
  readonly view: Holders<H>;
  readonly row: { readonly cells: readonly { readonly index: number }[] };
}

/**
 * Exchanges cells until each item that is to be drawn and that a cell shows already stands in that cell, so that a
 * picture whose item only moves is not drawn anew. No cell is lost: that in whose place it goes takes its own.
 */
export function keepItems<H extends Holder>(
  rows: readonly Drawn<H>[],
  leaving: readonly Holders<H>[],
  itemAt: (index: number) => MediaId | undefined,
): void {
  const places = new Map<MediaId, readonly [cells: H[], column: number]>();
  const note = (cells: H[], column: number) => {
    const item = cells[column]?.item ?? null;
    if (item !== null) places.set(item, [cells, column]);
  };
  for (const { cells } of [...leaving, ...rows.map(({ view }) => view)]) {
    for (let column = 0; column < cells.length; column += 1) note(cells, column);
  }
  for (const { view, row } of rows) {
    row.cells.forEach(({ index }, column) => {
      const wanted = itemAt(index);
      const here = view.cells[column];
      if (wanted === undefined || here === undefined || here.item === wanted) return;
      const [there, from] = places.get(wanted) ?? [];
      const holder = there === undefined || from === undefined ? undefined : there[from];
      if (there === undefined || from === undefined || holder === undefined) return;
      view.cells[column] = holder;
      there[from] = here;
      note(view.cells, column);
      note(there, from);
    });
  }
}
