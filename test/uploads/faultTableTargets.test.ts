import { afterEach, describe, it } from 'vitest';
import type { UploadRig } from './support/afterRow.ts';
import { attachRows } from './support/attachRows.ts';
import { bareRows, betweenRows, ownRows } from './support/betweenRows.ts';
import type { FaultRow } from './support/faultRow.ts';
import { machineRows } from './support/machineRows.ts';
import { answerRows, bodyRows, connectionRows } from './support/networkRows.ts';
import { refusalRows } from './support/refusalRows.ts';
import { openFor, rowLimitMs, tryRow } from './support/tryRow.ts';
import { attaching, intoConversation, type Way } from './support/way.ts';

let rig: UploadRig;
afterEach(() => rig.close());

const wholeBodies = bodyRows.filter(({ only }) => only?.(attaching) ?? true);

/** The same table where a file arrives first and is put into a conversation second. */
describe.each<[string, Way, readonly FaultRow[]]>([
  ['connections', attaching, connectionRows],
  ['bodies', attaching, bodyRows],
  ['answers', attaching, answerRows],
  ['answers from between', attaching, betweenRows(attaching)],
  ['answers in its own words', attaching, ownRows(attaching)],
  ['answers that are a mere id', attaching, bareRows(attaching)],
  ['refusals', attaching, refusalRows],
  ['a second request', attaching, attachRows],
  ['this machine', attaching, machineRows],
  ['connections', intoConversation, connectionRows],
  ['bodies', intoConversation, wholeBodies],
])('Conversations, faults of %s', (_, way, rows) => {
  const fitting = rows.filter(({ only }) => only?.(way) ?? true);
  const cases = fitting.map((row) => [row.name, row] as const);
  it.each(cases)('%s', { timeout: rowLimitMs }, async (_name, row) => {
    rig = await openFor(row, way);
    await tryRow(row, rig);
  });
});
