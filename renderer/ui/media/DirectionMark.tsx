import { ArrowDownLeft, ArrowUpRight } from 'lucide-react';
import type { MediaRow } from '../../../shared/media.ts';
import { en } from '../../strings/en.ts';

/** An arrow in or out, with its word for who does not see it. */
export function DirectionMark({ direction }: { direction: MediaRow['direction'] }) {
  if (direction === null) return null;
  const Arrow = direction === 'inbound' ? ArrowDownLeft : ArrowUpRight;
  return <Arrow role="img" aria-label={en.library.inspector[direction]} />;
}
