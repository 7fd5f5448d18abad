import { en } from '../../strings/en.ts';
import { formatCount } from '../../text/format.ts';
import type { Previewed } from './useCleanup.ts';

const words = en.cleanup;

/** What heads a preview: that nothing would go is said only of a plan that was made. */
export function previewTitle(previewed: Previewed): string {
  if (previewed.at === 'looking') return words.previewing;
  if (previewed.at === 'failed') return words.notChecked;
  const { items } = previewed.plan;
  return items === 0 ? words.nothing : words.question(items, formatCount(items));
}
