import { parentPort, workerData } from 'node:worker_threads';
import { openReader } from '../database/openReader.ts';
import { answerQueries } from '../library/query/answers/answerQueries.ts';

// A thread with a connection of its own, which only reads: lists of any size hold nobody else up.
const { path, locale } = workerData as { path: string; locale: string | undefined };
const answer = answerQueries({
  database: openReader(path),
  locale,
  post: (said) => parentPort?.postMessage(said),
});
parentPort?.on('message', answer);
