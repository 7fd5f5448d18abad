import type { Settings } from './settings.ts';

/** What is wrong with settings that are each well by themselves, as `section.key: why`; null when nothing is. */
export function wholeProblem(all: Settings): string | null {
  const { quietFrom, quietUntil } = all.notifications;
  if ((quietFrom === null) !== (quietUntil === null)) return 'notifications.quietUntil: half';
  if (quietFrom !== null && quietFrom === quietUntil) return 'notifications.quietUntil: empty';
  return null;
}
