import { parseArgs } from 'node:util';
import { accountParts } from './accounts/accountParts.ts';
import { reportGoal } from './benchRow.ts';

/** How a library is read, searched and listed, beside what it could be: each goal is met or MISSED. */
export async function runLibraryBench(root: string, program: string): Promise<void> {
  const { values } = parseArgs({
    args: process.argv.slice(3),
    options: {
      rounds: { type: 'string', default: '3' },
      /** Names of parts, or how they begin, between semicolons. */
      only: { type: 'string' },
      /** A folder for a CPU profile of each run of Satchel. */
      profile: { type: 'string' },
    },
  });
  const { only } = values;
  const wanted = (name: string) =>
    only === undefined || only.split(';').some((start) => name.startsWith(start.trim()));
  const lines: (() => void)[] = [];
  for (const part of accountParts(root, program, values.profile ?? null)) {
    if (!wanted(part.name)) continue;
    for (const goal of await part.run(Number(values.rounds))) {
      lines.push(() => reportGoal(part.name, goal));
    }
  }
  console.log('');
  for (const line of lines) line();
}
