import type { LearntLook } from '../../../shared/contract/looking/looks.ts';
import { useLibrary } from './libraryStore.ts';
import type { Pages } from './pages.ts';

/** Writes into the rows in view what was learnt by looking at their items; the list itself stays as it is. */
export function putLooks(looks: readonly LearntLook[]): void {
  const { pages } = useLibrary.getState();
  const known = withLooks(pages, looks);
  if (known !== pages) useLibrary.setState({ pages: known });
}

/** The same pages where none of them has one of these items. */
export function withLooks(pages: Pages, looks: readonly LearntLook[]): Pages {
  const byId = new Map(looks.map((look) => [look.id, look]));
  const touched = Object.entries(pages).filter(([, rows]) => rows.some(({ id }) => byId.has(id)));
  if (touched.length === 0) return pages;
  const made = touched.map(([place, rows]) => [
    place,
    rows.map((row) => patched(row, byId.get(row.id))),
  ]);
  return { ...pages, ...Object.fromEntries(made) };
}

function patched<Row extends LearntLook>(row: Row, look: LearntLook | undefined): Row {
  if (look === undefined) return row;
  return {
    ...row,
    width: look.width ?? row.width,
    height: look.height ?? row.height,
    durationMs: look.durationMs ?? row.durationMs,
    placeholder: look.placeholder ?? row.placeholder,
  };
}
