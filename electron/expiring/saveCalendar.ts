import type { CalendarOf } from '../../shared/contract/expiring.ts';
import type { Named } from '../../shared/contract/parts/parts.ts';
import type { AccountId, MediaId } from '../../shared/ids.ts';
import type { MediaFilter } from '../../shared/query/mediaFilter.ts';
import { presentPart } from '../../shared/query/presentPart.ts';
import { inPortions } from '../base/inPortions.ts';
import { safeFileName } from '../disk/safeFileName.ts';
import type { MediaTable } from '../library/mediaTable.ts';
import type { SaveDocument } from '../saving/saveDocument.ts';
import { type EndingItem, eventsOf } from './calendar/events.ts';
import { calendarLines } from './calendar/writeCalendar.ts';

export interface CalendarDeps {
  readonly table: Pick<MediaTable, 'byIds'>;
  readonly take: (of: Named) => Promise<readonly MediaId[]>;
  readonly find: (filter: MediaFilter) => Promise<ArrayLike<number>>;
  readonly accountOf: (id: AccountId) => { readonly label: string } | null;
  readonly saveDocument: SaveDocument;
  readonly now: () => number;
  readonly aheadMs: () => number;
}

const rowsAtOnce = 1_000;

const fileNameOf = (title: string) =>
  safeFileName({ name: `${title}.ics`, contentType: null, kind: 'text', storedAt: null });

async function* bytesOf(lines: Iterable<string>) {
  for (const line of lines) yield Buffer.from(line);
}

/** Writes a calendar of what of some items, or of a view, is still to expire. */
export function createSaveCalendar(deps: CalendarDeps) {
  const { table, accountOf, now } = deps;

  async function endingOf(ids: readonly number[]): Promise<EndingItem[]> {
    const starts = Array.from({ length: Math.ceil(ids.length / rowsAtOnce) }, (_, n) => n);
    const found: EndingItem[] = [];
    await inPortions(starts, 1, ([start = 0]) => {
      const rows = table.byIds(ids.slice(start * rowsAtOnce, (start + 1) * rowsAtOnce));
      for (const { accountId, ref, name, expiresAt, goneAt } of rows) {
        if (goneAt !== null || expiresAt === null || expiresAt <= now()) continue;
        const account = accountOf(accountId)?.label ?? '';
        found.push({ key: `${accountId} ${ref}`, name, account, endsAt: expiresAt });
      }
    });
    return found;
  }

  return async (of: CalendarOf, signal: AbortSignal) => {
    const ids = 'items' in of ? await deps.take(of.items) : await deps.find(presentPart(of.filter));
    const items = await endingOf(Array.from(ids));
    if (items.length === 0) return 'none' as const;
    const [title, scope] =
      'items' in of ? ['Expiring', null] : [of.title, JSON.stringify(of.filter)];
    const events = eventsOf(items, scope);
    const facts = { title: `Satchel: ${title}`, now: now(), aheadMs: deps.aheadMs() };
    const saved = await deps.saveDocument(
      { name: fileNameOf(title), bytes: () => bytesOf(calendarLines(events, facts)) },
      signal,
    );
    return saved && { name: saved.name, events: events.length, items: items.length };
  };
}
