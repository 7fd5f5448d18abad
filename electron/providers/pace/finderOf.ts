import type { Session } from '../provider.ts';
import { createWidthFinder, type WidthFinder } from './widthFinder.ts';

const finders = new WeakMap<Session, WidthFinder>();

/** What one session has learnt of how much its provider bears. */
export function finderOf(session: Session): WidthFinder {
  const known = finders.get(session);
  if (known) return known;
  const made = createWidthFinder(session.clock);
  finders.set(session, made);
  return made;
}
