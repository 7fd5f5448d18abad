import { afterEach, describe, it } from 'vitest';
import type { UploadRig } from './support/afterRow.ts';
import { bareRows, betweenRows, ownRows } from './support/betweenRows.ts';
import type { FaultRow } from './support/faultRow.ts';
import { machineRows } from './support/machineRows.ts';
import { answerRows, bodyRows, connectionRows } from './support/networkRows.ts';
import { listingRows, refusalRows } from './support/refusalRows.ts';
import { openFor, rowLimitMs, tryRow } from './support/tryRow.ts';
import { toPlivo } from './support/way.ts';

let rig: UploadRig;
afterEach(() => rig.close());

/** The table of safety.md 3 as far as it concerns uploads, over real sockets, files and SQLite. */
describe.each<[string, readonly FaultRow[]]>([
  ['connections', connectionRows],
  ['bodies', bodyRows],
  ['answers', answerRows],
  ['answers from between', betweenRows(toPlivo)],
  ['answers in its own words', ownRows(toPlivo)],
  ['answers that are a mere id', bareRows(toPlivo)],
  ['refusals', refusalRows],
  ['listings', listingRows],
  ['this machine', machineRows],
])('Plivo, faults of %s', (_, rows) => {
  const fitting = rows.filter(({ only }) => only?.(toPlivo) ?? true);
  const cases = fitting.map((row) => [row.name, row] as const);
  it.each(cases)('%s', { timeout: rowLimitMs }, async (_name, row) => {
    rig = await openFor(row, toPlivo);
    await tryRow(row, rig);
  });
});
