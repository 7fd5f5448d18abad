import type { Lifetime } from '../../../../shared/retention.ts';
import { en } from '../../../strings/en.ts';
import { formatDuration } from '../../../text/format.ts';

const words = en.settings.retention;
const day = 86_400_000;

/** How long something is kept, such as `30 days` or `No expiry`. */
export function lifeText(life: Lifetime): string {
  if (life.kind !== 'duration') return words.lives[life.kind];
  return life.ms % day === 0 ? words.days(life.ms / day) : formatDuration(life.ms);
}
