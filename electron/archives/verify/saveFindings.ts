import type { ArchiveFinding } from '../../../shared/contract/archives.ts';
import { csvLine } from '../../../shared/text/csvLine.ts';
import type { SaveDocument } from '../../saving/saveDocument.ts';

const linesAtOnce = 1_000;

/** What was found as CSV, in UTF-8 with a byte order mark, without which Excel reads it by the code page of the computer. */
export async function* findingsCsv(findings: readonly ArchiveFinding[]): AsyncGenerator<Buffer> {
  yield Buffer.from(`\uFEFF${csvLine(['finding', 'path'])}`);
  for (let start = 0; start < findings.length; start += linesAtOnce) {
    const some = findings.slice(start, start + linesAtOnce);
    yield Buffer.from(some.map(({ kind, path }) => csvLine([kind, path])).join(''));
    // Everything else gets its turn.
    await new Promise((resolve) => setImmediate(resolve));
  }
}

/** Asks where to save what was found, and answers when the file is there whole; null when nothing was chosen. */
export async function saveFindings(
  findings: readonly ArchiveFinding[],
  save: SaveDocument,
): Promise<{ name: string } | null> {
  const document = { name: 'Archive check.csv', bytes: () => findingsCsv(findings) };
  const told = await save(document, new AbortController().signal);
  return told === null ? null : { name: told.name };
}
