import { lastInstant } from '../../../../shared/instant.ts';
import type { Database } from '../../../database/database.ts';
import { prepare } from '../../../database/prepare.ts';
import { mediaSql } from '../mediaSql.ts';
import type { ColumnRow, MediaColumns } from './mediaColumns.ts';
import { namedText } from './people.ts';

/** As `mediaSql.facts` lists them. */
type Facts = readonly [
  id: number,
  account: string,
  kind: string,
  type: string | null,
  direction: string | null,
  status: string | null,
  fromAddress: string | null,
  fromName: string | null,
  toAddress: string | null,
  toName: string | null,
  conversationRef: string | null,
  conversationName: string | null,
  stored: number | null,
  used: number | null,
  end: number | null,
  size: number | null,
  pixels: number | null,
  gone: number | null,
  archives: number,
];

/** What is read for it at once is garbage a moment later: with more, the heap grows by it for good. */
const rowsAtOnce = 1_000;

/** Reads into columns what was written since it was read last; `changed` hears the positions of what was there before. */
export function createColumnReader(
  database: Database,
  columns: MediaColumns,
  changed: (position: number) => void,
) {
  const readAfter = prepare(database, mediaSql.factsAfter);
  const readIds = prepare(database, mediaSql.factsOf);
  const newestId = prepare(database, mediaSql.newestId);
  const changes = prepare(database, mediaSql.changesAfter);
  const lastChange = prepare(database, mediaSql.lastChange);
  let lastId = 0;
  let lastSeq: number | null = null;

  const put = (rows: readonly Facts[]) => {
    for (const row of rows) columns.put(columnRowOf(row));
  };

  function reread(): void {
    const { changed: json, seq } = changes.get({ after: lastSeq ?? 0 }) as {
      changed: string;
      seq: number | null;
    };
    if (seq === null) return;
    lastSeq = seq;
    const ids = [...new Set(JSON.parse(json) as number[])].filter((id) => id <= lastId);
    const rows = factsIn(readIds.get({ ids: JSON.stringify(ids) }));
    const there = new Set(rows.map(([id]) => id));
    put(rows);
    for (const id of ids) {
      if (!there.has(id)) columns.remove(id);
      const position = columns.positionOf(id);
      if (position !== -1) changed(position);
    }
  }

  return {
    /** Reads some more; says whether that was all. */
    step(): boolean {
      // What changes while everything is read for the first time is read once more after it.
      lastSeq ??= (lastChange.get() as { seq: number | null }).seq ?? 0;
      const rows = factsIn(readAfter.get({ after: lastId, limit: rowsAtOnce }));
      put(rows);
      lastId = rows.at(-1)?.[0] ?? lastId;
      if (rows.length === rowsAtOnce) return false;
      reread();
      return true;
    },
    /** Whether nothing was written since. */
    isCurrent(): boolean {
      const { n } = newestId.get() as { n: number };
      const { seq } = lastChange.get() as { seq: number | null };
      return lastSeq !== null && n <= lastId && (seq ?? 0) <= lastSeq;
    },
  };
}

const factsIn = (row: unknown) => JSON.parse((row as { facts: string }).facts) as Facts[];

/** An instant or size that cannot be is one that is not known. */
const instantOr = (at: number | null) =>
  at === null || Math.abs(at) > lastInstant ? Number.NaN : at;

function columnRowOf(facts: Facts): ColumnRow {
  const [id, account, kind, type, direction, status, ...others] = facts;
  const [fromAddress, fromName, toAddress, toName, ...more] = others;
  const [conversationRef, conversationName, stored, used, end, size, pixels, ...rest] = more;
  const [gone, archives] = rest;
  return {
    id,
    stored: instantOr(stored),
    used: instantOr(used),
    end: instantOr(end),
    size: size === null || size < 0 ? Number.NaN : size,
    pixels: pixels ?? Number.NaN,
    gone: gone !== null,
    archived: archives > 0 ? 1 : 0,
    codes: {
      account,
      kind,
      type,
      direction,
      status,
      from: namedText({ address: fromAddress, name: fromName }),
      to: namedText({ address: toAddress, name: toName }),
      conversation: namedText({ address: conversationRef, name: conversationName }),
    },
  };
}
