import type { ArchiveOutcome } from '../../shared/contract/archives.ts';

interface Note {
  readonly title: string;
  readonly body: string;
}

export interface Updated {
  readonly title: string;
  readonly last: ArchiveOutcome;
}

const counts = new Intl.NumberFormat();
const counted = (count: number, what: string) =>
  count === 1 ? `1 ${what}` : `${counts.format(count)} ${what}s`;

const isWhole = ({ last }: Updated) => last.failed === 0 && last.failure === null;

function noteOfOne({ title, last: { done, failed, failure } }: Updated): Note {
  if (done === 0 && failure !== null) {
    return { title: `“${title}” wasn’t updated`, body: 'Open Satchel to see why.' };
  }
  const body = `${counted(done, 'item')} added.`;
  if (failed === 0) return { title: `“${title}” updated`, body };
  const lost = `${counted(failed, 'item')} not archived.`;
  return { title: `“${title}” updated in part`, body: `${body} ${lost}` };
}

/**
 * What the system says of updates by schedule that ended together; null where nothing new came and all went well.
 * Others may see it: no names of accounts, people or files.
 */
export function scheduledNote(updated: readonly Updated[]): Note | null {
  const told = updated.filter((one) => one.last.done > 0 || !isWhole(one));
  const [first, ...others] = told;
  if (first === undefined) return null;
  if (others.length === 0) return noteOfOne(first);
  const added = `${counted(
    told.reduce((sum, { last }) => sum + last.done, 0),
    'item',
  )} added.`;
  const troubled = told.filter((one) => !isWhole(one)).length;
  if (troubled === 0) return { title: `${counted(told.length, 'archive')} updated`, body: added };
  return {
    title: `${counts.format(troubled)} of ${counted(updated.length, 'archive')} not updated in full`,
    body: `${added} Open Satchel to see why.`,
  };
}
