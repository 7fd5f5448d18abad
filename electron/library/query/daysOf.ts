import type { ListedDay } from '../../../shared/contract/library.ts';
import type { Database } from '../../database/database.ts';
import { prepare } from '../../database/prepare.ts';
import { mediaSql } from './mediaSql.ts';

/** The days in the time zone of this computer on which the items of a list were stored, in the list's order. */
export function daysOf(database: Database, ids: Float64Array): ListedDay[] {
  const find = prepare(database, mediaSql.storedAts);
  const stored = new Map(
    (find.all({ ids: JSON.stringify([...ids]) }) as { id: number; storedAt: number | null }[]).map(
      ({ id, storedAt }) => [id, storedAt],
    ),
  );
  const days: ListedDay[] = [];
  ids.forEach((id, index) => {
    const at = stored.get(id) ?? null;
    const day = at === null ? null : dayOf(at);
    const last = days.at(-1);
    if (last !== undefined && last.day === day) last.count += 1;
    else days.push({ day, start: index, count: 1 });
  });
  return days;
}

function dayOf(at: number): string {
  const date = new Date(at);
  const two = (part: number) => String(part).padStart(2, '0');
  return `${date.getFullYear()}-${two(date.getMonth() + 1)}-${two(date.getDate())}`;
}
