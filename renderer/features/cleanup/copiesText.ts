import type { CleanupAct, CleanupPlan } from '../../../shared/contract/cleanup.ts';
import { en } from '../../strings/en.ts';
import { formatCount } from '../../text/format.ts';

const words = en.cleanup.plan;

/** Which copies there will be of what goes, and that it can be undone; `archive` is what the one is called that is first. */
export function copiesText(
  { items, archived }: Pick<CleanupPlan, 'items' | 'archived'>,
  { archiveId }: Pick<CleanupAct, 'archiveId'>,
  archive: string | null,
): string {
  const copies = () => {
    if (archiveId !== null) return words.archiveFirst(archive ?? '');
    if (archived === 0) return words.noCopies;
    if (archived >= items) return words.allArchived;
    return words.someArchived(formatCount(archived), formatCount(items));
  };
  return `${copies()} ${words.undo}`;
}
