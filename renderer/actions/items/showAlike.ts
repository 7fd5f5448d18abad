import { CalendarDays, type LucideIcon, MessagesSquare, UserRound } from 'lucide-react';
import type { MediaRow } from '../../../shared/media.ts';
import type { MediaFilter } from '../../../shared/query/mediaFilter.ts';
import { change, showAll } from '../../stores/view/viewStore.ts';
import { en } from '../../strings/en.ts';
import { personText } from '../../text/filterWords.ts';

/** Other items to which one item leads. */
export interface Alike {
  readonly id: 'person' | 'conversation' | 'day';
  readonly Icon: LucideIcon;
  readonly label: string;
  readonly filter: MediaFilter;
}

const words = en.find.act;

/** The other end of its message: who sent what came in, or who received what went out. */
function byPerson(row: MediaRow): Alike | null {
  const { direction, fromAddress, fromName, toAddress, toName } = row;
  if (direction === 'inbound' && fromAddress !== null) {
    const label = words.person(fromName ?? personText(fromAddress));
    return { id: 'person', Icon: UserRound, label, filter: { from: fromAddress } };
  }
  if (direction === 'outbound' && toAddress !== null) {
    const label = words.personTo(toName ?? personText(toAddress));
    return { id: 'person', Icon: UserRound, label, filter: { to: toAddress } };
  }
  return null;
}

function byDay({ storedAt }: MediaRow): Alike | null {
  if (storedAt === null) return null;
  const start = new Date(storedAt);
  start.setHours(0, 0, 0, 0);
  const end = new Date(start);
  end.setDate(start.getDate() + 1);
  const filter = { storedFrom: start.getTime(), storedBefore: end.getTime() };
  return { id: 'day', Icon: CalendarDays, label: words.day, filter };
}

/** All that an item has in common with others, as far as is known. */
export function alikeOf(row: MediaRow): Alike[] {
  const conversation: Alike | null =
    row.conversationName === null
      ? null
      : {
          id: 'conversation',
          Icon: MessagesSquare,
          label: words.conversation,
          filter: { conversation: row.conversationName },
        };
  return [byPerson(row), conversation, byDay(row)].filter((alike) => alike !== null);
}

/** Shows all of them, in every account; the filter is a chip that can be taken away. */
export function showAlike({ filter }: Alike): void {
  showAll();
  change({ filter });
}
