import { afterEach, describe, it } from 'vitest';
import type { UploadRig } from './support/afterRow.ts';
import { bareRows, betweenRows, ownRows } from './support/betweenRows.ts';
import type { FaultRow } from './support/faultRow.ts';
import { machineRows } from './support/machineRows.ts';
import { answerRows, bodyRows, connectionRows } from './support/networkRows.ts';
import { refusalRows } from './support/refusalRows.ts';
import { openFor, rowLimitMs, tryRow } from './support/tryRow.ts';
import { toConversations } from './support/way.ts';

let rig: UploadRig;
afterEach(() => rig.close());

/** The same table where a file is a request, nothing can be listed, and doubt is waited out. */
describe.each<[string, readonly FaultRow[]]>([
  ['connections', connectionRows],
  ['bodies', bodyRows],
  ['answers', answerRows],
  ['answers from between', betweenRows(toConversations)],
  ['answers in its own words', ownRows(toConversations)],
  ['answers that are a mere id', bareRows(toConversations)],
  ['refusals', refusalRows],
  ['this machine', machineRows],
])('Conversations, faults of %s', (_, rows) => {
  const fitting = rows.filter(({ only }) => only?.(toConversations) ?? true);
  const cases = fitting.map((row) => [row.name, row] as const);
  it.each(cases)('%s', { timeout: rowLimitMs }, async (_name, row) => {
    rig = await openFor(row, toConversations);
    await tryRow(row, rig);
  });
});
