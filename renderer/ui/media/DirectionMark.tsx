import { ArrowDownLeft, ArrowUpRight } from 'lucide-react';
import type { MediaRow } from '../../../shared/media.ts';
import { en } from '../../strings/en.ts';

interface DirectionMarkProps {
  direction: MediaRow['direction'];
  /** Its word is said elsewhere. */
  silent?: boolean;
}

/** An arrow in or out, with its word for who does not see it. */
export function DirectionMark({ direction, silent = false }: DirectionMarkProps) {
  if (direction === null) return null;
  const Arrow = direction === 'inbound' ? ArrowDownLeft : ArrowUpRight;
  if (silent) return <Arrow aria-hidden />;
  return <Arrow role="img" aria-label={en.library.inspector[direction]} />;
}
