import type { CleanupPlan } from '../../../shared/contract/cleanup.ts';
import { en } from '../../strings/en.ts';

const words = en.cleanup;

/** Why a plan of no items has none: nothing matches, or what does cannot go, of which the reasons follow. */
export function nothingText({ refused, underway }: Pick<CleanupPlan, 'refused' | 'underway'>) {
  return refused.length + underway === 0 ? words.nothingWhy : words.nothingCan;
}
