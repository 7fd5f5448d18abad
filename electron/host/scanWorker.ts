import { parentPort } from 'node:worker_threads';
import type { WorkerAnswer, WorkerQuestion } from '../base/guardedWorker.ts';
import { tell } from '../contentType/tellType.ts';
import { peekInto } from '../location/bytes/peek.ts';
import { locationSegment } from '../location/formats/locationSegment.ts';
import type { FileLocation } from '../location/locationOf.ts';
import { removeLocations } from '../location/removeLocations.ts';
import { readFileFacts } from '../uploads/files/fileFacts.ts';
import type { ScanCalls } from '../uploads/files/scanner.ts';
import { endsEarly } from '../wholeness/endsEarly.ts';

/** What nobody could look through cannot be taken out either. */
const unseen: FileLocation = { answer: 'unknown', stays: true };

// A thread without Electron: what it reads was made by others, and it may be ended at any moment.
const calls: ScanCalls = {
  look: ({ path, scan }) =>
    scan
      ? readFileFacts(path)
      : readFileFacts(
          path,
          async () => unseen,
          async () => false,
        ),
  removeLocations: (input) => removeLocations(...input),
  locationSegment: (input) => locationSegment(...input),
  endsEarly: ([bytes, contentType]) =>
    endsEarly({ peek: peekInto(bytes), size: bytes.length }, contentType),
  tellText: ([bytes]) => tell(bytes, { cut: false }),
};

async function answer({ id, call, input }: WorkerQuestion): Promise<WorkerAnswer> {
  const run = Object.entries(calls).find(([name]) => name === call)?.[1];
  if (run === undefined) return { id: null };
  try {
    return { id, value: await run(input as never) };
  } catch (error) {
    if (!(error instanceof Error)) return { id, failed: 'unknown' };
    return { id, failed: error.message, ...(error.stack && { stack: error.stack }) };
  }
}

parentPort?.on('message', async (question: WorkerQuestion) => {
  parentPort?.postMessage(await answer(question));
});
