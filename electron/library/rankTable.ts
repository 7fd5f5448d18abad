import { z } from 'zod';
import type { Database } from '../database/database.ts';
import { prepare } from '../database/prepare.ts';
import type { RankTable } from './names/nameRanks.ts';
import { mediaSql } from './query/mediaSql.ts';

const ranked = z.object({ name: z.string(), rank: z.string() }).optional();
const number = z.object({ n: z.number() });
const outdated = z.array(z.object({ id: z.number(), name: z.string() }));

/** The ranks that items keep of their names. */
export function createRankTable(database: Database): RankTable {
  const first = prepare(database, mediaSql.firstRanked);
  const any = prepare(database, mediaSql.anyOutdated);
  const read = prepare(database, mediaSql.outdatedRanks);
  const write = prepare(database, mediaSql.keepRank);
  return {
    first: (from, before) => ranked.parse(first.get({ from, before })),
    hasOutdated: (end) => number.parse(any.get({ end })).n > 0,
    outdated: (end, after, limit) => outdated.parse(read.all({ end, after, limit })),
    keep: (id, rank, end) => void write.run({ id, rank, end }),
  };
}
