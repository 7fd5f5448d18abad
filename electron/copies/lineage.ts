import type { Services } from '../../shared/contract/contract.ts';
import type { LineageStep } from '../../shared/contract/copies.ts';
import type { MediaRow } from '../../shared/media.ts';
import type { StoredMedia } from '../library/mediaRow.ts';
import type { MediaTable } from '../library/mediaTable.ts';
import type { Descent, LineageTable } from './lineageTable.ts';

/** Of an item that is kept alive for years, as much as anybody reads. */
const mostSteps = 50;

interface LineageDeps {
  readonly table: Pick<MediaTable, 'byIds'>;
  /** What the window may know of an item. */
  readonly rowOf: (item: StoredMedia) => MediaRow;
  readonly lineages: Pick<LineageTable, 'before' | 'after'>;
}

/** Tells what items came from and what they became; the steps nearest to the item, as many as are read. */
export function createLineage({
  table,
  rowOf,
  lineages,
}: LineageDeps): Services['copies']['lineageOf'] {
  function told(steps: readonly Descent[]): LineageStep[] {
    const ids = new Set(steps.flatMap(({ newId, oldId }) => [newId, oldId]));
    const rows = new Map(table.byIds([...ids]).map((row) => [row.id, rowOf(row)]));
    return steps.flatMap(({ newId, oldId, kind, by, at }) => {
      const [from, became] = [rows.get(oldId), rows.get(newId)];
      return from === undefined || became === undefined ? [] : [{ kind, by, at, from, became }];
    });
  }
  return async ({ mediaId }) => {
    const before: Descent[] = [];
    for (let step = lineages.before(mediaId); step !== null && before.length < mostSteps; ) {
      before.unshift(step);
      step = lineages.before(step.oldId);
    }
    const after: Descent[] = [];
    const open = [mediaId];
    for (let id = open.shift(); id !== undefined && after.length < mostSteps; id = open.shift()) {
      for (const step of lineages.after(id).slice(0, mostSteps - after.length)) {
        after.push(step);
        open.push(step.newId);
      }
    }
    return { before: told(before), after: told(after) };
  };
}
