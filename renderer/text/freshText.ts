import type { ArchivePlan } from '../../shared/contract/archives.ts';
import { en } from '../strings/en.ts';
import { formatBytes, formatCount } from './format.ts';

const words = en.archives;

function sizeOf({ fresh, bytes, unknownSizes }: ArchivePlan): string | null {
  if (fresh === 0 || unknownSizes === fresh) return null;
  const size = formatBytes(bytes);
  return unknownSizes === 0 ? size : words.atLeast(size, unknownSizes, formatCount(unknownSizes));
}

/** What a plan brings into its archive; that everything is there already is said only where it is. */
export function freshText(plan: ArchivePlan): string {
  const { fresh, underway, gone } = plan;
  if (fresh > 0) return words.toDownload(fresh, formatCount(fresh), sizeOf(plan));
  return underway + gone > 0 ? words.nothingNew : words.upToDate;
}
